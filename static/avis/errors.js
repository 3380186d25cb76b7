/** What is wrong stands beside its field, as the page of the form says it without this module. */

import { form } from "./asking.js"

/** Show these errors, { field: [sentence] }; the first wrong field, or null. Returns what belongs to no field. */
export function show(errors) {
  clear()
  const loose = []
  for (const [name, sentences] of Object.entries(errors)) {
    const field = form.elements[name]
    if (field && field.type !== "hidden") mark(field, sentences)
    else loose.push(...sentences)
  }
  form.querySelector("[aria-invalid]")?.focus()
  return loose
}

export function clear() {
  for (const list of form.querySelectorAll(".errorlist")) list.remove()
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid")
    describe(field, [`${field.id}_helptext`])
    field.closest(".field").classList.remove("field--wrong")
  }
}

function mark(field, sentences) {
  const list = document.createElement("ul")
  list.className = "errorlist"
  list.id = `${field.id}_error`
  list.append(...sentences.map(item))
  field.before(list)
  field.setAttribute("aria-invalid", "true")
  field.closest(".field").classList.add("field--wrong")
  describe(field, [`${field.id}_helptext`, list.id])
}

function item(sentence) {
  const item = document.createElement("li")
  item.textContent = sentence
  return item
}

function describe(field, names) {
  const known = names.filter((name) => document.getElementById(name))
  if (known.length) field.setAttribute("aria-describedby", known.join(" "))
  else field.removeAttribute("aria-describedby")
}
