/** The choice of the theme at the foot of the page: shown because it works, kept on this device alone. */

const choice = document.querySelector(".theme")

function show() {
  // Without a choice, the system's.
  const chosen = document.documentElement.dataset.theme ?? ""
  for (const option of choice.elements) option.checked = option.value === chosen
}

function choose({ target }) {
  dispatchEvent(new CustomEvent("theme", { detail: target.value }))
  try {
    localStorage.theme = target.value
  } catch {
    // Nothing may be kept here: the choice holds for this page.
  }
}

if (choice) {
  show()
  choice.hidden = false
  choice.addEventListener("change", choose)
  addEventListener("storage", show)
  addEventListener("pageshow", show)
}
