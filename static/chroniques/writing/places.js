/** Where the words of a textarea stand on the screen, which it does not say: a twin of it, unseen, is measured. */

import { area } from "./editing.js"

const ALIKE = ["font", "letterSpacing", "wordSpacing", "lineHeight", "tabSize", "textIndent", "hyphens", "overflowWrap", "wordBreak", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "borderTopWidth", "boxSizing"]

/** The tops, in pixels from that of the text, of these places in it, which are in order. */
export function tops(places) {
  const twin = document.createElement("div")
  const style = getComputedStyle(area)
  for (const name of ALIKE) twin.style[name] = style[name]
  Object.assign(twin.style, { position: "absolute", visibility: "hidden", inset: "0 auto auto -9999px", whiteSpace: "pre-wrap", boxSizing: "border-box", inlineSize: `${area.clientWidth}px` })
  let last = 0
  const marks = places.map((place) => {
    const mark = document.createElement("span")
    twin.append(area.value.slice(last, place), mark)
    mark.textContent = "\u200b"
    last = place
    return mark
  })
  document.body.append(twin)
  const found = marks.map((mark) => mark.offsetTop)
  twin.remove()
  return found
}

/** Bring this place of the text into its window, a third from its top, and its window into that of the page. */
export function show(place) {
  const [top] = tops([place])
  const { scrollTop, clientHeight } = area
  if (top < scrollTop + 16 || top > scrollTop + clientHeight - 48) area.scrollTop = top - clientHeight / 3
  area.scrollIntoView({ block: "nearest" })
}

/** Where this line, from 1, begins. */
export function startOf(line) {
  let at = 0
  for (let passed = 1; passed < line; passed += 1) {
    const end = area.value.indexOf("\n", at)
    if (end < 0) return area.value.length
    at = end + 1
  }
  return at
}
