/**
 * The theme that the reader chose on this device, set before the first paint; without a choice, the system's.
 * A classic script, so that the page waits for it: it comes before the style sheet, and does nothing else.
 */

// In the order of the two <meta name="theme-color">.
const SCHEMES = ["light", "dark"]

/** "light", "dark", or nothing; a private window, or a reader who refuses storage, has chosen nothing. */
function kept() {
  try {
    return localStorage.theme
  } catch {
    return null
  }
}

function apply(chosen) {
  const theme = SCHEMES.includes(chosen) ? chosen : ""
  if (theme) document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
  const colours = document.querySelectorAll("meta[name=theme-color]")
  SCHEMES.forEach((scheme, place) => {
    const all = theme === scheme ? "all" : "not all"
    colours[place].media = theme ? all : `(prefers-color-scheme: ${scheme})`
  })
}

apply(kept())
// Chosen on this page (see js/theme.js), in another window, or since this page was left.
addEventListener("theme", (event) => apply(event.detail))
addEventListener("storage", () => apply(kept()))
addEventListener("pageshow", (event) => event.persisted && apply(kept()))
