"""Notes typed with figures and stars: `mot[1]` … `[1] text`, `(1)`, `mot¹`, `mot*` … `* text`.

Neither half is a note without the other. What was read once is not read again: a source that has notes of
ours keeps its figures as they are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from chroniques.text.lines import is_rule
from chroniques.text.oldnotes.calls import NUMBERED_TEXT, TEXT, Call, calls_of, is_notes_title
from chroniques.text.oldnotes.draft import Draft, Edit, has_notes, link_label, prose
from chroniques.text.oldnotes.pairing import Text, labels_of, paired, texts_of
from chroniques.text.oldnotes.seen import Seen, seen

SURE = ("square", "sup")  # forms that are nothing but notes; « (1) » and stars have other uses


@dataclass(frozen=True)
class Typed:
    """What was found: lines as seen, their ranks in the draft, each text with its label and its calls."""

    ranks: list[int]
    looks: list[Seen]
    calls: list[Call]
    notes: list[tuple[str, Text, tuple[Call, ...]]]

    @property
    def shown(self) -> list[str]:
        return [look.text for look in self.looks]


def convert_typed(draft: Draft) -> None:
    """Rewrite in `draft` the typed calls that have a text, and the texts that have a call."""
    if has_notes(draft):
        return
    typed = _read(draft)
    edits = _edits(typed)
    for index, changes in edits.items():
        draft.edit(typed.ranks[index], changes)
    draft.labels.update(label for label, _, _ in typed.notes)
    for rank in _frame(draft.lines, typed):
        draft.erase(rank)
    for index, message in _orphans(typed, edits):
        draft.report(typed.ranks[index], message)


def _read(draft: Draft) -> Typed:
    defined = {rank: link_label(draft.lines[rank]) for rank in prose(draft.lines)}
    labels = {label for label in defined.values() if label is not None}
    ranks = [rank for rank, label in defined.items() if label is None]
    looks = [seen(draft.lines[rank], labels) for rank in ranks]
    shown = [look.text for look in looks]
    found = list(calls_of(shown))
    texts = texts_of(shown, found, any(is_notes_title(shown, index) for index in range(len(shown))))
    held = {text.line for text in texts}
    calls = [call for call in found if call.line not in held]
    pairs = list(paired(calls, texts))
    names = labels_of([text for _, text in pairs], draft.labels)
    notes = [(name, text, own) for name, (own, text) in zip(names, pairs, strict=True)]
    return Typed(ranks, looks, calls, notes)


def _edits(typed: Typed) -> dict[int, list[Edit]]:
    edits: defaultdict[int, list[Edit]] = defaultdict(list)
    for label, text, calls in typed.notes:
        look = typed.looks[text.line]
        opening = TEXT.fullmatch(look.text) if text.form != "plain" else NUMBERED_TEXT.fullmatch(look.text)
        words = opening.start("text") if opening else 0
        edits[text.line].append(Edit(0, look.places[words], f"[^{label}]: "))
        for call in calls:
            places = typed.looks[call.line].places
            edits[call.line].append(Edit(places[call.start], places[call.end], f"[^{label}]"))
    return edits


def _frame(lines: list[str], typed: Typed) -> Iterator[int]:
    """The title « Notes » above a first note, and a rule above notes that end the text: ours have both."""
    held = {typed.ranks[text.line] for _, text, _ in typed.notes}
    shown = dict(zip(typed.ranks, typed.shown, strict=True))
    written = [rank for rank, line in enumerate(lines) if line.strip()]
    closing = _closing(lines, held)
    for place, rank in enumerate(written):
        above = written[place - 1] if place else rank
        if rank not in held or above in held:
            continue
        if above in shown and is_notes_title([shown[above], "[1] x"], 0):
            yield above
            above = written[place - 2] if place > 1 else above
        if rank == closing and is_rule(lines[above]):
            yield above


def _closing(lines: list[str], held: set[int]) -> int:
    """The first of the notes after which nothing but notes is written; -1 when the text ends otherwise."""
    first = -1
    for rank in range(len(lines) - 1, -1, -1):
        if rank in held:
            first = rank
        elif lines[rank].strip() and (not rank or not lines[rank - 1].strip()):
            break
    return first


def _orphans(typed: Typed, edits: dict[int, list[Edit]]) -> Iterator[tuple[int, str]]:
    """What can only be half a note, and has no other half."""
    known = {text.marker for _, text, _ in typed.notes}
    for call in typed.calls:
        if call.marker not in known and call.form in SURE and call.is_glued:
            yield call.line, f"L’appel de note « {call.marker} » n’a pas de texte : il reste tel quel."
    for index, text in enumerate(typed.shown):
        found = TEXT.fullmatch(text)
        if found and found["square"] and index not in edits:
            yield index, f"La note « {found['square']} » n’est appelée nulle part : elle reste telle quelle."
