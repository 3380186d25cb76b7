/** Keeps one form while it is typed: on this device at once, on the site when typing pauses. */

import { drop, keepHere } from "./device.js"
import { tell } from "./wire.js"

const HERE_AFTER = 400 // ms without a key, before this device keeps it
const PAUSE = 2000 // ms without a key, before the site keeps it
const LONGEST = 15_000 // ms while somebody types on
const SIGN = 60_000 // ms between two signs that the form is open
const FIRST_SIGN = 10_000 // ms: who looks in and leaves is not said to have it open
const AGAIN = [2000, 4000, 8000, 16_000, 30_000, 60_000] // ms before the next try, where the site is silent

export class Keeper {
  #form
  #said
  #entry // what is kept of this form: see device.js
  #before // the fields as last kept by the site, or as they came
  #here = false // does this device keep the fields as they are?
  #since = 0 // when the first key was pressed that the site has not heard of
  #sending = null
  #again = false
  #failures = 0
  #stopped = false // the site refuses this form for good
  #submitting = false
  #timers = {}

  constructor(form, place, said) {
    const { unsaved: address, account, text, opening, days } = place.dataset
    const slip = form.elements.namedItem("_slip").value
    this.#form = form
    this.#said = said
    this.#entry = { address: new URL(address, location).href, account, text, opening, days: Number(days), slip }
    this.#before = JSON.stringify("sent" in place.dataset ? [] : fieldsOf(form))
  }

  // Lifecycle

  begin() {
    this.#form.addEventListener("input", this.#touched)
    this.#form.addEventListener("change", this.#touched)
    this.#form.addEventListener("submit", this.#submitted)
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#leave())
    addEventListener("pagehide", () => this.#leave())
    addEventListener("pageshow", (event) => event.persisted && this.#backAgain())
    addEventListener("online", () => this.#keep())
    addEventListener("beforeunload", (event) => this.#isNowhere() && event.preventDefault())
    this.#later("sign", FIRST_SIGN, this.#sign)
    if (this.#isNew()) this.#due()
  }

  // Actions

  /** Who types on is still here: what was to be sent was stopped, or these words came too late for it. */
  #touched = () => {
    this.#submitting = false
    this.#due()
  }

  #due() {
    this.#here = false
    this.#since ||= Date.now()
    this.#later("here", HERE_AFTER, this.#keepHere)
    this.#later("site", Math.max(0, Math.min(PAUSE, this.#since + LONGEST - Date.now())), this.#keep)
  }

  /** It is kept here until the site is known to have saved it; a late word of it would be in vain. */
  #submitted = (event) => {
    if (event.target !== this.#form) return
    queueMicrotask(() => {
      if (event.defaultPrevented) return
      this.#submitting = true
      this.#keepHere()
      clearTimeout(this.#timers.site)
    })
  }

  #leave() {
    if (this.#submitting || !this.#isNew()) return
    this.#keepHere()
    if (!this.#stopped) tell(this.#taken(), "keep", true)
  }

  #backAgain() {
    this.#submitting = false
    if (this.#isNew()) this.#due()
  }

  #sign = async () => {
    this.#later("sign", SIGN, this.#sign)
    if (document.visibilityState === "hidden" || this.#submitting) return
    if (this.#isNew()) return this.#due() // typed by a script, which says nothing of it
    const answer = await tell({ ...this.#entry, at: Date.now() }, "open")
    if (answer.status === 200) this.#heard(answer)
  }

  #keepHere = () => {
    if (this.#isNew()) this.#here = keepHere(this.#taken())
  }

  #keep = async () => {
    if (this.#sending) return (this.#again = true)
    if (this.#submitting || this.#stopped || !this.#isNew()) return
    const entry = this.#taken()
    const fields = JSON.stringify(entry.fields)
    this.#since = 0
    this.#sending = tell(entry, "keep")
    const answer = await this.#sending
    this.#sending = null
    this.#answered(answer, entry, fields)
    if (this.#again) {
      this.#again = false
      this.#due()
    }
  }

  // Private

  #answered(answer, entry, fields) {
    if (answer.status === 200) {
      this.#failures = 0
      this.#before = fields
      this.#heard(answer)
      this.#here = keepHere({ ...this.#taken(), heard: !this.#isNew() })
      if (entry.opening !== this.#entry.opening) drop(entry)
      return this.#said.say(answer.signed_in ? answer.said : this.#said.words.away, !answer.signed_in)
    }
    this.#here = keepHere(entry)
    if (answer.status === 403 || answer.status === 413) {
      this.#stopped = answer.status === 403
      return this.#said.say(answer.said ?? this.#said.words.refused)
    }
    this.#said.say(this.#here ? this.#said.words.offline : this.#said.words.nowhere)
    this.#later("site", AGAIN[Math.min(this.#failures++, AGAIN.length - 1)], this.#keep)
  }

  /** A pass that is good for the session there is now; the slip of another opening, where this one was saved. */
  #heard(answer) {
    if (answer.token) this.#form.elements.namedItem("csrfmiddlewaretoken").value = answer.token
    if (answer.slip) {
      Object.assign(this.#entry, { slip: answer.slip, opening: answer.opening })
      this.#form.elements.namedItem("_slip").value = answer.slip
    }
    if (answer.signed_in) this.#said.others(answer.others)
  }

  #taken() {
    return { ...this.#entry, fields: fieldsOf(this.#form), at: Date.now(), heard: false }
  }

  #isNew() {
    return JSON.stringify(fieldsOf(this.#form)) !== this.#before
  }

  #isNowhere() {
    return !this.#submitting && !this.#here && this.#isNew() && !keepHere(this.#taken())
  }

  #later(name, after, act) {
    clearTimeout(this.#timers[name])
    this.#timers[name] = setTimeout(act, after)
  }
}

/** What the form would send, but for files and for what is the site's own. */
function fieldsOf(form) {
  const isTyped = ([name, value]) =>
    typeof value === "string" && name !== "csrfmiddlewaretoken" && !name.startsWith("_")
  return [...new FormData(form)].filter(isTyped)
}
