/** How the text will be read, made by the site itself, and how long it is. */

import { form, told } from "./asking.js"
import { line } from "./parts.js"

const PAUSE = 600 // ms of rest before the site is asked
const text = form.elements.text
const count = line()
const preview = document.createElement("section")
let waiting = 0

/** As the site counts: signs, not bytes, an end of line for one. */
function length() {
  return [...text.value.trim()].length
}

function showCount() {
  const [number, limit] = [length(), told.limit].map((one) => one.toLocaleString(document.documentElement.lang))
  count.textContent = told.words.count.replace("{count}", number).replace("{limit}", limit)
  count.classList.toggle("field-count--over", length() > told.limit)
}

async function showPreview() {
  const words = text.value.trim()
  preview.hidden = !words || length() > told.limit
  if (preview.hidden) return
  const answer = await fetch(told.reread, { method: "POST", body: new URLSearchParams({ text: words }), credentials: "omit" })
  if (!answer.ok) return void (preview.hidden = true) // too many ask: at the next letter
  // Made and sanitised by the site; what was typed meanwhile is shown the next time.
  if (words === text.value.trim()) preview.lastElementChild.innerHTML = await answer.text()
}

export function refresh() {
  showCount()
  clearTimeout(waiting)
  waiting = setTimeout(() => showPreview().catch(() => (preview.hidden = true)), PAUSE)
}

export function watchText() {
  count.className = "field-count"
  text.after(count)
  preview.className = "form-preview"
  preview.hidden = true
  const title = Object.assign(line(told.words.preview), { className: "form-preview-title", id: "avis-preview" })
  preview.setAttribute("aria-labelledby", title.id)
  preview.append(title, Object.assign(document.createElement("div"), { className: "avis-text prose" }))
  form.append(preview)
  form.addEventListener("input", refresh)
  refresh()
}
