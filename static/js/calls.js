/**
 * There and back: a call leads to its note, the note's return or Escape leads back to the very place.
 * The address is replaced, so that « Précédent » still leaves the page; the links do the same without this module.
 */

const OPEN = ".notes > ol > li:is(:target, :has(:target))"
const AIR = 12 // px between the line of a call and the sheet

let left = null // where the reader was, and where the sheet left them: { call, top, shown }, in px

function open(call) {
  const note = document.getElementById(call.hash.slice(1))
  const top = scrollY
  note.tabIndex = -1
  point(call.hash)
  note.focus({ preventScroll: true })
  if (isSheet(note)) uncover(call, note)
  else note.scrollIntoView({ block: "nearest" })
  left = { call, top, shown: scrollY }
}

/** Scroll until the line that called the sheet stands above it; a note that calls another is covered by it. */
function uncover(call, sheet) {
  const hidden = call.parentElement.getBoundingClientRect().bottom + AIR - sheet.getBoundingClientRect().top
  if (hidden > 0 && !call.closest(".notes")) scrollBy({ top: hidden, behavior: "instant" })
}

function back(call) {
  close(call)
  call.focus({ preventScroll: true })
  const hasNotMoved = left?.call === call && left.shown === scrollY
  if (isInView(call) && !hasNotMoved) return
  if (left?.call === call) scrollTo({ top: left.top, behavior: "instant" })
  else call.scrollIntoView({ block: "center" })
}

/** The call is marked, its note no longer; the address is the article's again. */
function close(call) {
  point(`#${call.id}`)
  history.replaceState(history.state, "", location.pathname + location.search)
}

/** Make this the target of the page without a step in its history, and without moving the text. */
function point(hash) {
  const top = scrollY
  location.replace(hash)
  scrollTo({ top, behavior: "instant" })
}

function callOf(note) {
  const hash = `#${note.id}`
  return left?.call.hash === hash ? left.call : document.querySelector(`[role=doc-noteref][href="${hash}"]`)
}

function isSheet(note) {
  return getComputedStyle(note).position === "fixed"
}

function isInView(element) {
  const box = element.getBoundingClientRect()
  return box.top >= 0 && box.bottom <= innerHeight
}

function follow(event, there) {
  event.preventDefault()
  there()
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return // a new tab, a download
  const link = event.target.closest("a")
  const note = document.querySelector(OPEN)
  if (link?.matches("[role=doc-noteref]")) follow(event, () => open(link))
  else if (link?.matches("[role=doc-backlink]")) follow(event, () => back(document.getElementById(link.hash.slice(1))))
  else if (!link && note && isSheet(note) && !note.contains(event.target)) close(callOf(note))
})

document.addEventListener("keydown", (event) => {
  const note = event.key === "Escape" && document.querySelector(OPEN)
  if (note && (isSheet(note) || note.contains(document.activeElement))) back(callOf(note))
})
