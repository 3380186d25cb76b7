/** Brings the caret to the line that a check names: ?ligne=12. Without this, the text is still shown. */

const asked = Number(new URLSearchParams(location.search).get("ligne"));
const text = document.querySelector("#id_body");

/** Where a line of the text begins and ends. */
export function span(words, line) {
  const lines = words.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + (lines[line - 1] ?? "").length];
}

if (asked > 0 && text instanceof HTMLTextAreaElement) {
  const [start, end] = span(text.value, asked);
  text.focus();
  text.setSelectionRange(start, start);
  const height = parseFloat(getComputedStyle(text).lineHeight) || 24;
  text.scrollTop = Math.max(0, (asked - 3) * height);
  text.setSelectionRange(start, end);
}
