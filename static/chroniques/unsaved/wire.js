/** Telling the site: what a form holds, that it is open, or asking whether it was saved. */

const MOST_WHEN_LEAVING = 60_000 // bytes that a browser promises to send of a page that is gone: 64 KB, less the rest

/** The status (0 where the site does not answer) and the answer. `leaving`: the page may be gone at once. */
export async function tell(entry, what, leaving = false) {
  const body = new URLSearchParams(what === "keep" ? entry.fields : [])
  body.set("_slip", entry.slip)
  body.set("_what", what)
  body.set("_age", Math.max(0, Date.now() - entry.at))
  const keepalive = leaving && body.toString().length < MOST_WHEN_LEAVING
  try {
    const answer = await fetch(entry.address, { method: "POST", body, keepalive })
    const isOurs = answer.headers.get("Content-Type") === "application/json"
    return { ...(isOurs ? await answer.json() : {}), status: answer.status }
  } catch {
    return { status: 0 }
  }
}
