/** What the avis answers: another avis, under which the form moves; or a passage of the text, which it quotes. */

import { form, told } from "./asking.js"
import { button, line } from "./parts.js"

const home = document.createComment("the place of the form")
form.before(home)
let left = null // the link that was pressed, to which the focus returns

/** Answer this avis: its form comes under it. */
export function reply(link) {
  const avis = link.closest(".avis")
  const name = avis.querySelector(".avis-name").textContent
  hidden("parent").value = new URL(link.href).searchParams.get("reponse")
  avis.after(form)
  head("reply", line(told.words.reply.replace("{name}", name)), button(told.words.cancel, cancel))
  home.parentElement.classList.add("invitation--left")
  left = link
  changed()
}

/** Back to where the form stood, and the reader to where they were. */
export function cancel() {
  settle()
  left?.focus()
}

/** The form answers nothing any longer, and stands in its place. */
export function settle() {
  form.elements.parent?.remove()
  home.after(form)
  home.parentElement.classList.remove("invitation--left")
  head("reply")
  forget()
}

/** Quote this passage, { quote, before }. */
export function quote(passage) {
  hidden("passage").value = passage.quote
  hidden("passage_before").value = passage.before
  const words = document.createElement("q")
  words.textContent = passage.quote
  head("passage", line(`${told.words.passage} `, words), button(told.words.without, forget))
  changed()
}

function forget() {
  form.elements.passage?.remove()
  form.elements.passage_before?.remove()
  head("passage")
  changed()
}

/** What the form answers is part of the draft, as what is typed in it. */
function changed() {
  form.dispatchEvent(new Event("change"))
}

function hidden(name) {
  const field = form.elements[name] ?? Object.assign(document.createElement("input"), { type: "hidden", name })
  form.append(field)
  return field
}

/** At the head of the form, what it answers and the way out of it; nothing, where it answers nothing. */
function head(kind, ...parts) {
  form.querySelector(`.form-${kind}`)?.remove()
  if (!parts.length) return
  const box = document.createElement("div")
  box.className = `form-context form-${kind}`
  box.append(...parts)
  form.prepend(box)
}
