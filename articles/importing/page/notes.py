"""Notes: calls `[1]`, `(1)`, `¹`, `*`, `**` and the lines that hold their texts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.importing.document import ImportedFootnote
from articles.importing.french import fold, quoted
from articles.importing.page.lines import Line

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUP = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
_NUMBER = r"0?[1-9]\d?"
FORMS = ("square", "round", "sup", "star", "plain")
# In the body, a call stands between these two characters (private, removed from every source).
OPEN, CLOSE = "\ue000", "\ue001"

TEXT = re.compile(
    rf"(?:\[(?P<square>{_NUMBER})\]|\((?P<round>{_NUMBER})\)|(?P<sup>{_SUP})|(?P<star>\*{{1,4}}))"
    r"\s*(?:[:.–-]\s+)?(?P<text>[^\s*].*)"
)
NUMBERED_TEXT = re.compile(rf"(?:note\s+)?(?P<plain>{_NUMBER})\s*[.):/–-]\s*(?P<text>\S.*)", re.IGNORECASE)
TITLES = frozenset(("note", "notes", "notes de bas de page", "renvois", "references", "notes et references"))

# A unit or a variable: "m²", "km2", "x²". Its exponent calls nothing.
_UNIT = r"(?:(?<![^\W\d_])[kcdmhµ]?m|(?<![^\W\d_])[a-zA-Z]|\d)"
CALL = re.compile(
    r"(?P<space>\s?)"
    rf"(?:\[(?P<square>{_NUMBER})\]|\((?P<round>{_NUMBER})\)|(?P<sup>(?<!\s){_SUP})"
    r"|(?P<star>(?<=[^\s*(«“])\*{1,4}(?![\w*])|(?<=[\w»”)]\s)\*{1,4}(?=[\s,.;:!?)»]|$)))"
)


@dataclass(frozen=True)
class Notes:
    """`lines` hold the calls as `OPEN label CLOSE` and no more the texts."""

    lines: tuple[Line, ...]
    footnotes: tuple[ImportedFootnote, ...]
    dropped: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Call:
    line: int
    start: int
    end: int
    marker: str
    form: str
    is_glued: bool


@dataclass(frozen=True)
class _Text:
    line: int
    marker: str
    form: str
    text: str


def read_notes(lines: tuple[Line, ...]) -> Notes:
    """The notes of an article. A call is one only when a later line holds its text, and the reverse:
    what has no other half stays as typed, and is a problem when it can be nothing else."""
    lines, dropped = _without_titles(_parted(lines))
    texts = _texts(lines, list(_calls(lines)), bool(dropped))
    calls = [call for call in _calls(lines) if call.line not in {text.line for text in texts}]
    pairs = list(_paired(calls, texts))
    labels = _labels([text for _, text in pairs])
    called = {call: label for label, (own, _) in zip(labels, pairs, strict=True) for call in own}
    gone = {text.line for _, text in pairs}
    return Notes(
        tuple(_with_calls(index, line, called) for index, line in enumerate(lines) if index not in gone),
        tuple(ImportedFootnote(label, text.text) for label, (_, text) in zip(labels, pairs, strict=True)),
        tuple(dropped),
        tuple(_orphans(lines, calls, called, gone)),
    )


def is_note_text(text: str) -> bool:
    """True of a line that opens as the text of a note does."""
    return bool(TEXT.fullmatch(text))


def _parted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Texts of notes glued to the end of a paragraph, on lines of their own."""
    known: set[str] = set()
    parted: list[Line] = []
    for line in lines:
        known |= {call.marker for call in _calls_in(0, line.text)}
        parted += _split(line, known)
    return tuple(parted)


def _split(line: Line, known: set[str]) -> Iterator[Line]:
    start = 0
    for found in re.finditer(r"(?<=[.!?…»”)])\s+(?=[\[(*⁰¹²³⁴⁵⁶⁷⁸⁹])", line.text):
        text = TEXT.fullmatch(line.text[found.end() :])
        if text and _marker(text) in known and _begins_a_text(text["text"]):
            yield replace(line, text=line.text[start : found.start()])
            start = found.end()
    yield replace(line, text=line.text[start:])


def _begins_a_text(text: str) -> bool:
    return len(text.split()) >= 3 and text[0] not in ",.;:!?)"


def _without_titles(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[str]]:
    """A heading "Notes :" says nothing that the notes don't: it goes to the report."""
    titles = [
        index
        for index, line in enumerate(lines)
        if fold(line.text).strip(" :.-–") in TITLES and _is_followed_by_text(lines, index)
    ]
    kept = tuple(line for index, line in enumerate(lines) if index not in titles)
    return kept, [lines[index].text for index in titles]


def _is_followed_by_text(lines: tuple[Line, ...], index: int) -> bool:
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return bool(TEXT.fullmatch(following) or NUMBERED_TEXT.fullmatch(following))


def _marker(found: re.Match[str]) -> str:
    """Figures without form or leading zero ("[01]", "(1)" and "¹" call the same note), or the stars."""
    groups = found.groupdict()
    number = groups.get("square") or groups.get("round") or groups.get("plain") or groups.get("sup")
    return str(int(number.translate(SUPERSCRIPTS))) if number else groups["star"]


def _form(found: re.Match[str]) -> str:
    return next(name for name, value in found.groupdict().items() if value and name in FORMS)


