/** The avis that wait for the editors, in their places, for who left them alone: their keys are on this device. */

import { ask } from "./asking.js"
import { keep, kept } from "./drafts.js"

/** Show those that wait; forget those that are public, or gone. */
export async function showMine() {
  const shown = await Promise.all(kept().mine.map(async (one) => ((await showOne(one)) ? one : null)))
  keep({ mine: shown.filter(Boolean) })
}

/** Show this one, { receipt, parent }, as its receipt says it; the element, or nothing where it waits no longer. */
export async function showOne({ receipt, parent }) {
  const { status, said } = await ask(`${receipt}avis/`).catch(() => ({ status: 0 }))
  if (status === 0 || status >= 500) return true // another time
  if (status !== 200 || !said.html) return null
  const item = document.createElement("li")
  item.className = "mine"
  item.tabIndex = -1
  item.innerHTML = said.html // made and sanitised by the site, as every avis is
  placeOf(parent).append(item)
  return item
}

function placeOf(parent) {
  const answered = parent && document.getElementById(`avis-${parent}`)?.closest("li")
  if (answered) return answered.querySelector(":scope > .replies") ?? list(answered, "replies")
  return document.querySelector(".thread") ?? list(document.querySelector(".conversation, .invitation"), "thread")
}

function list(place, name) {
  const list = document.createElement("ol")
  list.className = name
  place.append(list)
  return list
}
