/** The keys of the text and the buttons of its bar, one beside the other. */

import { area, root } from "./editing.js"
import { goOn } from "./marks.js"
import { leave } from "./screen.js"

const KEYS = {
  "c+b": "bold",
  "c+i": "italic",
  "c+k": "link",
  "c+s": "save",
  "cs+h": "heading",
  "cs+7": "numbers",
  "cs+8": "list",
  "cs+9": "quotation",
  "ca+f": "note",
  "ca+j": "jump",
  "ca+p": "picture",
  "ca+g": "figure",
  "ca+v": "preview",
  "ca+enter": "full",
  "ca+a": "acts",
}

const ANYWHERE = new Set(["save", "acts"]) // outside of the text too

/** Digits by their place: on a French keyboard they want Shift. AltGr writes signs: it is left alone. */
function called(event) {
  if (event.getModifierState("AltGraph")) return undefined
  const signs = `${event.ctrlKey || event.metaKey ? "c" : ""}${event.shiftKey ? "s" : ""}${event.altKey ? "a" : ""}`
  const key = event.code.startsWith("Digit") ? event.code.slice(5) : event.altKey && event.code.startsWith("Key") ? event.code.slice(3) : event.key
  return KEYS[`${signs}+${key.toLowerCase()}`]
}

function onKey(event, verbs) {
  if (event.isComposing || event.target.closest("dialog")) return
  const name = called(event)
  if (!root.contains(event.target)) return ANYWHERE.has(name) ? (event.preventDefault(), verbs[name]()) : undefined
  if (event.key === "Escape" && leave()) return event.preventDefault()
  if (event.key === "Enter" && event.target === area && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) return goOn(event)
  if (!name) return
  event.preventDefault()
  verbs[name]()
}

/** One stop for the whole bar; the arrows walk in it (ARIA Authoring Practices, toolbar). */
function walk(event, buttons) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -buttons.length, End: buttons.length }[event.key]
  if (!step) return
  event.preventDefault()
  const seen = buttons.filter((button) => button.checkVisibility())
  const at = seen.indexOf(document.activeElement) + step
  const next = seen[Math.abs(step) > 1 ? Math.max(0, Math.min(seen.length - 1, at)) : (at + seen.length) % seen.length]
  buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1))
  next.focus()
}

export function beginKeys(verbs) {
  const bar = root.querySelector("[data-bar]")
  const buttons = [...bar.querySelectorAll("button")]
  buttons.forEach((button, rank) => (button.tabIndex = rank ? -1 : 0))
  bar.addEventListener("keydown", (event) => walk(event, buttons))
  bar.addEventListener("click", (event) => verbs[event.target.closest("[data-do]")?.dataset.do]?.())
  document.addEventListener("keydown", (event) => onKey(event, verbs)) // a page that comes back has the focus nowhere
}
