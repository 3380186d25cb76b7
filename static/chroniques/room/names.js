/** Names what the stock forms of the admin leave without a name: to who hears a page, a field is what its
 * name says. The names are those that are there for the eye: the label, the head of the column. */

const textOf = (element) => element?.textContent.trim() ?? ""

/** What the eye reads of this field: its label, or in a table the head of its column. */
function nameOf(field) {
  const label = field.labels?.[0] ?? document.querySelector(`label[for="${CSS.escape(field.id)}"]`)
  const column = /\bfield-(\w+)/.exec(field.closest("td")?.className)?.[1]
  const cell = field.closest("td.delete") ? "th:last-child" : `.column-${column}`
  const head = field.closest("table")?.querySelector(`thead ${cell}`)
  return textOf(label) || textOf(head) || textOf(field.closest("fieldset")?.querySelector("legend"))
}

/** Select2 draws its own field over the one that has a label. */
function nameChoices() {
  for (const field of document.querySelectorAll("select.admin-autocomplete + .select2")) {
    const name = nameOf(field.previousElementSibling)
    for (const drawn of field.querySelectorAll(".select2-selection, [role=textbox], .select2-search__field")) {
      drawn.removeAttribute("aria-labelledby")
      drawn.setAttribute("aria-label", [name, textOf(drawn.querySelector("[role=textbox]"))].join(" ").trim())
    }
  }
}

/** Of the list that it opens, the field to search in. */
function nameSearches() {
  for (const field of document.querySelectorAll(".select2-dropdown .select2-search__field:not([aria-label])")) {
    const chosen = field.getAttribute("aria-controls")?.replace(/^select2-|-results$/g, "")
    const drawnOver = chosen && document.getElementById(chosen)
    if (drawnOver) field.setAttribute("aria-label", nameOf(drawnOver))
  }
}

/** In a table, no field has a label of its own; of a day and an hour, neither has. */
function nameFields() {
  for (const field of document.querySelectorAll(".tabular td :is(input, select, textarea):not([type=hidden])")) {
    if (!field.labels?.length && !field.hasAttribute("aria-label")) field.setAttribute("aria-label", nameOf(field))
  }
  for (const field of document.querySelectorAll(".datetime input:not([aria-label])")) {
    const which = field.previousSibling?.textContent.replace(":", "").trim()
    field.setAttribute("aria-label", [nameOf(field), which].filter(Boolean).join(", "))
  }
}

/** What is said of a sign needs the sign to have a role; a head of nothing is no head. */
function mendSigns() {
  for (const sign of document.querySelectorAll("span.help-tooltip:not([role])")) sign.setAttribute("role", "img")
  for (const head of document.querySelectorAll(".tabular thead th")) {
    if (head.textContent.trim() || head.children.length) continue
    const cell = document.createElement("td")
    cell.className = head.className
    head.replaceWith(cell)
  }
}

function mend() {
  nameChoices()
  nameSearches()
  nameFields()
  mendSigns()
}

mend()
// Choices are drawn after us, and lines are added to tables.
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true })
