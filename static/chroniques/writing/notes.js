/** Notes: one presses a key, writes the note at the end of the text, presses another and is back. */

import { area, put, selected } from "./editing.js"
import { show } from "./places.js"

const DEFINED = /^ {0,3}\[\^([^\]\s[]{1,100})\](?::[ \t]?|[ \u00a0\u202f]:(?:[ \t]|$))/
const CALLED = /\[\^([^\][\s]{1,100})\](?!:)/g
const STOP = /(?<!\betc)[.,;:!?…]$/

/** A call with the next number, before the full stop as French wants it; its text at the end, to be written. */
export function note() {
  const label = 1 + Math.max(0, ...[...area.value.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => Number(number)))
  const at = placeOfCall(selected().end)
  put(at, at, `[^${label}]`)
  const kept = area.value.trimEnd()
  const last = kept.slice(kept.lastIndexOf("\n") + 1)
  const head = DEFINED.test(last) ? "\n" : "\n\n"
  put(kept.length, area.value.length, `${head}[^${label}]: `)
  show(area.value.length)
}

/** Behind the word, whose space and full stop come after the call. */
function placeOfCall(at) {
  const word = (text) => text.replace(/[ \t\u00a0\u202f]+$/, "")
  const before = word(area.value.slice(0, at))
  return (STOP.test(before) ? word(before.slice(0, -1)) : before).length
}

/** From the call where one is to its text; from a text to its first call. */
export function jump() {
  const at = selected().end
  const call = [...area.value.matchAll(CALLED)].find((one) => one.index <= at && at <= one.index + one[0].length)
  if (call && !isDefinition(call.index)) return toText(call[1])
  const label = textAround(at)
  if (label) toCall(label)
}

/** The labels that have a text already. */
export const labels = () => definitions().map((one) => one.label)

/** Go to the text of this note; false where it has none. */
export function toText(label) {
  const found = definitions().find((one) => one.label === label)
  if (found) go(found.end)
  return Boolean(found)
}

/** Go behind the first call of this note; false where nothing calls it. */
export function toCall(label) {
  const call = [...area.value.matchAll(CALLED)].find((one) => one[1] === label && !isDefinition(one.index))
  if (call) go(call.index + call[0].length)
  return Boolean(call)
}

/** Go to a note written in place. */
export function toInline(source) {
  const at = area.value.indexOf(`^[${source}`)
  if (at >= 0) go(at + 2)
  return at >= 0
}

export function go(at) {
  area.focus()
  area.setSelectionRange(at, at)
  show(at)
}

function definitions() {
  let start = 0
  return area.value.split("\n").flatMap((line) => {
    const found = line.match(DEFINED)
    const one = found && { label: found[1], start, call: start + line.indexOf("["), end: start + line.trimEnd().length }
    start += line.length + 1
    return one ? [one] : []
  })
}

const isDefinition = (at) => definitions().some((one) => one.call === at)

/** The label of the note whose text, which may run over indented lines, is here. */
function textAround(at) {
  const before = definitions().findLast((one) => one.start <= at)
  if (!before) return null
  const between = area.value.slice(before.end, at)
  return /\n(?! {2,}|\t|\n|$)/.test(between) ? null : before.label
}
