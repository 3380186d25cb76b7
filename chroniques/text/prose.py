"""The prose of a source, as the remarks read it: what is code, address or foreign is blanked, one for one."""

import re
from collections.abc import Iterable, Iterator

from chroniques.text.lines import NOTE, Line, fence_after

CODE = re.compile(r"(?<!`)(`{1,8})(?!`)[^`]{1,2000}(?<!`)\1(?!`)")
# A paragraph of another language keeps its own type, a formula its own signs.
FOREIGN = (
    r"\[[^\[\]]*\]\{\s?(?:lang=|:)[\"']?(?!fr)[^{}]*\}|"
    r"<\w{1,20}\s[^<>]{0,80}?\blang=[\"']?(?!fr)\w[^<>]{0,200}>[^<>]*(?=</)|"
    r"\$(?=\S)[^$\n]{1,300}(?<=\S)\$(?!\d)"
)
ADDRESS = r"\]\([^()\s]*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|<[^<>]+>|(?:https?://|www\.)\S+|\{lang=[^{}]*\}"
NO_PROSE = re.compile(f"{FOREIGN}|{ADDRESS}")


def prose(lines: list[Line]) -> Iterator[Line]:
    """The lines that hold prose, each as long as in the source; code is left out, a blank line stays one."""
    closing = ""
    for line in lines:
        before, closing = closing, fence_after(line.text, closing)
        if not before and not closing and (line.indent < 4 or line.is_blank):
            yield Line(line.number, NO_PROSE.sub(_blank, CODE.sub(_blank, line.text)))


def _blank(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other without a blank one; a note begins a paragraph of its own."""
    paragraph: list[Line] = []
    for line in lines:
        if (line.is_blank or NOTE.match(line.text)) and paragraph:
            yield paragraph
            paragraph = []
        if not line.is_blank:
            paragraph.append(line)
    if paragraph:
        yield paragraph
