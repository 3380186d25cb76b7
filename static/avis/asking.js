/** What the site is asked, and what it answers. */

export const form = document.querySelector(".invitation form")
export const told = {} // what the site said when somebody began: { nonce, words, limit, reread, styles, site }

/** Ask the site for a pass, and for the words that this module says; a closed conversation gives none. */
export async function begin() {
  Object.assign(told, (await ask(`${form.action}passe/`)).said)
}

/** { status, said }, `said` being what the site answers in JSON, or nothing; without cookies, for nobody has one here. */
export async function ask(address, fields) {
  const body = fields && new URLSearchParams(fields)
  const method = body ? "POST" : "GET"
  const answer = await fetch(address, { method, body, headers: { Accept: "application/json" }, credentials: "omit" })
  return { status: answer.status, said: await answer.json().catch(() => ({})) }
}

/** Send what is typed, with the keys that this device holds; once more with a new pass, where the pass has grown old. */
export async function send(keys) {
  if (!told.nonce) await begin()
  let answer = await ask(form.action, typed(keys))
  if (answer.status === 409 && !answer.said.said) {
    told.nonce = answer.said.nonce
    answer = await ask(form.action, typed(keys))
  }
  // A pass serves once; where nothing was kept, or nobody can say, it serves again: the same avis is kept once.
  told.nonce = answer.status === 201 ? null : answer.said.nonce || told.nonce
  return answer
}

function typed(keys) {
  return [...new FormData(form), ["nonce", told.nonce ?? ""], ["known", keys.join(" ")]]
}
