/** What the buttons do to the words: each pressed twice gives back what was there. */

import { area, put, putBlock, selected, selectedLines, words } from "./editing.js"

export const bold = () => around("**", words.bold)
export const italic = () => around("*", words.italic)
export const list = () => before("- ", /^[-*+•] /)
export const numbers = () => before((rank) => `${rank}. `, /^\d+[.)] /)
export const quotation = () => before("> ", /^> ?/)

/** Spaces stay outside of the marks: « **mot** », never « ** mot** ». */
function around(mark, example) {
  const { start, end, text } = selected()
  const kept = text.trim()
  const first = start + text.indexOf(kept)
  const last = first + kept.length
  if (kept && surrounded(first, last, mark)) {
    return put(first - mark.length, last + mark.length, kept, first - mark.length, last - mark.length)
  }
  if (inside(kept, mark)) return put(first, last, kept.slice(mark.length, -mark.length), first, last - 2 * mark.length)
  const said = kept || example
  put(kept ? first : start, kept ? last : end, mark + said + mark, first + mark.length, first + mark.length + said.length)
}

/** Do these signs stand around, and no star more? One star of two is not italic. */
function surrounded(start, end, mark) {
  const [left] = area.value.slice(0, start).match(/\**$/)
  const [right] = area.value.slice(end).match(/^\**/)
  return fits(Math.min(left.length, right.length), mark)
}

function inside(text, mark) {
  const [left] = text.match(/^\**/)
  const [right] = text.match(/\**$/)
  return text.length > left.length && fits(Math.min(left.length, right.length), mark)
}

const fits = (stars, mark) => stars === mark.length || stars === 3

/** Each line of the selection with this mark before it, or without it where all have it. */
function before(mark, known) {
  const { start, end, text } = selectedLines()
  const lines = text.split("\n")
  const full = lines.filter((line) => line.trim())
  const has = full.length > 0 && full.every((line) => known.test(line))
  let rank = 0
  const one = (line) => {
    if (!line.trim() && lines.length > 1) return mark === "> " ? ">" : line
    rank += 1
    const bare = line.replace(/^([-*+•]|\d+[.)]|>) /, "")
    return has ? line.replace(known, "") : (typeof mark === "string" ? mark : mark(rank)) + bare
  }
  const made = lines.map(one).join("\n")
  const alone = lines.length === 1
  put(start, end, made, alone ? start + made.length : start, start + made.length)
}

/** ## then ### then nothing: the title of the page is above them all. */
export function heading() {
  const { start, end, text } = selectedLines()
  const line = text.split("\n")[0]
  const [, signs, said] = line.match(/^(#{0,6}) ?(.*)$/)
  const next = { "": "## ", "##": "### ", "###": "" }[signs] ?? ""
  const shown = next ? said || words.heading : said
  const made = next + shown + text.slice(line.length)
  put(start, end, made, start + next.length, start + next.length + shown.length)
}

/** The block of a drawn figure, whose title is ready to be typed. */
export function figure() {
  const block = document.querySelector("[data-figure]").content.textContent.trim()
  const from = block.indexOf(":") + 2
  putBlock(block, from, block.indexOf("\n", from))
}

/** A line that ends an item begins the next one; an item left empty ends the list. */
export function goOn(event) {
  const { start, end, text } = selectedLines()
  const [, marker, said] = text.match(/^(\s*(?:[-*+•]|\d+[.)]|>) )(.*)$/) ?? []
  const here = selected()
  if (!marker || here.start !== here.end || here.end < start + marker.length) return
  event.preventDefault()
  if (!said.trim()) return put(start, end, "\n") // or the next words would belong to the last item
  const next = marker.replace(/\d+/, (number) => Number(number) + 1)
  put(here.start, here.end, `\n${next}`)
}
