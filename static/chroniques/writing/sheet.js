/** The preview: the page of the site in a frame, into which the site's own HTML of the text is put. */

import { area, root, words } from "./editing.js"

const PAUSE = 300 // ms after the last key
const LONGEST_PAUSE = 6000 // a long text takes the site seconds: it is asked less often
const AGAIN = 1500 // ms until one comes back to a site that was busy

export const frame = root?.querySelector("[data-sheet]")
const failed = root?.querySelector(".writing-failed")
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value
const listeners = []
let timer = 0
let asked = null // what the site is preparing: one text at a time, so that answers come in order
let cost = 0
let latest = null
let came = null

/** Call this with each answer of the site, once it is shown. */
export const onAnswer = (listener) => listeners.push(listener)

/** Ask again, once the fingers rest. */
export function changed(wait = Math.min(LONGEST_PAUSE, Math.max(PAUSE, 2 * cost))) {
  clearTimeout(timer)
  timer = setTimeout(ask, wait)
}

function typed() {
  const value = (name) => document.getElementById(`id_${name}`)?.value ?? ""
  return { title: value("title"), standfirst: value("standfirst"), body: area.value }
}

/** As a form sends it: raw letters, where an address would write three signs for each accent. */
function inForm(fields) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function ask() {
  if (asked) return
  asked = JSON.stringify(typed())
  const began = performance.now()
  const wait = await answered(inForm(JSON.parse(asked)))
  cost = performance.now() - began
  const isNewer = asked !== JSON.stringify(typed())
  asked = null
  if (wait || isNewer) changed(wait || undefined)
}

/** Ask once; the milliseconds after which to ask again, or nothing. */
async function answered(fields) {
  try {
    const answer = await fetch(root.dataset.preview, { method: "POST", body: fields, headers: { "X-CSRFToken": token() } })
    const said = await answer.json()
    if (answer.status === 503) return AGAIN
    failed.textContent = said.said ?? ""
    if (answer.ok) await keep(said)
  } catch {
    failed.textContent = words.failed
  }
}

async function keep(answer) {
  latest = answer
  if (!frame.hidden) await fill()
  listeners.forEach((listener) => listener(answer))
}

/** Show the frame, or hide it; it is fetched the first time. */
export async function showSheet(shown) {
  frame.hidden = !shown
  if (shown && latest) await fill()
  listeners.forEach((listener) => latest && listener(latest))
}

/** The page of the frame, once it is there. */
export function sheet() {
  came ??= new Promise((resolve) => {
    frame.addEventListener("load", () => resolve(frame.contentDocument), { once: true })
    frame.src = frame.dataset.src
  })
  return came
}

async function fill() {
  const page = await sheet()
  page.querySelector("[data-title]").textContent = latest.title
  const standfirst = page.querySelector("[data-standfirst]")
  standfirst.textContent = latest.standfirst
  standfirst.hidden = !latest.standfirst
  const made = page.createElement("template")
  made.innerHTML = latest.html
  renew(page.querySelector("[data-body]"), made.content)
}

/** Change the blocks that changed alone: pictures do not blink, and the page stays where it is. */
function renew(body, made) {
  const old = [...body.childNodes]
  const fresh = [...made.childNodes]
  let head = 0
  while (head < old.length && head < fresh.length && old[head].isEqualNode(fresh[head])) head += 1
  let tail = 0
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail).isEqualNode(fresh.at(-1 - tail))) tail += 1
  const after = old[old.length - tail] ?? null
  old.slice(head, old.length - tail).forEach((node) => node.remove())
  fresh.slice(head, fresh.length - tail).forEach((node) => body.insertBefore(node, after))
}
