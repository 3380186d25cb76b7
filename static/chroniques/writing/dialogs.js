/** The dialogs: a link to a text, a picture of the library, the keys. What is chosen goes where one was. */

import { area, put, putBlock, root, selected, words } from "./editing.js"

const REST = 200 // ms after the last key
const ADDRESS = /^(?:https?:\/\/|mailto:|\/|#)\S+$/
export const dialog = (name) => document.querySelector(`[data-dialog=${name}]`)

let place = null // where one was in the text: browsers forget it behind a modal dialog

/** Open it; when it closes, one is back in the text. */
export function open(name) {
  const one = dialog(name)
  place = selected()
  one.addEventListener("close", () => place && back(), { once: true })
  one.showModal()
  one.querySelector("[type=search]")?.dispatchEvent(new Event("input"))
}

function back() {
  area.focus()
  area.setSelectionRange(place.start, place.end)
  place = null
}

/** Close it, and do this where one was in the text. */
export function choose(one, act) {
  one.close()
  back()
  act()
}

export const link = () => (open("link"), dialog("link").querySelector("[type=search]").focus())

/** A search as one types; what is found are buttons, the first of which Enter presses. */
function searching(name, address, act) {
  const one = dialog(name)
  const field = one.querySelector("[type=search]")
  const list = one.querySelector("[data-found]")
  let timer = 0
  let last = 0
  const look = async () => {
    const mine = (last += 1)
    const answer = await fetch(`${address}?${new URLSearchParams({ q: field.value })}`)
    const { found } = await answer.json()
    if (mine === last) offer(one, list, found, (chosen) => choose(one, () => act(chosen)))
  }
  field.addEventListener("input", (event) => (clearTimeout(timer), (timer = setTimeout(look, event.isTrusted ? REST : 0))))
  one.querySelector("[data-search]").addEventListener("submit", (event) => {
    event.preventDefault()
    const typed = field.value.trim()
    if (name === "link" && ADDRESS.test(typed)) choose(one, () => toAddress(typed))
    else list.querySelector("button")?.click()
  })
  one.addEventListener("keydown", (event) => walkFound(event, field, list))
}

function offer(one, list, found, act) {
  const made = document.querySelector("template[data-option]").content
  list.replaceChildren(...found.map((thing, rank) => {
    const item = made.cloneNode(true).firstElementChild
    item.querySelector("[data-title]").textContent = thing.title
    item.querySelector("[data-detail]").textContent = thing.detail
    const picture = item.querySelector("img")
    if (thing.src) Object.assign(picture, { src: thing.src, hidden: false })
    const button = item.querySelector("button")
    button.tabIndex = rank ? -1 : 0 // one stop for all of them; the arrows walk there
    button.addEventListener("click", () => act(thing))
    return item
  }))
  const said = one.querySelector("[data-said]")
  const { none, many } = said.dataset
  said.textContent = found.length ? (found.length > 1 ? many.replace("{count}", found.length) : said.dataset.one) : none
}

/** Up and down, from the field to what is found and back. */
function walkFound(event, field, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const stops = [field, ...list.querySelectorAll("button")]
  const at = stops.indexOf(document.activeElement)
  if (!step || at < 0) return
  event.preventDefault()
  stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus()
}

function linkTo(chosen) {
  const { start, end, text } = selected()
  const said = text.trim() || chosen.title
  put(start, end, `[${said}](article:${chosen.name})`)
}

function toAddress(address) {
  const { start, end, text } = selected()
  const said = text.trim() || words.link
  put(start, end, `[${said}](${address})`, start + 1, start + 1 + said.length)
}

/** A picture stands alone between two paragraphs. */
export const showPicture = (chosen) => putBlock(`![](image:${chosen.name})`)

export function beginDialogs() {
  searching("link", root.dataset.texts, linkTo)
  searching("picture", root.dataset.pictures, showPicture)
  for (const button of document.querySelectorAll(".writing-dialog [data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close())
  }
}
