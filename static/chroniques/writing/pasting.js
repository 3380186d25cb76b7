/** Paste: a picture is asked about; a page of Word or of the web becomes Markdown; plain text stays as it is. */

import { area, put, root, selected, words } from "./editing.js"
import { labels } from "./notes.js"
import { picturesIn, take } from "./pictures.js"

const lost = root?.querySelector(".writing-lost")
const RICH = /<(?!\/?(?:html|head|body|meta|style|span|div|br|!--)\b)[a-z]/i

function onPaste(event) {
  const html = event.clipboardData.getData("text/html")
  const plain = event.clipboardData.getData("text/plain")
  lost.hidden = true
  if (RICH.test(html) && root.dataset.paste) return event.preventDefault(), pasteRich(html, plain)
  const files = picturesIn(event.clipboardData)
  if (!plain && take(files)) event.preventDefault()
}

/** The site reads it; where it cannot, the words come without their layout, and none is lost. */
async function pasteRich(html, plain) {
  const place = { value: area.value, ...selected() }
  const read = await readRich(html)
  const { start, end } = area.value === place.value ? place : selected()
  const text = read.markdown ?? plain
  put(start, end, text)
  tellLost(start, text, plain, [...(read.lost ?? []), ...(read.said ? [read.said] : [])])
  take((read.pictures ?? []).map(fileOf))
}

async function readRich(html) {
  const asked = new FormData()
  asked.set("html", html)
  for (const label of labels()) asked.append("label", label)
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  try {
    const answer = await fetch(root.dataset.paste, { method: "POST", body: asked, headers: { "X-CSRFToken": token } })
    return await answer.json()
  } catch {
    return { said: words.unread }
  }
}

/** A picture that came within the page, as a file; the text calls it by `name` until it has a short name of ours. */
function fileOf({ name, alt, data }) {
  const [, type, bytes] = data.match(/^data:([^;,]*)[^,]*,(.*)$/s)
  const file = new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], alt || name, { type })
  return Object.assign(file, { calledBy: name, alt })
}

/** What was lost, and a way to have the plain words instead, for as long as the pasted text stands. */
function tellLost(start, text, plain, sentences) {
  if (!sentences.length) return
  const button = document.createElement("button")
  Object.assign(button, { type: "button", textContent: words.plain })
  button.addEventListener("click", () => {
    if (area.value.slice(start, start + text.length) === text) put(start, start + text.length, plain)
    lost.hidden = true
  })
  lost.replaceChildren(`${words.lost} ${sentences.join(" ")} `, ...(text === plain ? [] : [button]))
  lost.hidden = false
}

export const beginPasting = () => area.addEventListener("paste", onPaste)
