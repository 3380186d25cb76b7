/** Notes in the margin: from 80rem on, each stands beside its call. Without this module they stay at the foot. */

const ROOM = "screen and (width >= 80rem)" // as in notes.css: on paper, and where there is no margin, the foot
const GAP = 14 // px between two notes, and around what already stands in the margin
const STANDING = ".event, figure, figcaption, table, pre"

const room = matchMedia(ROOM)

function place(section) {
  section.classList.toggle("notes--beside", room.matches) // measured in the width that they would have
  if (!room.matches) return
  const tops = settle(wishes(section), obstacles(section), end(section))
  section.classList.toggle("notes--beside", tops !== null)
  tops?.forEach((top, note) => note.style.setProperty("--note-top", `${top}px`))
}

/** What each note would like: [{ note, top, height }] from the top of the text, in px, in the order of their places. */
function wishes(section) {
  const origin = section.parentElement.getBoundingClientRect().top
  const calls = firstCalls(section)
  const tops = new Map()
  for (const note of section.querySelectorAll(":scope > ol > li")) {
    const call = calls.get(`#${note.id}`)
    const caller = call.closest(".notes > ol > li") // a note that another note calls goes with it
    tops.set(note, caller ? tops.get(caller) : call.parentElement.getBoundingClientRect().top - origin)
  }
  return [...tops]
    .map(([note, top]) => ({ note, top, height: note.getBoundingClientRect().height }))
    .sort((one, other) => one.top - other.top)
}

function firstCalls(section) {
  const calls = [...section.parentElement.querySelectorAll("[role=doc-noteref]")]
  return new Map(calls.reverse().map((call) => [call.hash, call]))
}

/** What already stands in the margin: [{ top, bottom }], from the top of the text, in px, downwards. */
function obstacles(section) {
  const text = section.parentElement.getBoundingClientRect()
  return [...section.closest("article").querySelectorAll(STANDING)]
    .filter((element) => !section.contains(element))
    .map((element) => element.getBoundingClientRect())
    .filter((box) => box.right > text.right + GAP)
    .map((box) => ({ top: box.top - text.top, bottom: box.bottom - text.top }))
    .sort((one, other) => one.top - other.top)
}

function end(section) {
  return section.closest("article").getBoundingClientRect().bottom - section.parentElement.getBoundingClientRect().top
}

/** The top of each note: pushed down first, then up from the end; null where the margin cannot hold them all. */
function settle(notes, blocks, end) {
  const tops = new Map()
  let free = -Infinity
  for (const { note, top, height } of notes) {
    tops.set(note, below(Math.max(top, free), height, blocks))
    free = tops.get(note) + height + GAP
  }
  for (const { note, height } of [...notes].reverse()) {
    if (tops.get(note) + height <= end) break
    tops.set(note, above(end - height, height, blocks))
    end = tops.get(note) - GAP
  }
  return Math.min(...tops.values()) < 0 ? null : tops
}

function below(top, height, blocks) {
  return blocks.reduce((at, block) => (meets(at, height, block) ? block.bottom + GAP : at), top)
}

function above(top, height, blocks) {
  return blocks.reduceRight((at, block) => (meets(at, height, block) ? block.top - GAP - height : at), top)
}

function meets(top, height, block) {
  return top < block.bottom + GAP && top + height > block.top - GAP
}

const sections = document.querySelectorAll(".notes")
const placeAll = () => sections.forEach(place)

placeAll()
document.querySelector(".notes--beside :target")?.scrollIntoView() // it has moved since the browser went there
room.addEventListener("change", placeAll)
// A text changes its height with the window, the type and the pictures: one thing to watch for all of them.
const watch = new ResizeObserver(() => requestAnimationFrame(placeAll))
sections.forEach((section) => watch.observe(section.closest("article")))
