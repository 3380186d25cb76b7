/** The text under the fingers. All that changes it goes through `put`, so that the browser's own undo knows of it. */

export const root = document.querySelector("[data-writing]")
export const area = root?.querySelector("textarea")
export const words = root?.querySelector("[data-words]").dataset

/** Put `text` in place of what stands from `start` to `end`, and select in the text from `from` to `to`. */
export function put(start, end, text, from = start + text.length, to = from) {
  if (start === end && !text) return
  area.focus()
  area.setSelectionRange(start, end)
  const done = document.execCommand(text ? "insertText" : "delete", false, text)
  if (!done) { // no browser of ours: the text is changed all the same, its undoing is lost
    area.setRangeText(text, start, end)
    area.dispatchEvent(new InputEvent("input", { bubbles: true }))
  }
  area.setSelectionRange(from, to)
}

/** What is selected: where it starts and ends, its words. */
export function selected() {
  const { selectionStart: start, selectionEnd: end } = area
  return { start, end, text: area.value.slice(start, end) }
}

/** The whole lines that hold the selection. */
export function selectedLines() {
  const { start, end } = selected()
  const first = area.value.lastIndexOf("\n", start - 1) + 1
  const last = area.value.indexOf("\n", end > start && area.value[end - 1] === "\n" ? end - 1 : end)
  const stop = last < 0 ? area.value.length : last
  return { start: first, end: stop, text: area.value.slice(first, stop) }
}

/** Put a block of its own after the paragraph where one is; what is chosen of it is selected. */
export function putBlock(block, from = block.length, to = from) {
  const { end } = selected()
  const before = area.value.slice(0, end)
  const after = area.value.slice(end)
  const head = !before.trim() ? "" : before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n"
  const tail = after.startsWith("\n\n") || !after ? "" : after.startsWith("\n") ? "\n" : "\n\n"
  put(end, end, head + block + tail, end + head.length + from, end + head.length + to)
}
