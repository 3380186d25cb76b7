"""Runs written as a line of Markdown: marks close round their words without spaces, calls follow theirs."""

import re
from collections.abc import Iterator
from itertools import groupby

from chroniques.text.escaping import escaped, escaped_start
from chroniques.text.links import shows_itself
from chroniques.text.pasting.marks import Look
from chroniques.text.pasting.nesting import SPACES, is_neutral, nested
from chroniques.text.pasting.runs import BREAK, Run

SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
ORDINAL = re.compile(r"(?:e|er|re|ers|res|es|ère|ères|ème|èmes|nd|nde|d|de|me|mes|lle|lles|o|os|r|gr)\Z")
CLOSING = re.compile(rf"[{SPACES}]*[\])]")
BETWEEN = re.compile(rf"[{SPACES},;\[\]()]*\Z")
LINE_BREAK = "\\\n"
BEFORE_BREAK = re.compile(rf"(?<=\S)[{SPACES}]{{1,9}}(?=\\\n)")


def stanzas(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of each paragraph: two breaks in a row part them."""
    stanza: list[Run] = []
    breaks = 0
    for run in runs:
        if run.kind == "break":
            breaks += 1
        elif run.kind != "text" or run.text.strip():
            if breaks >= 2 and stanza:
                yield stanza
                stanza = []
            breaks = 0
        stanza.append(run)
    yield stanza


def written(runs: list[Run]) -> str:
    """A paragraph of Markdown; empty where there is nothing to read."""
    return "\n".join(escaped_start(line.strip(SPACES)) for line in set_line(runs).split("\n"))


def set_line(runs: list[Run]) -> str:
    """The same, where what begins a line opens no block: in a heading."""
    runs = _trimmed(_addressed(_spaced(_called(_ordinals(runs)))))
    return BEFORE_BREAK.sub("", nested(_parted(runs), _piece))


def _piece(run: Run) -> str:
    if run.kind == "break":
        return LINE_BREAK
    if run.kind == "call":
        return f"[^{run.text}]"
    if run.kind == "raw":
        return run.text
    if "code" in run.look.marks:
        return code_span(run.text)
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", escaped(run.text)) if run.look.link else escaped(run.text)


def code_span(text: str) -> str:
    """Code between as many backticks as it takes."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{'`' * (longest + 1)}{pad}{text}{pad}{'`' * (longest + 1)}"


def _ordinals(runs: list[Run]) -> Iterator[Run]:
    """ "XIX", then "e" raised: typography raises it again. "n", then "o" raised is « n° »."""
    before = ""
    for run in runs:
        word = run.text.strip()
        if run.kind == "text" and "sup" in run.look.marks and before[-1:].isalnum() and ORDINAL.match(word):
            text = "°" if word == "o" and before[-1] in "nN" else word
            run = Run("text", text, run.look._replace(marks=run.look.marks - {"sup"}))
        before = run.text if run.kind == "text" else ""
        yield run


def _called(runs: Iterator[Run]) -> list[Run]:
    """Calls glued to their words, out of the brackets and the spaces that were around them."""
    out: list[Run] = []
    for is_call, group in groupby(_without_signs(list(runs)), key=lambda run: run.kind == "call"):
        same = list(group)
        if is_call:
            _strip_end(out, f"{SPACES}\n\t\r")
        elif out and same[0].kind == "text" and _may_close(out) and (bracket := CLOSING.match(same[0].text)):
            same[0] = same[0]._replace(text=same[0].text[bracket.end() :])
            _take_opening(out)
        out += same
    return out


def _without_signs(runs: list[Run]) -> Iterator[Run]:
    """Without the commas and the brackets that stand between two calls, or raised after one."""
    before = BREAK
    for rank, run in enumerate(runs):
        following = runs[rank + 1].kind if rank + 1 < len(runs) else ""
        is_sign = run.kind == "text" and before.kind == "call" and BETWEEN.match(run.text)
        if is_sign and (following == "call" or ("sup" in run.look.marks and not CLOSING.match(run.text))):
            continue
        before = run
        yield run


def _may_close(out: list[Run]) -> bool:
    """True after calls that an opening bracket precedes."""
    before = next((run for run in reversed(out) if run.kind != "call"), BREAK)
    return out[-1].kind == "call" and before.kind == "text" and before.text.endswith(("[", "("))


def _take_opening(out: list[Run]) -> None:
    calls = []
    while out[-1].kind == "call":
        calls.append(out.pop())
    out[-1] = out[-1]._replace(text=out[-1].text[:-1])
    _strip_end(out, f"{SPACES}\n\t\r")
    out += reversed(calls)


def _strip_end(out: list[Run], signs: str) -> None:
    while out and out[-1].kind == "text":
        out[-1] = out[-1]._replace(text=out[-1].text.rstrip(signs))
        if out[-1].text:
            return
        out.pop()


def _spaced(runs: list[Run]) -> list[Run]:
    """One space where there were several, none at the edges of lines."""
    out: list[Run] = []
    at_edge = True
    for run in runs:
        if run.kind == "text":
            text = SPACE.sub(_space, run.text)
            text = text.lstrip(" ") if at_edge else text
            if not text:
                continue
            run = run._replace(text=text)
            at_edge = text.endswith(" ")
        else:
            at_edge = run.kind == "break"
        out.append(run)
    return out


def _space(found: re.Match[str]) -> str:
    return found[0] if found[0] == "\u00a0" else " "


def _addressed(runs: list[Run]) -> Iterator[Run]:
    """A link that shows its own address, written `<address>`."""
    for link, group in groupby(runs, key=lambda run: run.look.link):
        same = list(group)
        shown = "".join(run.text for run in same if run.kind == "text").strip()
        if link and "://" in link and all(run.kind == "text" for run in same) and shows_itself(shown, link):
            yield Run("raw", f"<{link}>", same[0].look._replace(link="", marks=frozenset()))
        else:
            yield from same


def _trimmed(runs: Iterator[Run]) -> list[Run]:
    """Without the breaks and the spaces that open or close the paragraph."""
    kept = list(runs)
    written = [rank for rank, run in enumerate(kept) if not _is_empty(run)]
    return kept[written[0] : written[-1] + 1] if written else []


def _is_empty(run: Run) -> bool:
    return run.kind == "break" or (run.kind == "text" and not run.text.strip())


def _parted(runs: list[Run]) -> list[Run]:
    """The spaces at the edges of marked words as runs of their own; what is neutral looks as all around."""
    pieces = [piece for run in runs for piece in _cut(run)]
    looks = [None if is_neutral(piece) else piece.look for piece in pieces]
    before = _nearest(looks)
    after = _nearest(looks[::-1])[::-1]
    return [
        piece._replace(look=_shared(before[rank], after[rank])) if looks[rank] is None else piece
        for rank, piece in enumerate(pieces)
    ]


def _cut(run: Run) -> list[Run]:
    if run.kind != "text" or run.look == Look() or "code" in run.look.marks:
        return [run]
    bare = run.text.strip(SPACES)
    start = run.text.index(bare) if bare else len(run.text)
    pieces = (run.text[:start], bare, run.text[start + len(bare) :])
    return [Run("text", piece, run.look) for piece in pieces if piece]


def _nearest(looks: list[Look | None]) -> list[Look]:
    """For each place, the last look that was met before it."""
    found, last = [], Look()
    for look in looks:
        last = last if look is None else look
        found.append(last)
    return found


def _shared(one: Look, other: Look) -> Look:
    return Look(
        one.marks & other.marks - {"code", "sup", "sub"},
        one.link if one.link == other.link else "",
        one.language if one.language == other.language else "",
    )
