/** What is kept on this device alone: for each text, the draft, and the keys of the avis that were left under it;
    for all of them, the last keys, by which the site knows its regular readers. */

import { form } from "./asking.js"

const drawer = form.action
const nothing = { draft: null, mine: [] } // mine: [{ receipt, parent }]

export function kept() {
  try {
    return { ...nothing, ...JSON.parse(localStorage.getItem(drawer)) }
  } catch {
    return nothing // nothing may be kept here, or somebody else wrote there
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

export function keepDraft() {
  const draft = Object.fromEntries(new FormData(form))
  keep({ draft: draft.text.trim() ? draft : null })
}

/** Put the draft back into the form where it is empty; was there one? */
export function restoreDraft() {
  const { draft } = kept()
  if (!draft || form.elements.text.value) return null
  for (const [name, value] of Object.entries(draft)) {
    if (form.elements[name]) form.elements[name].value = value
  }
  return draft
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
