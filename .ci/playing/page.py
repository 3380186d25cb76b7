"""A page as it is played: its commands in order, each with what one should see after it. Pure.

A fenced block marked `sh` is typed; a block marked `text` that follows it says what must come out: each of
its lines must be found there, in order; « … » stands for anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
TITLE = re.compile(r"^## (.+)$", re.M)


@dataclass(frozen=True)
class Step:
    """One block of commands: the title it stands under, what to type, what to see."""

    title: str
    typed: str
    seen: tuple[str, ...] = ()


def steps(page: str) -> list[Step]:
    """All of them, in order."""
    found: list[Step] = []
    for title, kind, text in blocks(page):
        if kind == "sh":
            found.append(Step(title, text))
        elif kind == "text" and found and found[-1].title == title:
            found[-1] = replace(found[-1], seen=(*found[-1].seen, *text.splitlines()))
    return found


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """(title of the section, kind, content) of each fenced block."""
    titles = [(match.start(), match[1]) for match in TITLE.finditer(page)]
    for match in FENCE.finditer(page):
        above = [title for start, title in titles if start < match.start()]
        yield above[-1] if above else "", match[1], match[2]


def missing(step: Step, printed: str) -> list[str]:
    """The lines that one should see and that did not come, in their order."""
    lines, lacking = plain(printed).splitlines(), []
    for expected in step.seen:
        pattern = ".*".join(map(re.escape, plain(expected).strip().split("…")))
        found = next(
            (n for n, line in enumerate(lines) if re.search(f"(?:^|\\s){pattern}(?:\\s|$)", line)), None
        )
        if found is None:
            lacking.append(expected)
        else:
            lines = lines[found + 1 :]
    return lacking


def plain(text: str) -> str:
    """Without the no-break spaces, which a person does not see."""
    return re.sub("[\u00a0\u202f]", " ", text)
