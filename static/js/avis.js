/**
 * What it takes to answer in place is fetched once somebody begins to: writes, selects a passage, presses « Répondre »,
 * or left something here before. Without it the same links and the same form lead to pages of their own.
 */

const form = document.querySelector(".invitation form")
const wake = () => import("./avis.js") // beside this file: its own name, which browsers ask about again

if (form) {
  form.addEventListener("focusin", wake)
  document.addEventListener("selectionchange", () => getSelection().isCollapsed || wake())
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".avis-reply a")
    if (!link || form.noValidate) return // awake, it answers by itself
    event.preventDefault()
    wake().then(() => link.click(), () => (location = link))
  })
  try {
    if (localStorage[form.action]) wake()
  } catch {
    // Nothing may be kept here.
  }
}
