"""The calls of notes in a line of text: `[^1]`, `[^nom]`, `[^*]`, and the note written in place, `^[…]`."""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from chroniques.text.links import closing_bracket
from chroniques.text.page import Page

# After "!" it is a call all the same, as in "Quel succès ![^1]", unless an address follows: then a picture.
CALL = r"(?:(?<!!)|(?=\[\^[^\]\[\s]{1,100}\](?!\()))\[\^([^\]\[\s]{1,100})\]"
NOTE_LABEL = "data-note"


class NoteCalls(InlineProcessor):
    """`[^label]` where the source has a text for it; numbers come later, when all calls are known."""

    def __init__(self, page: Page) -> None:
        super().__init__(CALL, page.parser)
        self.page = page

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        label = self.unescape(m[1])
        label = self.page.parser.treeprocessors["unescape"].unescape(label)
        if label not in self.page.notes:
            return None, None, None
        call = Element("sup", {NOTE_LABEL: label})
        call.text = AtomicString("")
        return call, m.start(), m.end()


class InlineNotes(InlineProcessor):
    """`^[the note itself]`: its words are parsed here, and moved to the notes when they are numbered."""

    def __init__(self, page: Page) -> None:
        super().__init__(r"\^\[", page.parser)
        self.page = page

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        close = closing_bracket(data, m.end())
        if close is None or not data[m.end() : close].strip():
            return None, None, None
        call = Element("sup", {NOTE_LABEL: "", "data-source": self.unescape(data[m.end() : close])})
        call.text = data[m.end() : close].strip()
        return call, m.start(), close + 1
