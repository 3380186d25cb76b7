"""Which line is the text of which call. All in one walk: a page may hold thousands of either."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from chroniques.text.oldnotes.calls import NUMBERED_TEXT, TEXT, Call, form, marker


@dataclass(frozen=True)
class Text:
    """A line that holds the text of a note."""

    line: int
    marker: str
    form: str
    text: str


def texts_of(lines: Sequence[str], calls: Sequence[Call], has_title: bool) -> list[Text]:
    """The texts among the lines: each after a call of its marker. `has_title` when "Notes" heads them."""
    first = {call.marker: call.line for call in reversed(calls)}
    texts = []
    for index, line in enumerate(lines):
        found = TEXT.fullmatch(line)
        if found and first.get(marker(found), index) < index:
            texts.append(Text(index, marker(found), form(found), found["text"].strip()))
    return _without_bullets(texts, calls) or _closing_texts(lines, calls, has_title)


def _without_bullets(texts: list[Text], calls: Sequence[Call]) -> list[Text]:
    """Leave out the lines of a list opened by stars: neighbours alike, more of them than there are calls."""
    called, counted = Counter(call.marker for call in calls), Counter(text.marker for text in texts)
    places = {(text.marker, text.line) for text in texts}

    def is_bullet(text: Text) -> bool:
        beside = {(text.marker, text.line - 1), (text.marker, text.line + 1)} & places
        return "*" in text.marker and bool(beside) and counted[text.marker] > called[text.marker]

    return [text for text in texts if not is_bullet(text)]


def _closing_texts(lines: Sequence[str], calls: Sequence[Call], has_title: bool) -> list[Text]:
    """Texts written "1. …" at the very end, when they answer the calls one for one."""
    wanted = {call.marker for call in calls if call.marker.isdigit()}
    texts: list[Text] = []
    for index in range(len(lines) - 1, -1, -1):
        found = NUMBERED_TEXT.fullmatch(lines[index])
        if found is None:
            break
        texts.append(Text(index, marker(found), form(found), found["text"].strip()))
    texts.reverse()
    markers = [text.marker for text in texts]
    matches = wanted == set(markers) and len(markers) == len(wanted)
    return texts if texts and matches and (has_title or markers[0] == "1") else []


def paired(calls: Sequence[Call], texts: Sequence[Text]) -> Iterator[tuple[tuple[Call, ...], Text]]:
    """Each text with its calls: one for one where they are as many, else those since the text before."""
    answered, alike = _answered(calls, texts), Counter((text.marker, text.form) for text in texts)
    ranks: Counter[tuple[str, str]] = Counter()
    previous: dict[tuple[str, str], int] = {}
    for text in texts:
        kind = (text.marker, text.form)
        same, rank = answered[kind], ranks[kind]
        if len(same) == alike[kind]:
            own = [call for call in same[rank : rank + 1] if call.line < text.line]
        else:
            own = _between(same, previous.get(kind, -1), text.line)
        ranks[kind] += 1
        previous[kind] = text.line
        if own:
            yield tuple(own), text


def _answered(calls: Sequence[Call], texts: Sequence[Text]) -> dict[tuple[str, str], list[Call]]:
    """The calls of each kind of text: of its own form, or of another form that has no text of its own."""
    by_marker: defaultdict[str, list[Call]] = defaultdict(list)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for call in calls:
        by_marker[call.marker].append(call)
    for text in texts:
        forms[text.marker].add(text.form)
    return {
        (name, own): _surest(
            [call for call in by_marker[name] if call.form == own]
            or [call for call in by_marker[name] if call.form not in taken]
        )
        for name, taken in forms.items()
        for own in taken
    }


def _surest(calls: list[Call]) -> list[Call]:
    """Where some calls are glued to a word, the same figures standing apart are no calls."""
    return [call for call in calls if call.is_glued] or calls


def _between(calls: list[Call], previous: int, line: int) -> list[Call]:
    """The calls on the lines after `previous` and before `line`; they come in order."""
    return calls[
        bisect_left(calls, previous + 1, key=lambda call: call.line) : bisect_left(
            calls, line, key=lambda call: call.line
        )
    ]


def labels_of(texts: Sequence[Text], taken: Collection[str] = ()) -> list[str]:
    """The marker itself; a second note of the same marker takes a number, for labels are unique."""
    used, seen = set(taken), Counter[str]()
    labels = []
    for text in texts:
        seen[text.marker] += 1
        while (label := _numbered(text.marker, seen[text.marker])) in used:
            seen[text.marker] += 1
        used.add(label)
        labels.append(label)
    return labels


def _numbered(name: str, count: int) -> str:
    return name if count == 1 else f"{name}-{count}"
