/** A picture dropped or pasted: its dialog asks at once what it shows and whose it is, then puts it in the text. */

import { area, put } from "./editing.js"
import { choose, dialog, open, showPicture } from "./dialogs.js"

let form = null
const waiting = [] // files that were dropped together
let asking = null // the file that one describes now

/** Open the dialog; with a file, one only has to describe it. */
export function picture(file) {
  open("picture")
  clear()
  asking = file
  if (file) hold(file)
  dialog("picture").querySelector("[data-library]").hidden = Boolean(file)
  const first = file ? form.elements.alt : dialog("picture").querySelector("[type=search]")
  first.focus()
}

function hold(file) {
  const given = new DataTransfer()
  given.items.add(file)
  form.elements.file.files = given.files
  form.elements.alt.value = file.alt ?? ""
  named()
}

/** The name of the file, in words, until somebody writes a better title. */
function named() {
  const name = form.elements.file.files[0]?.name.replace(/\.\w+$/, "").replace(/[_-]+/g, " ").trim() ?? ""
  if (!form.elements.title.value) form.elements.title.value = name.charAt(0).toUpperCase() + name.slice(1)
}

function clear() {
  form?.reset()
  complain({})
}

async function send() {
  const button = form.querySelector(".button.default")
  button.disabled = true
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) })
    const said = await answer.json()
    if (answer.ok) done(said)
    else complain(said.errors)
  } catch {
    const errors = form.querySelector("[data-errors]")
    errors.textContent = errors.dataset.failed
  } finally {
    button.disabled = false
  }
}

function done(made) {
  choose(dialog("picture"), () => asking?.calledBy ? rename(asking.calledBy, made.name) : showPicture(made))
  if (waiting.length) setTimeout(() => picture(waiting.shift()))
}

/** What was pasted calls the picture by the name that it had there. */
function rename(before, after) {
  const called = `(image:${before}`
  const start = area.value.lastIndexOf(called)
  if (start < 0) return showPicture({ name: after })
  put(start, start + called.length, `(image:${after}`)
}

/** Each sentence beside its field; the first field that has one is where one is. */
function complain(errors) {
  for (const box of form?.querySelectorAll("[data-field]") ?? []) {
    const said = (errors[box.dataset.field] ?? []).join(" ")
    const field = box.querySelector("input, select, textarea")
    box.querySelector("[data-error]").textContent = said
    field.toggleAttribute("aria-invalid", Boolean(said))
    if (said) field.setAttribute("aria-describedby", `${field.id}_error`)
  }
  if (form) form.querySelector("[data-errors]").textContent = (errors.__all__ ?? []).join(" ")
  form?.querySelector("[aria-invalid]")?.focus()
}

/** The pictures among these files. */
export const picturesIn = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"))

/** Ask for each of these files, one after the other; false where a person may not add any. */
export function take(files) {
  if (!form || !files.length) return false
  waiting.push(...files.slice(1))
  picture(files[0])
  return true
}

export function beginPictures() {
  form = document.querySelector("[data-new]")
  if (!form) return
  form.addEventListener("submit", (event) => (event.preventDefault(), send()))
  form.elements.file.addEventListener("change", named)
  dialog("picture").addEventListener("cancel", () => (waiting.length = 0))
  area.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault())
  area.addEventListener("drop", (event) => {
    const files = picturesIn(event.dataTransfer)
    if (files.length && take(files)) event.preventDefault()
  })
}
