/** The text and its preview scroll in step: each block of the page is found in the source by its first letters. */

import { area } from "./editing.js"
import { tops } from "./places.js"
import { frame, onAnswer, sheet } from "./sheet.js"

const LETTERS = 24
const AHEAD = 60 // blocks of the source in which one of the page is looked for: a figure or a table is none
const EYE = 0.3 // of the height: where one reads

let pairs = null // [{ place, element }], of the same words
let ladder = null // [[y in the text, y in the page]], measured when it is asked for
let leader = null

const letters = (text) => text.replaceAll("œ", "oe").replaceAll("Œ", "oe").replace(/[^\p{L}]/gu, "").toLowerCase().slice(0, LETTERS)
const bare = (source) => source.slice(0, 400).replace(/^\s{0,3}\[\^[^\]]*\] ?:/, "").replace(/\[\^[^\]]*\]|\]\([^)]*\)|!\[[^\]]*|<[^>]*>/g, "")

function blocksOfSource() {
  const found = []
  for (const block of area.value.matchAll(/\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g)) found.push({ place: block.index, key: letters(bare(block[0])) })
  return found
}

function paired(page) {
  const source = blocksOfSource()
  let next = 0
  return [...page.querySelectorAll("[data-body] > *")].flatMap((element) => {
    const key = letters((element.textContent ?? "").slice(0, 400))
    const found = source.slice(next, next + AHEAD).findIndex((block) => key && block.key && (block.key.startsWith(key) || key.startsWith(block.key)))
    if (found < 0) return []
    next += found + 1
    return [{ place: source[next - 1].place, element }]
  })
}

async function steps() {
  const page = await sheet()
  pairs ??= paired(page)
  if (ladder) return ladder
  const root = page.scrollingElement
  const found = tops(pairs.map((pair) => pair.place))
  const middle = pairs.map(({ element }, rank) => [found[rank], element.getBoundingClientRect().top + root.scrollTop])
  ladder = [[0, 0], ...middle, [area.scrollHeight, root.scrollHeight]]
  return ladder
}

/** Where `y` of one side is on the other: between two steps, in proportion. */
export function across(rungs, y, from, to) {
  const place = rungs.findIndex((rung) => rung[from] > y)
  const [low, high] = place < 1 ? rungs.slice(-2) : [rungs[place - 1], rungs[place]]
  const part = (y - low[from]) / (high[from] - low[from] || 1)
  return low[to] + Math.min(1, Math.max(0, part)) * (high[to] - low[to])
}

async function follow(who) {
  if (leader !== who || frame.hidden) return
  const rungs = await steps()
  const page = frame.contentDocument.scrollingElement
  const [ahead, behind, from, to] = who === "text" ? [area, page, 0, 1] : [page, area, 1, 0]
  if (ahead.scrollTop <= 0) return void (behind.scrollTop = 0)
  behind.scrollTop = across(rungs, ahead.scrollTop + ahead.clientHeight * EYE, from, to) - behind.clientHeight * EYE
}

/** A double click on a paragraph of the preview goes to its words in the text. */
function toSource(event, go) {
  const pair = pairs?.find(({ element }) => element.contains(event.target))
  if (pair) go(pair.place)
}

/** Tie the two; `go` brings the caret to a place of the text. */
export function keepInStep(go) {
  const lead = (who) => () => (leader = who)
  const leads = (target, who) => ["pointerenter", "pointermove", "wheel", "touchstart", "keydown", "focusin"].forEach((kind) => target.addEventListener(kind, lead(who), { passive: true }))
  leads(area, "text")
  area.addEventListener("scroll", () => follow("text"), { passive: true })
  onAnswer(() => (pairs = ladder = null))
  new ResizeObserver(() => (ladder = null)).observe(area)
  return (page) => {
    leads(page, "page")
    page.addEventListener("scroll", () => follow("page"), { passive: true })
    page.addEventListener("load", () => (ladder = null), { capture: true }) // a picture that came
    page.addEventListener("dblclick", (event) => toSource(event, go))
  }
}
