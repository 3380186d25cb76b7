/** Completes the second tag and those after it: a datalist alone completes only the first. */

function complete(input, list, names) {
  const typed = input.value.split(",")
  const last = typed.pop().trim().toLowerCase()
  const before = typed.map((name) => name.trim()).filter(Boolean)
  const chosen = new Set(before.map((name) => name.toLowerCase()))
  const fitting = names.filter((name) => name.toLowerCase().includes(last) && !chosen.has(name.toLowerCase()))
  list.replaceChildren(...fitting.map((name) => new Option("", [...before, name].join(", "))))
}

for (const list of document.querySelectorAll("datalist[data-names]")) {
  const input = document.getElementById(list.id.replace(/_known$/, ""))
  const names = [...list.options].map((option) => option.value)
  input.addEventListener("input", () => complete(input, list, names))
}
