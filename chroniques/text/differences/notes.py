"""A text and its notes told apart, and the notes of two texts told one from the other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from chroniques.text.lines import NOTE, fence_after

WORD = re.compile(r"\w+")
COMMON = 20  # notes that share a word: it tells nothing of them
Notes = dict[str, str]  # the text of each, by its label


def apart(source: str) -> tuple[str, Notes]:
    """The text without its notes, and these, in their order."""
    body: list[str] = []
    notes: dict[str, list[str]] = {}
    label, closing = "", ""
    for line in source.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        found = NOTE.match(line) if not closing else None
        closing = fence_after(line, closing)
        if found:
            label = found[1]
            notes.setdefault(label, []).append(line[found.end() :])
        elif label and _goes_on(line, notes[label]):
            notes[label].append(line)
        else:
            label = ""
            body.append(line)
    return "\n".join(body), {name: "\n".join(lines).strip() for name, lines in notes.items()}


def renamed(before: Notes, after: Notes) -> dict[str, str]:
    """What each note of the first text is called in the second: as before where it says the same there, or
    where nothing else does; else by its words (notes are numbered anew when one comes before them)."""
    found = {label: label for label, text in before.items() if after.get(label) == text}
    rows, taken = _by_words(after), set(found)
    for label, text in before.items():
        if label not in found and (now := _likest(label, text, rows, taken, after)):
            found[label] = now
            taken.add(now)
    free = after.keys() - taken
    return found | {label: label for label in before if label not in found and label in free}


def _by_words(notes: Notes) -> dict[str, list[str]]:
    rows = defaultdict(list)
    for label, text in notes.items():
        for word in set(WORD.findall(text)):
            rows[word].append(label)
    return rows


def _likest(label: str, text: str, rows: Mapping[str, list[str]], taken: set[str], after: Notes) -> str:
    """The note that has most words of this text, and more than half of them; its own label first."""
    words = set(WORD.findall(text))
    shared = Counter(now for word in words if len(rows.get(word, ())) <= COMMON for now in rows.get(word, ()))
    for now, count in sorted(shared.items(), key=lambda said: (-said[1], said[0] != label)):
        if now not in taken and 2 * count > max(len(words), len(set(WORD.findall(after[now])))):
            return now
    return ""


def pairs(before: Notes, after: Notes, names: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """The label before, the label now, the text before, the text now: "" for what is not. In the order of
    the second text; then those that went."""
    formerly = {now: label for label, now in names.items()}
    for label, text in after.items():
        yield formerly.get(label, ""), label, before.get(formerly.get(label, ""), ""), text
    yield from ((label, "", text, "") for label, text in before.items() if label not in names)


def _goes_on(line: str, lines: list[str]) -> bool:
    """A note goes on in lines that are indented, or that follow its own without a blank one between."""
    return not line.strip() or line.startswith(("    ", "\t")) or bool(lines[-1].strip())
