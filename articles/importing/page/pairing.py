"""Which line is the text of which call."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from articles.importing.page.calls import NUMBERED_TEXT, TEXT, Call, form, marker
from articles.importing.page.lines import Line


@dataclass(frozen=True)
class Text:
    """A line that holds the text of a note."""

    line: int
    marker: str
    form: str
    text: str


def texts_of(lines: tuple[Line, ...], calls: list[Call], has_title: bool) -> list[Text]:
    """The texts among the lines: each after a call of its marker. `has_title` when "Notes" heads them."""
    first = {}
    for call in reversed(calls):
        first[call.marker] = call.line
    texts = []
    for index, line in enumerate(lines):
        found = TEXT.fullmatch(line.text)
        if found and first.get(marker(found), index) < index:
            texts.append(Text(index, marker(found), form(found), found["text"].strip()))
    texts = [text for text in texts if not _is_bullet(text, texts, calls)]
    return texts or _closing_texts(lines, calls, has_title)


def _is_bullet(text: Text, texts: list[Text], calls: list[Call]) -> bool:
    """One line of a list opened by stars: neighbours alike, more of them than there are calls."""
    alike = [other.line for other in texts if other.marker == text.marker]
    beside = text.line - 1 in alike or text.line + 1 in alike
    return "*" in text.marker and beside and len(alike) > sum(call.marker == text.marker for call in calls)


def _closing_texts(lines: tuple[Line, ...], calls: list[Call], has_title: bool) -> list[Text]:
    """Texts written "1. …" at the very end, when they answer the calls one for one."""
    wanted = {call.marker for call in calls if call.marker.isdigit()}
    texts: list[Text] = []
    for index in range(len(lines) - 1, -1, -1):
        found = NUMBERED_TEXT.fullmatch(lines[index].text)
        if found is None:
            break
        texts.insert(0, Text(index, marker(found), form(found), found["text"].strip()))
    markers = [text.marker for text in texts]
    matches = wanted == set(markers) and len(markers) == len(wanted)
    return texts if texts and matches and (has_title or markers[0] == "1") else []


def paired(calls: list[Call], texts: list[Text]) -> Iterator[tuple[tuple[Call, ...], Text]]:
    """Each text with its calls: one for one where they are as many, else those since the text before."""
    for text in texts:
        alike = [other for other in texts if _are_alike(other, text)]
        same = _surest(_answered(text, texts, calls))
        rank = alike.index(text)
        own = same[rank : rank + 1] if len(same) == len(alike) else _between(same, alike, rank)
        own = [call for call in own if call.line < text.line]
        if own:
            yield tuple(own), text


def _are_alike(other: Text, text: Text) -> bool:
    return other.marker == text.marker and other.form == text.form


def _answered(text: Text, texts: list[Text], calls: list[Call]) -> list[Call]:
    """The calls of a text: of its own form, or of another form that has no text of its own."""
    same = [call for call in calls if call.marker == text.marker]
    taken = {other.form for other in texts if other.marker == text.marker and other.form != text.form}
    return [call for call in same if call.form == text.form] or [
        call for call in same if call.form not in taken
    ]


def _surest(calls: list[Call]) -> list[Call]:
    """Where some calls are glued to a word, the same figures standing apart are no calls."""
    return [call for call in calls if call.is_glued] or calls


def _between(calls: list[Call], alike: list[Text], rank: int) -> list[Call]:
    previous = alike[rank - 1].line if rank else -1
    return [call for call in calls if previous < call.line < alike[rank].line]


def labels_of(texts: list[Text]) -> list[str]:
    """The marker itself; a second note of the same marker takes a letter, for labels are unique."""
    seen: Counter[str] = Counter()
    labels = []
    for text in texts:
        seen[text.marker] += 1
        labels.append(text.marker + ("" if seen[text.marker] == 1 else f"-{seen[text.marker]}"))
    return labels
