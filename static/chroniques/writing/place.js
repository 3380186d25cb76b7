/** A save gives the place back: the caret where it was in the text, or the field where one was. */

import { area } from "./editing.js"
import { show } from "./places.js"

const PLACE = "chroniques.writing.place" // for this tab, until the page that the save answers with

/** Before a save that goes on. */
function leavePlace(event) {
  if (event.submitter?.name !== "_continue") return
  const { selectionStart, selectionEnd, scrollTop } = area
  try {
    sessionStorage[PLACE] = JSON.stringify([document.activeElement.id, selectionStart, selectionEnd, scrollTop])
  } catch {
    // Who refuses storage begins at the top of the page, as on any other.
  }
}

function placeLeft() {
  try {
    const said = sessionStorage[PLACE]
    sessionStorage.removeItem(PLACE)
    return said && JSON.parse(said)
  } catch {
    return null
  }
}

/** Where a save was refused, what is said of it comes first: one is at the top. */
export function beginPlace() {
  area.form.addEventListener("submit", leavePlace)
  const [id, start, end, top] = placeLeft() ?? []
  const field = id && document.getElementById(id)
  if (!field || !document.querySelector(".messagelist .success")) return
  area.setSelectionRange(start, end)
  area.scrollTop = top
  field.focus()
  if (field === area) show(end)
}

/** To the buttons under the text: what is done with it, or the save of a text that is new. */
export const acts = () => (document.querySelector(".at-hand .verbs .button") ?? document.querySelector(".at-hand .submit-row input"))?.focus()
