/**
 * A form that a key fills in: `data-passkey` is "login", "get" or "create". What the key is asked is in the
 * page, or, for who is not known yet, at the address of `data-ask`. Without scripts, a code does the same.
 */

const bytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
}

const text = (buffer) => {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

/** The options as the browser takes them (WebAuthn 2, 5.4 and 5.5): what was written in base64url is bytes. */
const asked = ({ publicKey }) => {
  const known = (keys) => keys?.map((key) => ({ ...key, id: bytes(key.id) }))
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) }
  if (publicKey.user) options.user = { ...publicKey.user, id: bytes(publicKey.user.id) }
  if (publicKey.allowCredentials) options.allowCredentials = known(publicKey.allowCredentials)
  if (publicKey.excludeCredentials) options.excludeCredentials = known(publicKey.excludeCredentials)
  return options
}

/** The answer of the key as the form sends it: bytes in base64url. */
const answered = (credential) => {
  const response = {}
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name])
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  }
}

const optionsFor = async (form) => {
  if (form.dataset.passkey !== "login") {
    const data = JSON.parse(document.getElementById("asked-of-the-key").textContent)
    return data.creation_options ?? data.request_options
  }
  const answer = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } })
  return (await answer.json()).request_options
}

/** A key that must open by itself keeps the name of its owner, and knows them (WebAuthn 2, 5.4.4). */
const resident = (form, options) => {
  const alone = form.querySelector("[name=passwordless]")
  if (!alone?.checked) return options
  const selection = { residentKey: "required", requireResidentKey: true, userVerification: "required" }
  return { ...options, authenticatorSelection: { ...options.authenticatorSelection, ...selection } }
}

const filled = async (form) => {
  const options = asked(await optionsFor(form))
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: resident(form, options) })
    : navigator.credentials.get({ publicKey: options })
}

const press = async (event) => {
  event.preventDefault()
  const form = event.currentTarget
  try {
    const credential = await filled(form)
    form.querySelector("[name=credential]").value = JSON.stringify(answered(credential))
    form.submit()
  } catch {
    // Refused, too slow, no key at hand, no network: to the person it is one thing, and the other ways stay.
    form.querySelector(".said").textContent = form.dataset.failed
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener("submit", press)
}
