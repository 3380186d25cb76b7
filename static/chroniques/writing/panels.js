/** What there is to say of the text: its length, its notes, its outline, the remarks. */

import { root } from "./editing.js"
import { go, toCall, toInline, toText } from "./notes.js"
import { startOf } from "./places.js"

const panel = (name) => root.querySelector(`[data-panel=${name}]`)

/** Say what the site answered. */
export function tellPanels(answer) {
  root.querySelector("[data-counted]").textContent = answer.counted
  fillPanel("notes", answer.notes, writeNote)
  panel("notes").querySelector("[data-wrong]").hidden = !answer.notes.some((one) => one.wrong)
  fillPanel("headings", answer.headings, writeHeading)
  fillPanel("remarks", answer.remarks, writeRemark)
}

/** Its length is always said; the list is made when somebody opens it, for a long text has a thousand notes. */
function fillPanel(name, things, write) {
  panel(name).querySelector("[data-count]").textContent = things.length
  panel(name).querySelector("[data-none]").hidden = things.length > 0
  panel(name).ontoggle = () => panel(name).open && writeList(name, things, write)
  panel(name).ontoggle()
}

function writeList(name, things, write) {
  const made = root.querySelector(`template[data-of=${name}]`).content
  const items = things.map((thing) => {
    const item = made.cloneNode(true).firstElementChild
    write(item, thing)
    return item
  })
  panel(name).querySelector("[data-list]").replaceChildren(...items)
}

function writeNote(item, one) {
  item.classList.toggle("writing-note--wrong", Boolean(one.wrong))
  item.querySelector("[data-marker]").textContent = one.marker
  item.querySelector("[data-text]").textContent = one.text.length < one.source.length ? `${one.text}…` : one.text
  item.querySelector("[data-why]").textContent = one.wrong
  const [call, text] = item.querySelectorAll("button")
  for (const button of [call, text]) button.setAttribute("aria-label", `${one.marker} : ${button.textContent}`)
  call.hidden = one.label !== "" && !one.called
  text.hidden = one.label === "" || !one.line
  call.addEventListener("click", () => (one.label ? toCall(one.label) : toInline(one.source)))
  text.addEventListener("click", () => toText(one.label))
}

function writeHeading(item, one) {
  item.classList.add(`writing-level-${one.level}`)
  const button = item.querySelector("[data-text]")
  button.textContent = one.text
  button.addEventListener("click", () => go(startOf(one.line)))
}

function writeRemark(item, one) {
  const button = item.querySelector("[data-text]")
  button.textContent = one.said
  button.addEventListener("click", () => go(startOf(one.line)))
}
