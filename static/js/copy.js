/** Buttons that copy: shown only here, for without this module what they copy is there to be selected. */

async function copy(button) {
  const said = button.nextElementSibling
  said.textContent = "" // said again, for who listens, when it is pressed again
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim())
  said.textContent = said.dataset.said
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false
    button.addEventListener("click", () => copy(button))
  }
}
