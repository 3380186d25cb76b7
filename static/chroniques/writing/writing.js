/** The writing screen: begins once its textarea is there, which without this module is a field like another. */

import { beginDialogs, link, open } from "./dialogs.js"
import { area, root } from "./editing.js"
import { beginKeys } from "./keys.js"
import { bold, figure, heading, italic, list, numbers, quotation } from "./marks.js"
import { go, jump, note } from "./notes.js"
import { tellPanels } from "./panels.js"
import { beginPasting } from "./pasting.js"
import { beginPictures, picture } from "./pictures.js"
import { acts, beginPlace } from "./place.js"
import { beginRoom, full, preview, previewIsWanted } from "./screen.js"
import { changed, onAnswer, sheet } from "./sheet.js"
import { keepInStep } from "./steps.js"

const VERBS = {
  bold, italic, heading, quotation, list, numbers, link, note, jump, figure, acts,
  picture: () => picture(),
  preview: () => preview(),
  full: () => full(),
  keys: () => open("keys"),
  save: () => root.querySelector("[data-save]").click(),
}

/** Links of the preview that lead out of it open beside; those to its notes stay. */
function stay(page) {
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]")
    if (!link || link.getAttribute("href").startsWith("#")) return
    event.preventDefault()
    window.open(link.href, "_blank", "noopener")
  })
}

function beginWriting() {
  for (const part of root.querySelectorAll("[data-bar], [data-foot]")) part.hidden = false
  beginKeys(VERBS)
  beginDialogs()
  beginPictures()
  beginPasting()
  beginPlace()
  beginRoom()
  onAnswer(tellPanels)
  const tie = keepInStep(go)
  const first = previewIsWanted()
  sheet().then((page) => (tie(page), stay(page)))
  preview(first)
  for (const name of ["title", "standfirst", "body"]) {
    document.getElementById(`id_${name}`)?.addEventListener("input", () => changed())
  }
  changed(0)
}

if (root) beginWriting()
