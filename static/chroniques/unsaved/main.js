/** Never a word lost: the form of this page is kept while it is typed; what this device kept of others is given
    to the site, which offers it, or dropped once it was saved. */

import { drop, entries, keepHere } from "./device.js"
import { Keeper } from "./keeper.js"
import { tell } from "./wire.js"

const OFFERS = "[data-unsaved-offers]"

/** What became of each entry of this device? What the site had not heard of, it hears now. */
async function settle(entry) {
  const answer = await tell(entry, "ask")
  if (answer.status === 403) return false // another site's, or one whose key was changed: it ends with its time
  if (answer.saved) drop(entry)
  if (answer.status !== 200 || answer.saved || entry.heard || !answer.signed_in) return false
  const told = await tell(entry, "keep")
  if (told.status !== 200) return false
  drop(entry)
  keepHere({ ...entry, heard: true, slip: told.slip ?? entry.slip, opening: told.opening ?? entry.opening })
  return told.news
}

/** The offers of this page, read anew. */
async function showOffers() {
  const answer = await fetch(location.href)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = page.querySelector(OFFERS)
  if (fresh) document.querySelector(OFFERS).replaceWith(fresh)
}

async function settleAll(place) {
  const mine = entries()
  const news = []
  for (const entry of mine) news.push((await settle(entry)) && entry.text === place?.dataset.text)
  if (news.some(Boolean) && !("sent" in place.dataset)) await showOffers()
}

/** Where it is said what becomes of the words, politely. */
function sayer(place) {
  const said = place.querySelector("[data-unsaved-said]")
  const door = place.querySelector("[data-unsaved-away]")
  return {
    words: place.dataset,
    say(words, isAway = false) {
      said.textContent = words
      door.hidden = !isAway
    },
    others(words) {
      const known = document.querySelector("[data-unsaved-others]")
      if (known && known.textContent !== words) known.textContent = words
    },
  }
}

const place = document.querySelector("[data-unsaved]")
if (place) new Keeper(place.closest("form"), place, sayer(place)).begin()
settleAll(place)
