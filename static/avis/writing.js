/** An avis in one step, in its place: the last of these modules, which wakes the others. */

import { begin, form, send, told } from "./asking.js"
import { quote, reply, settle } from "./context.js"
import { keep, keepDraft, kept, lastKeys, remember, restoreDraft, watchTabs } from "./drafts.js"
import { clear, show } from "./errors.js"
import { showMine, showOne } from "./mine.js"
import { line } from "./parts.js"
import { watchSelection } from "./passages.js"
import { refresh, watchText } from "./seen.js"

const submit = form.querySelector("[type=submit]")
const status = Object.assign(line(), { className: "form-said", role: "status" })

async function leave(event) {
  event.preventDefault()
  if (submit.ariaDisabled === "true") return
  hold(true)
  try {
    await hear(await send(lastKeys()))
  } catch {
    say(told.words.failed)
  }
  hold(false)
}

/** Disabled as one says it: a button that vanished from the keyboard would lose who pressed it. */
function hold(isBusy) {
  submit.ariaDisabled = String(isBusy)
  submit.textContent = isBusy ? told.words.sending : told.words.send
}

async function hear({ status, said }) {
  if (status === 201) return arrived(said)
  if (status >= 500 && !said.said) return say(told.words.failed)
  const loose = show(said.errors ?? {})
  say(said.said || [told.words.mend, ...loose].join(" "))
}

async function arrived({ receipt, there, said }) {
  const parent = form.elements.parent?.value
  if (receipt) keep({ mine: [...kept().mine.filter((one) => one.receipt !== receipt), { receipt, parent }] })
  clear()
  form.elements.text.value = ""
  settle()
  refresh()
  if (there) return say(told.words.there, there)
  remember(receipt)
  say(said, receipt)
  const shown = await showOne({ receipt, parent })
  shown?.focus?.()
}

function say(words, address) {
  status.textContent = words
  if (address) status.append(" ", Object.assign(document.createElement("a"), { href: address, textContent: told.words.follow }))
}

/** Add this style sheet, and wait for it: what comes next is measured. */
function wear(href) {
  return new Promise((done) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done, onerror: done }))
  })
}

async function dress() {
  await Promise.all(told.styles.map(wear))
  form.querySelector(".fields").insertAdjacentHTML("afterend", told.site)
  form.noValidate = true // the site says what is wrong, beside each field
  submit.textContent = told.words.send
  form.querySelector(".form-send").append(status)
}

function restore() {
  const draft = restoreDraft()
  if (!draft) return
  const answered = draft.parent && document.querySelector(`#avis-${draft.parent} .avis-reply a`)
  if (answered) reply(answered)
  if (draft.passage) quote({ quote: draft.passage, before: draft.passage_before })
  say(told.words.draft)
}

await begin()
await dress()
restore()
keepDraft()
watchText()
watchSelection()
form.addEventListener("submit", leave)
form.addEventListener("input", keepDraft)
form.addEventListener("change", keepDraft)
watchTabs()
document.addEventListener("click", (event) => {
  const link = event.target.closest(".avis-reply a")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  reply(link)
  form.elements.text.focus()
})
await showMine()
