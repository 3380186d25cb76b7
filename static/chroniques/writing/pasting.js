/** Paste: a picture is asked about; a page of Word or of the web becomes Markdown; plain text stays as it is. */

import { area, put, root, selected, words } from "./editing.js"
import { picturesIn, take } from "./pictures.js"

const lost = root?.querySelector("[data-lost]")
const LABEL = /^ {0,3}\[\^([^\]\s[]+)\]\s?:/gm // of the notes that the text has already
const RICH = /<(?!\/?(?:html|head|body|meta|style|span|div|br|!--)\b)[a-z]/i

function onPaste(event) {
  const html = event.clipboardData.getData("text/html")
  const plain = event.clipboardData.getData("text/plain")
  lost.hidden = true
  if (html && RICH.test(html) && root.dataset.paste) return event.preventDefault(), pasteRich(html, plain)
  const files = picturesIn(event.clipboardData)
  if (!plain && take(files)) event.preventDefault()
}

/** The site reads it; where it does not answer, the words come without their layout, and none is lost. */
async function pasteRich(html, plain) {
  const { start, end } = selected()
  const read = await readRich(html)
  const text = read?.markdown ?? plain
  put(start, end, text)
  if (read) tellLost(start, text, plain, read.lost ?? [])
}

/** What the site made of it; where it is too long, the sentence that says so and no Markdown. */
async function readRich(html) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  const sent = new FormData()
  sent.set("html", html)
  for (const [, label] of area.value.matchAll(LABEL)) sent.append("label", label)
  try {
    const answer = await fetch(root.dataset.paste, { method: "POST", body: sent, headers: { "X-CSRFToken": token } })
    if (answer.status === 413) return { lost: [(await answer.json()).said] }
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
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
  lost.replaceChildren(`${words.lost} ${sentences.join(" ")} `, button)
  lost.hidden = false
}

export const beginPasting = () => area.addEventListener("paste", onPaste)
