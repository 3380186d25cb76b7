/** What of the screen the text takes: the preview beside it or not, the whole window or its place in the form. */

import { area, root } from "./editing.js"
import { frame, showSheet } from "./sheet.js"

const WIDE = 900 // px: two columns that one can read
const KEPT = "chroniques.writing.preview"
let outside = []

const button = (name) => root.querySelector(`[data-do=${name}]`)

/** Show the preview or hide it; where there is no room for two, it takes the place of the text. */
export function preview(shown = frame.hidden) {
  showSheet(shown)
  root.toggleAttribute("data-previewed", shown)
  button("preview").setAttribute("aria-pressed", shown)
  try {
    if (root.clientWidth >= WIDE) localStorage[KEPT] = shown ? "shown" : "hidden"
  } catch {
    // Who refuses storage chooses again next time.
  }
}

/** Say whether there is room for two, now and whenever that changes. */
export function beginRoom() {
  const measure = () => root.toggleAttribute("data-wide", root.clientWidth >= WIDE)
  new ResizeObserver(measure).observe(root)
  measure()
}

export const previewIsWanted = () => {
  try {
    return root.clientWidth >= WIDE && localStorage[KEPT] !== "hidden"
  } catch {
    return root.clientWidth >= WIDE
  }
}

/** The window for the text alone; what is behind can be neither reached nor read. */
export function full(on = !root.hasAttribute("data-full")) {
  root.toggleAttribute("data-full", on)
  document.documentElement.toggleAttribute("data-writing-full", on)
  button("full").setAttribute("aria-pressed", on)
  outside.forEach((element) => (element.inert = false))
  outside = on ? allAround() : []
  outside.forEach((element) => (element.inert = true))
  area.focus()
}

function allAround() {
  const found = []
  for (let here = root; here !== document.body; here = here.parentElement) {
    found.push(...[...here.parentElement.children].filter((one) => one !== here && !one.inert && !one.matches("[data-writing-dialogs], label, script, template")))
  }
  return found
}

export const leave = () => root.hasAttribute("data-full") && (full(false), true)
