/** What is kept on this device alone: for each text, the draft, and the keys of the avis that were left under it;
    for all of them, the last keys, by which the site knows its regular readers. */

import { form } from "./asking.js"

const drawer = form.action
const nothing = { draft: null, mine: [] } // mine: [{ receipt, parent }]
let ours = "" // the text that this tab kept last

export function kept() {
  try {
    return read(localStorage.getItem(drawer))
  } catch {
    return nothing // nothing may be kept here
  }
}

function read(words) {
  try {
    return { ...nothing, ...JSON.parse(words) }
  } catch {
    return nothing // somebody else wrote there
  }
}

export function keep(change) {
  const now = { ...kept(), ...change }
  try {
    if (now.draft || now.mine.length) localStorage.setItem(drawer, JSON.stringify(now))
    else localStorage.removeItem(drawer)
  } catch {
    // The page itself still holds what is typed.
  }
}

/** Keep what is typed, with what it answers; where that is nothing, keep nothing any longer, but for what another tab
    has written meanwhile. */
export function keepDraft() {
  const draft = Object.fromEntries(new FormData(form))
  const was = ours
  ours = draft.text
  if (draft.text.trim() || draft.passage) keep({ draft })
  else if (kept().draft?.text === was) keep({ draft: null })
}

/** Put the draft back into the form, before what was typed while this module was on its way; was there one? */
export function restoreDraft() {
  const { draft } = kept()
  if (!draft) return null
  for (const [name, value] of Object.entries(draft)) {
    if (form.elements[name] && name !== "text") form.elements[name].value ||= value
  }
  form.elements.text.value = both(draft.text, form.elements.text.value)
  return draft
}

/** One after the other; the longer alone, where it holds the other: browsers too fill in a page that is loaded again. */
function both(before, typed) {
  if (typed.includes(before)) return typed
  return before.startsWith(typed) ? before : `${before}\n\n${typed}`
}

/** Where another tab sends its avis, and forgets it, what is typed in this one is kept again. */
export function watchTabs() {
  addEventListener("storage", ({ key, oldValue }) => {
    if (key !== drawer || kept().draft) return
    if (read(oldValue).draft?.text !== form.elements.text.value) keepDraft()
  })
}

const LAST = 5

/** The keys of the last avis that this device left, wherever. */
export function lastKeys() {
  try {
    const keys = JSON.parse(localStorage.avis ?? "[]")
    return Array.isArray(keys) ? keys : []
  } catch {
    return []
  }
}

/** Remember the key that this receipt's address ends with. */
export function remember(receipt) {
  const key = receipt.split("/").at(-2)
  try {
    localStorage.avis = JSON.stringify([key, ...lastKeys().filter((other) => other !== key)].slice(0, LAST))
  } catch {
    // The next avis waits like any other.
  }
}
