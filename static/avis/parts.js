/** Small pieces of a page. */

export function line(...parts) {
  const line = document.createElement("p")
  line.append(...parts)
  return line
}

export function button(words, act) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "plain-button"
  button.textContent = words
  button.addEventListener("click", act)
  return button
}
