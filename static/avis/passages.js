/** Select a sentence of the text: a button offers to answer it. */

import { form, told } from "./asking.js"
import { quote } from "./context.js"
import { button } from "./parts.js"

const LONGEST = 400 // characters, as the site has it
const AROUND = 80
const AIR = 6 // px between the selection and the button
const body = document.querySelector(".article-body")
let offer = null

function passage() {
  const selection = getSelection()
  if (selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  if (!body.contains(range.commonAncestorContainer) || isInNotes(range)) return null
  const words = said(range)
  return words.length > 1 && words.length <= LONGEST ? { range, quote: words, before: before(range) } : null
}

function isInNotes(range) {
  const node = range.commonAncestorContainer
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".notes")
}

/** The words of this range, without the calls of notes. */
function said(range) {
  const copy = range.cloneContents()
  for (const call of copy.querySelectorAll(".note-call")) call.remove()
  return copy.textContent.trim()
}

function before(range) {
  const whole = document.createRange()
  whole.selectNodeContents(body)
  whole.setEnd(range.startContainer, range.startOffset)
  return said(whole).slice(-AROUND)
}

/** Offer to answer what is selected, just below it; in the order of the page, after its paragraph. */
function propose() {
  const found = passage()
  offer?.remove()
  if (!found) return
  offer = button(told.words.answer, () => take(found))
  offer.classList.add("passage-offer")
  const { endContainer: end } = found.range
  const block = (end.nodeType === Node.ELEMENT_NODE ? end : end.parentElement).closest(".article-body > *")
  if (block) block.after(offer)
  else body.append(offer)
  putOffer(found.range)
}

function putOffer(range) {
  const boxes = range.getClientRects()
  const last = boxes[boxes.length - 1]
  const origin = offer.getBoundingClientRect()
  const room = document.documentElement.clientWidth - origin.width
  const left = Math.max(body.getBoundingClientRect().left, Math.min(last.right - origin.width, room))
  offer.style.setProperty("--offer-top", `${last.bottom - origin.top + AIR}px`)
  offer.style.setProperty("--offer-left", `${left - origin.left}px`)
}

function take(found) {
  offer.remove()
  getSelection().removeAllRanges()
  quote(found)
  form.elements.text.focus()
}

export function watchSelection() {
  if (!body) return
  let waiting = 0
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting)
    waiting = setTimeout(propose, 200) // once the hand rests
  })
  propose()
}