def _calls(lines: tuple[Line, ...]) -> Iterator[_Call]:
    for index, line in enumerate(lines):
        yield from _calls_in(index, line.text)


def _calls_in(index: int, text: str) -> Iterator[_Call]:
    enumerated = _enumerates(text)
    for found in CALL.finditer(text, 1):
        if found["sup"] and re.search(_UNIT + "$", text[: found.start()]):
            continue
        if found["star"] and _is_emphasis(text, found):
            continue
        glued = not found["space"] and text[found.start() - 1] not in "([-–"
        if found["round"] and enumerated and not glued:
            continue
        yield _Call(index, found.start(), found.end(), _marker(found), _form(found), glued)


def _enumerates(text: str) -> bool:
    """ "(1) écouter, (2) répondre": two numbers or more, each before the thing it counts."""
    loose = re.findall(r"(?:^|[\s:;,(])\((\d{1,2})\)(?=\s+[\w«])", text)
    return (len(loose) >= 2 and loose[:2] == ["1", "2"]) or len(loose) >= 3


def _is_emphasis(text: str, found: re.Match[str]) -> bool:
    """ "*mot*" and "**mot**" are stressed words: stars that were opened call nothing."""
    stars = re.escape(found["star"])
    return bool(re.search(rf"(?<![\w*]){stars}(?=[\w«])[^*]*$", text[: found.start("star")]))


def _texts(lines: tuple[Line, ...], calls: list[_Call], has_title: bool) -> list[_Text]:
    first = {}
    for call in reversed(calls):
        first[call.marker] = call.line
    texts = []
    for index, line in enumerate(lines):
        found = TEXT.fullmatch(line.text)
        if found and first.get(_marker(found), index) < index:
            texts.append(_Text(index, _marker(found), _form(found), found["text"].strip()))
    texts = [text for text in texts if not _is_bullet(text, texts, calls)]
    return texts or _closing_texts(lines, calls, has_title)


def _is_bullet(text: _Text, texts: list[_Text], calls: list[_Call]) -> bool:
    """One line of a list opened by stars: neighbours alike, more of them than there are calls."""
    alike = [other.line for other in texts if other.marker == text.marker]
    beside = text.line - 1 in alike or text.line + 1 in alike
    return "*" in text.marker and beside and len(alike) > sum(call.marker == text.marker for call in calls)


def _closing_texts(lines: tuple[Line, ...], calls: list[_Call], has_title: bool) -> list[_Text]:
    """Texts written "1. …" at the very end, when they answer the calls one for one."""
    wanted = {call.marker for call in calls if call.marker.isdigit()}
    texts: list[_Text] = []
    for index in range(len(lines) - 1, -1, -1):
        found = NUMBERED_TEXT.fullmatch(lines[index].text)
        if found is None:
            break
        texts.insert(0, _Text(index, _marker(found), _form(found), found["text"].strip()))
    markers = [text.marker for text in texts]
    matches = wanted == set(markers) and len(markers) == len(wanted)
    return texts if texts and matches and (has_title or markers[0] == "1") else []


def _paired(calls: list[_Call], texts: list[_Text]) -> Iterator[tuple[tuple[_Call, ...], _Text]]:
    """Each text with its calls: one for one where they are as many, else those since the text before."""
    for text in texts:
        alike = [other for other in texts if _are_alike(other, text)]
        same = _surest(_answered(text, texts, calls))
        rank = alike.index(text)
        own = same[rank : rank + 1] if len(same) == len(alike) else _between(same, alike, rank)
        own = [call for call in own if call.line < text.line]
        if own:
            yield tuple(own), text


def _are_alike(other: _Text, text: _Text) -> bool:
    return other.marker == text.marker and other.form == text.form


def _answered(text: _Text, texts: list[_Text], calls: list[_Call]) -> list[_Call]:
    """The calls of a text: of its own form, or of another form that has no text of its own."""
    same = [call for call in calls if call.marker == text.marker]
    taken = {other.form for other in texts if other.marker == text.marker and other.form != text.form}
    return [call for call in same if call.form == text.form] or [
        call for call in same if call.form not in taken
    ]


def _surest(calls: list[_Call]) -> list[_Call]:
    """Where some calls are glued to a word, the same figures standing apart are no calls."""
    return [call for call in calls if call.is_glued] or calls


def _between(calls: list[_Call], alike: list[_Text], rank: int) -> list[_Call]:
    previous = alike[rank - 1].line if rank else -1
    return [call for call in calls if previous < call.line < alike[rank].line]


def _labels(texts: list[_Text]) -> list[str]:
    """The marker itself; a second note of the same marker takes a letter, for labels are unique."""
    seen: Counter[str] = Counter()
    labels = []
    for text in texts:
        seen[text.marker] += 1
        labels.append(text.marker + ("" if seen[text.marker] == 1 else f"-{seen[text.marker]}"))
    return labels


def _with_calls(index: int, line: Line, called: dict[_Call, str]) -> Line:
    text = line.text
    for call in sorted(called, key=lambda call: call.start, reverse=True):
        if call.line == index:
            text = text[: call.start] + OPEN + called[call] + CLOSE + text[call.end :]
    return replace(line, text=text)


def _orphans(
    lines: tuple[Line, ...], calls: list[_Call], called: dict[_Call, str], gone: set[int]
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


def _can_only_be_a_call(lines: tuple[Line, ...], call: _Call, called: dict[_Call, str]) -> bool:
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
