/** The choice of the theme at the foot of the page: shown because it works, kept on this device alone. */

const choice = document.querySelector(".theme")

/** What is chosen now: "light", "dark", or "" for the system. */
function show() {
  const chosen = document.documentElement.dataset.theme ?? ""
  for (const option of choice.elements) option.checked = option.value === chosen
}

function choose(theme) {
  dispatchEvent(new CustomEvent("theme", { detail: theme }))
  try {
    if (theme) localStorage.setItem("theme", theme)
    else localStorage.removeItem("theme")
  } catch {
    // Nothing may be kept here: the choice holds for this page.
  }
}

if (choice) {
  show()
  choice.hidden = false
  choice.addEventListener("change", (event) => choose(event.target.value))
  addEventListener("storage", show)
  addEventListener("pageshow", show)
}
