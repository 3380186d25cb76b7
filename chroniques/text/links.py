"""Links, pictures and spans of another language: what square brackets say."""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from chroniques.text.page import Page

BRACKET = re.compile(r"[\[\]]")
INNER_LINK = re.compile(r"(?<!!)\[[^\[\]]*+\]\(")
TITLE = r"(?:\s++(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\)))?+"
BARE = r"(?:[^\s()<>]|\((?:[^\s()<>]|\([^\s()<>]*+\))*+\))(?:[^\s()]|\((?:[^\s()]|\([^\s()]*+\))*+\))*+"
DESTINATION = re.compile(rf"\(\s*+(?:<([^<>\n]*+)>|({BARE}))?+{TITLE}\s*+\)", re.DOTALL)
REFERENCE = re.compile(r"\[([^\[\]]*+)\]")
LANGUAGE = re.compile(r"\{\s*(?:lang=|:)[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})[\"']?\s*\}")
LINK_DEFINITION = re.compile(
    rf" {{0,3}}\[(?!\^)([^\[\]]{{1,999}})\]:\s*+(?:<([^<>\n]*+)>|([^\s<]\S*+)){TITLE}[ \t]*(?:\n|$)"
)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
EMPHASIS_MARKS = re.compile(r"\*++|(?<!\w)_++|_++(?!\w)")


def read_link_definition(texts: list[str]) -> tuple[str, tuple[str, str], int] | None:
    """The definition `[label]: address "title"` at the head of these lines: label, target, lines taken."""
    if not texts[0].lstrip(" ").startswith("[") or not any("]:" in text for text in texts):
        return None
    texts = texts[: next((place for place, text in enumerate(texts) if not text.strip()), len(texts))]
    for taken in range(len(texts), 0, -1):
        found = LINK_DEFINITION.match("\n".join(texts[:taken]))
        if found and found.end() >= len("\n".join(texts[:taken])):
            title = found[4] or found[5] or found[6] or ""
            address = found[2] or found[3] or ""
            return label_of(found[1]), (ESCAPED.sub(r"\1", address), ESCAPED.sub(r"\1", title)), taken
    return None


def label_of(text: str) -> str:
    """Labels are compared without case and without caring for spaces (CommonMark 4.7)."""
    return " ".join(text.split()).casefold()


def closing_bracket(data: str, start: int) -> int | None:
    """The place of the bracket that closes the one before `start`; the budget bounds the walk."""
    depth = 1
    for found in BRACKET.finditer(data, start):
        depth += 1 if found[0] == "[" else -1
        if not depth:
            return found.start()
    return None


class Brackets(InlineProcessor):
    """What links and pictures share: a text in brackets, then an address, or the label of one."""

    def __init__(self, pattern: str, page: Page) -> None:
        super().__init__(pattern, page.parser)
        self.page = page

    def target(self, data: str, close: int, text: str) -> tuple[str, str, int] | None:
        """Address, title and end of what follows the closing bracket; None when nothing is pointed at."""
        if found := DESTINATION.match(data, close + 1):
            address = self.clean(found[1] or found[2] or "")
            if found[1] is None and address.startswith("<") and address.endswith(">"):
                address = address[1:-1]  # `(</a b>)`: taken for a tag by the pattern of tags
            return address, self.clean(found[3] or found[4] or found[5] or ""), found.end()
        found = REFERENCE.match(data, close + 1)
        label = label_of(self.clean((found and found[1]) or text))
        if label not in self.page.links:
            return None
        address, title = self.page.links[label]
        return address, title, found.end() if found else close + 1

    def clean(self, text: str) -> str:
        """Text without the parser's placeholders, fit for an attribute."""
        stash = self.page.parser.htmlStash.rawHtmlBlocks

        def raw(found: re.Match[str]) -> str:
            return str(stash[int(found[1])]) if int(found[1]) < len(stash) else ""

        return HTML_PLACEHOLDER_RE.sub(raw, self.unescape(text)).strip()


class Links(Brackets):
    """`[text](address "title")`, `[text][label]`, `[label]`, and `[text]{lang=en}`."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        close = closing_bracket(data, m.end())
        if close is None:
            return None, None, None
        text = data[m.end() : close]
        if language := LANGUAGE.match(data, close + 1):
            return _element("span", text, lang=language[1]), m.start(), language.end()
        target = None if INNER_LINK.search(text) else self.target(data, close, text)
        if target is None:
            return None, None, None
        address, title, end = target
        attributes = {"href": address, "title": title} if title else {"href": address}
        link = _element("a", text, **attributes)
        if shows_itself(self.clean(text), address):
            self.page.mark(link, class_="address").text = AtomicString(self.clean(text))
        return link, m.start(), end


class Pictures(Brackets):
    """`![text](address "caption")`; a picture of ours is `![text](image:slug)`."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        close = closing_bracket(data, m.end())
        target = None if close is None else self.target(data, close, data[m.end() : close])
        if close is None or target is None:
            return None, None, None
        address, title, end = target
        alt = EMPHASIS_MARKS.sub("", self.clean(data[m.end() : close]))
        return (
            _element("img", None, src=address, alt=alt, **({"title": title} if title else {})),
            m.start(),
            end,
        )


def shows_itself(text: str, address: str) -> bool:
    """Is the text of a link its own address, whole or as one says it? On paper it is not said again."""
    return "://" in address and _as_said(text) == _as_said(address)


def _as_said(address: str) -> str:
    return re.sub(r"^https?://", "", address.strip(), flags=re.IGNORECASE).rstrip("/")


def _element(tag: str, text: str | None, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = text if text is not None else AtomicString("")
    return element
