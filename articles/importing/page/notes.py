"""Notes: calls `[1]`, `(1)`, `¹`, `*`, `**` and the lines that hold their texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.importing.document import ImportedFootnote
from articles.importing.french import quoted
from articles.importing.page.lines import CLOSE, OPEN, Line
from chroniques.text.oldnotes.calls import TEXT, Call, calls_in, calls_of, is_notes_title, marker
from chroniques.text.oldnotes.pairing import labels_of, paired, texts_of


@dataclass(frozen=True)
class Notes:
    """`lines` hold the calls as `OPEN label CLOSE` and no more the texts."""

    lines: tuple[Line, ...]
    footnotes: tuple[ImportedFootnote, ...]
    dropped: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_notes(lines: tuple[Line, ...]) -> Notes:
    """The notes of an article. A call is one only when a later line holds its text, and the reverse:
    what has no other half stays as typed, and is a problem when it can be nothing else."""
    lines, dropped = _without_titles(_parted(lines))
    typed = [line.text for line in lines]
    found = list(calls_of(typed))
    texts = texts_of(typed, found, bool(dropped))
    held = {text.line for text in texts}
    calls = [call for call in found if call.line not in held]
    pairs = list(paired(calls, texts))
    labels = labels_of([text for _, text in pairs])
    called = {call: label for label, (own, _) in zip(labels, pairs, strict=True) for call in own}
    gone = {text.line for _, text in pairs}
    return Notes(
        tuple(_with_calls(index, line, called) for index, line in enumerate(lines) if index not in gone),
        tuple(ImportedFootnote(label, text.text) for label, (_, text) in zip(labels, pairs, strict=True)),
        tuple(dropped),
        tuple(_orphans(lines, calls, called, gone)),
    )


def _parted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Texts of notes glued to the end of a paragraph, on lines of their own."""
    known: set[str] = set()
    parted: list[Line] = []
    for line in lines:
        known |= {call.marker for call in calls_in(0, line.text)}
        parted += _split(line, known)
    return tuple(parted)


def _split(line: Line, known: set[str]) -> Iterator[Line]:
    start = 0
    for found in re.finditer(r"(?<=[.!?…»”)])\s+(?=[\[(*⁰¹²³⁴⁵⁶⁷⁸⁹])", line.text):
        text = TEXT.fullmatch(line.text[found.end() :])
        if text and marker(text) in known and _begins_a_text(text["text"]):
            yield replace(line, text=line.text[start : found.start()])
            start = found.end()
    yield replace(line, text=line.text[start:])


def _begins_a_text(text: str) -> bool:
    return len(text.split()) >= 3 and text[0] not in ",.;:!?)"


def _without_titles(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[str]]:
    """A heading "Notes :" says nothing that the notes don't: it goes to the report."""
    typed = [line.text for line in lines]
    titles = {index for index in range(len(lines)) if is_notes_title(typed, index)}
    kept = tuple(line for index, line in enumerate(lines) if index not in titles)
    return kept, [lines[index].text for index in sorted(titles)]


def _with_calls(index: int, line: Line, called: dict[Call, str]) -> Line:
    text = line.text
    for call in sorted(called, key=lambda call: call.start, reverse=True):
        if call.line == index:
            text = text[: call.start] + OPEN + called[call] + CLOSE + text[call.end :]
    return replace(line, text=text)


def _orphans(
    lines: tuple[Line, ...], calls: list[Call], called: dict[Call, str], gone: set[int]
) -> Iterator[str]:
    for call in calls:
        if call not in called and _can_only_be_a_call(lines, call, called):
            where = lines[call.line].text[max(0, call.start - 40) : call.end]
            shown = quoted("…" + where)
            yield f"L’appel de note {shown} n’a pas de texte\u00a0: ajoutez-le ou retirez l’appel."
    for index, line in enumerate(lines):
        if index not in gone and _can_only_be_a_text(lines, index):
            shown = quoted(line.text)
            yield f"La note {shown} n’est appelée nulle part\u00a0: placez son appel ou retirez-la."


def _can_only_be_a_call(lines: tuple[Line, ...], call: Call, called: dict[Call, str]) -> bool:
    text = lines[call.line].text
    if any(other.marker == call.marker for other in called):
        return False
    return call.is_glued or text[: call.end].endswith("]")


def _can_only_be_a_text(lines: tuple[Line, ...], index: int) -> bool:
    found = TEXT.fullmatch(lines[index].text)
    if found is None or (found["sup"] is None and _has_neighbour(lines, index)):
        return False
    return bool(found["square"] or found["sup"] or index == len(lines) - 1)


def _has_neighbour(lines: tuple[Line, ...], index: int) -> bool:
    """In a run, the same openings are those of a list."""
    around = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    opened = lines[index].text[0]
    return opened != "[" and any(TEXT.fullmatch(line.text) and line.text[0] == opened for line in around)
