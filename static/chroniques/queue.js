/** The queue by keys. Each key presses a button of the card where one is: without script, they are there. */

const queue = document.querySelector("[data-queue]")
const said = document.querySelector("[data-said]")
const undo = document.querySelector("[data-undo]")
const failed = document.querySelector("[data-failed]")
const help = document.getElementById("touches")
const TYPED = "input:not([type=hidden]), textarea, select, [contenteditable]"
const READ_FIRST = 300 // ms on a card, after which colleagues are told that one reads it
const READ_AGAIN = 60_000 // and again, for as long as one does

let here = null // the card where one is
let line = Promise.resolve() // what is being sent, in the order of the keys
let sending = 0
let claimed = null // the card that colleagues are told of
let renewal = 0

// Where one is

const cards = () => [...queue.querySelectorAll(".card:not([data-done])")]

function go(card) {
  here = card ?? null
  if (!here) return leaveWhenDone()
  here.focus({ preventScroll: true })
  here.scrollIntoView({ block: "nearest" })
}

function step(by) {
  const all = cards()
  const place = all.indexOf(here)
  go(all[Math.max(0, Math.min(all.length - 1, place < 0 ? 0 : place + by))])
}

function after(card) {
  const all = [...queue.querySelectorAll(".card")]
  const place = all.indexOf(card)
  const free = (one) => !one.hasAttribute("data-done")
  return all.slice(place + 1).find(free) ?? all.slice(0, place).findLast(free)
}

/** All of this page is decided of: the next ones come, once all is sent. */
async function leaveWhenDone() {
  clearTimeout(renewal)
  await line
  if (!cards().length && failed.hidden) location.reload()
}

// Who else reads it

function claim(card) {
  claimed = card
  clearTimeout(renewal)
  renewal = setTimeout(() => (line = line.then(() => tellOthers(card))), READ_FIRST)
}

async function tellOthers(card) {
  if (claimed !== card || card.hasAttribute("data-done")) return
  const token = card.querySelector("[name=csrfmiddlewaretoken]").value
  try {
    const answer = await fetch(card.dataset.claim, { method: "POST", headers: { "X-CSRFToken": token } })
    if (answer.ok) card.querySelector("[data-reader]").textContent = (await answer.json()).said
  } catch {
    // Not to hear of a colleague stops nobody: what is decided twice is refused by the site.
  }
  renewal = setTimeout(() => (line = line.then(() => tellOthers(card))), READ_AGAIN)
}

// What is decided

function decide(form, button) {
  const card = form.closest(".card")
  const body = new FormData(form, button)
  card.setAttribute("data-done", "")
  card.parentElement.hidden = true
  sending += 1
  line = line.then(() => send(form.action, body, card)).finally(() => (sending -= 1))
  go(after(card))
}

async function send(address, body, card) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } })
    const told = await answer.json()
    tell(card, told)
    if (!answer.ok) giveBack(card, answer.status === 422)
  } catch {
    failed.hidden = false
    giveBack(card, true)
  }
}

function tell(card, told) {
  said.textContent = `${card.querySelector("h2").firstChild.textContent.trim()} : ${told.said}`
  undo.innerHTML = told.undo ?? undo.innerHTML
}

/** What was not decided is shown again; what has changed, once it is read anew. */
function giveBack(card, mine) {
  card.parentElement.hidden = false
  card.classList.add("card--refused")
  if (!mine) return card.querySelectorAll("button").forEach((button) => (button.disabled = true))
  card.removeAttribute("data-done")
  go(card)
}

// Keys

function open(details) {
  details.open = true
  const first = details.querySelector("[data-digit], input:not([type=hidden]), textarea")
  first.focus()
}

function press(key) {
  const at = here ?? cards()[0]
  const found = at?.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (!found) return false
  go(at)
  if (found.localName === "details") open(found)
  else found.click()
  return true
}

function digit(key) {
  const button = here?.querySelector(`details[data-key=r][open] [data-digit="${key}"]`)
  if (!button) return false
  button.click()
  return true
}

async function undoLast() {
  clearTimeout(renewal)
  await line // the answer of the last decision brings its undoing
  undo.querySelector("form")?.requestSubmit()
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  u: () => undoLast(),
  "?": () => help.showModal(),
  Escape: () => here?.querySelector("details[open]") && close(),
}

function close() {
  here.querySelectorAll("details[open]").forEach((details) => (details.open = false))
  here.focus()
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || help.open) return
  const typing = event.target.closest(TYPED)
  if (typing && event.key !== "Escape") return
  const done = KEYS[event.key] ? (KEYS[event.key](), true) : digit(event.key) || press(event.key)
  if (done) event.preventDefault()
}

// Beginning

function begin() {
  document.addEventListener("keydown", onKey)
  queue.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-act]")) return
    event.preventDefault()
    decide(event.target, event.submitter)
  })
  queue.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card")
    if (!card) return
    here = card
    if (claimed !== card) claim(card)
  })
  const button = document.querySelector("[data-help]")
  button.hidden = false
  button.addEventListener("click", () => help.showModal())
  addEventListener("beforeunload", (event) => sending && event.preventDefault())
  go(cards().find((card) => `#${card.id}` === location.hash) ?? cards()[0])
}

if (queue) begin()
else document.addEventListener("keydown", (event) => {
  if (event.key === "u" && !event.target.closest(TYPED)) undoLast()
})
