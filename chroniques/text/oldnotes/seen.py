"""A line of Markdown as its reader sees it: escapes undone, code, links and tags out of the way."""

import re
from collections.abc import Collection
from typing import NamedTuple

from chroniques.text.links import label_of

MASK = "\ue001"  # stands for a link, code, a tag: glued to its word, and no letter
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A title may follow the address. Every repetition is bounded or stops at a bracket: one walk.
LINK = (
    r"!?\[(?:\\.|\[[^\[\]]{0,200}+\]|[^\[\]\\]){0,500}+\]"
    r"\([^()\s]{0,2000}+(?:\s{1,9}(?:\"[^\"]{0,500}+\"|'[^']{0,500}+'))?\)"
)
TOKEN = re.compile(
    r"<sup>\[?(?P<sup>\d{1,2})\]?</sup>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>(?<!`)`{1,8}(?!`))[^`]{1,2000}+(?P=ticks)(?!`)"
    rf"|{LINK}"
    r"|<a\s[^<>]{0,2000}+>(?:[^<]|<(?!/?a\b)){0,500}+</a>"
    r"|<[A-Za-z/!][^<>]{0,2000}+>"
    r"|(?:https?://|www\.)[^\s\[\]<>]++"
    r"|\[(?P<label>[^\[\]]{1,100}+)\]"
)


class Seen(NamedTuple):
    """What is seen, and for each of its characters (and for its end) the place in the line."""

    text: str
    places: list[int]


def seen(line: str, labels: Collection[str]) -> Seen:
    """The line without its margins. `labels` are those of the links defined elsewhere: `[1]` may be one."""
    text: list[str] = []
    places: list[int] = []
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    for found in TOKEN.finditer(line, start, end):
        text.append(line[start : found.start()])
        places += range(start, found.start())
        shown = _shown(found, labels)
        text.append(shown)
        places += range(found.start(), found.end()) if shown == found[0] else [found.start()] * len(shown)
        start = found.end()
    return Seen("".join([*text, line[start:end]]), [*places, *range(start, end), end])


def _shown(found: re.Match[str], labels: Collection[str]) -> str:
    if found["sup"]:
        return found["sup"].translate(SUPERSCRIPT)
    if found["escaped"]:
        return found["escaped"]
    return MASK if found["label"] is None or label_of(found["label"]) in labels else found[0]
