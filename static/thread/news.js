/**
 * The avis that came since the last visit, known by this device alone: for each text, the second of the latest avis
 * that was shown here. A visit goes on as long as no half hour passes without a page of it.
 */

const PAUSE = 30 * 60_000 // ms
const TEXTS = 200 // remembered, those read last
const news = document.querySelector(".news")

function remembered() {
  try {
    return JSON.parse(localStorage.news ?? "{}")
  } catch {
    return {} // Nothing may be kept here, or another wrote it.
  }
}

function remember(visits) {
  const latest = Object.entries(visits).sort(([, one], [, other]) => other.at - one.at)
  try {
    localStorage.news = JSON.stringify(Object.fromEntries(latest.slice(0, TEXTS)))
  } catch {
    // Nothing may be kept here: all will be as at the first visit.
  }
}

/** The second from which on avis are new; nothing at the first visit. */
function sinceWhen(avis) {
  const visits = remembered()
  const visit = visits[news.dataset.of] ?? {}
  const from = Date.now() - visit.at < PAUSE ? visit.from : visit.latest
  const latest = Math.max(visit.latest ?? 0, ...avis.map(second))
  remember({ ...visits, [news.dataset.of]: { from, latest, at: Date.now() } })
  return from
}

function second(avis) {
  return parseInt(avis.dataset.since, 36)
}

/** Each new avis says so, in a link to the next one; the last leads to the first. */
function mark(fresh) {
  for (const [place, avis] of fresh.entries()) {
    const link = document.createElement("a")
    link.className = "avis-new"
    link.href = `#${fresh[(place + 1) % fresh.length].id}`
    link.textContent = news.dataset.new
    if (fresh.length > 1) link.append(" ↓")
    avis.querySelector(".avis-head").append(link)
    avis.tabIndex = -1 // so that the link leads the focus there
  }
  news.hidden = false
  news.querySelector("[role=status]").textContent = fresh.length
  news.lastElementChild.href = `#${fresh[0].id}`
}

const avis = [...document.querySelectorAll(".thread .avis[data-since]")]
const from = sinceWhen(avis)
const fresh = avis.filter((one) => second(one) > from)
if (fresh.length) mark(fresh)
