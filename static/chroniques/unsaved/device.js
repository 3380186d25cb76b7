/** What this device keeps of forms that are being typed: an entry for each opening of a form, by account. */

const PREFIX = "unsaved:"
const A_DAY = 86_400_000 // ms

const keyOf = (entry) => `${PREFIX}${entry.account}:${entry.opening}`

/** Keep the entry; false where the device cannot (it is full, or keeps nothing at all). */
export function keepHere(entry) {
  try {
    localStorage.setItem(keyOf(entry), JSON.stringify(entry))
    return true
  } catch {
    return false
  }
}

export function drop(entry) {
  localStorage.removeItem(keyOf(entry))
}

/** The entries of this device, but for those that are older than words are kept: these are dropped. */
export function entries() {
  if (!isThere()) return []
  const all = Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => JSON.parse(localStorage.getItem(key)))
  all.filter(isOld).forEach(drop)
  return all.filter((entry) => !isOld(entry))
}

function isThere() {
  try {
    return Boolean(localStorage)
  } catch {
    return false // a browser that was told to keep nothing
  }
}

const isOld = (entry) => Date.now() - entry.at > entry.days * A_DAY
