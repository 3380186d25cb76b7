"""What a line of text holds: Python-Markdown's patterns, with those replaced that misread a columnist."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    ENTITY_RE,
    HTML_RE,
    HtmlInlineProcessor,
    InlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import AtomicString, code_escape

from chroniques.text.links import Links, Pictures
from chroniques.text.notecalls import InlineNotes, NoteCalls
from chroniques.text.page import Page

PUNCTUATION = list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
CODE = r"(?<![\\`])(`++)"
ADDRESS = r"(?<![\w/@])(?:https?://|www\.(?=\w))[^\s<>\x02\x03\"«»“”\u00a0\u202f]+"
MAIL = r"(?<![\w.+/:-])([\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})"
RUN = re.compile(r"`++")


def add_inline_patterns(page: Page) -> None:
    """Put our patterns in the parser, strongest first: code, escapes, tags, notes, links, emphasis."""
    parser = page.parser
    parser.ESCAPED_CHARS = PUNCTUATION
    patterns = parser.inlinePatterns
    for name in ("reference", "image_reference", "short_reference", "short_image_ref"):
        patterns.deregister(name)
    patterns.register(CodeSpans(CODE, parser), "backtick", 190)
    patterns.register(AngleAddresses(AUTOLINK_RE, page), "autolink", 178)
    patterns.register(MailLinks(AUTOMAIL_RE, parser), "automail", 177)
    patterns.register(HtmlInlineProcessor(HTML_RE, parser), "html", 176)
    patterns.register(HtmlInlineProcessor(ENTITY_RE, parser), "entity", 175)
    patterns.register(NoteCalls(page), "note_calls", 174)
    patterns.register(InlineNotes(page), "inline_notes", 173)
    patterns.register(Links(r"(?<!!)\[", page), "link", 170)
    patterns.register(Pictures(r"!\[", page), "image_link", 171)
    patterns.register(SubstituteTagInlineProcessor(r"(?:(?<! ) {2,}+|\\)\n", "br"), "linebreak", 100)
    patterns.register(BareAddresses(ADDRESS, page), "bare_addresses", 85)
    patterns.register(MailLinks(MAIL, parser), "bare_mail", 84)
    emphasis = patterns["em_strong"]
    emphasis.add("~", "del", smart=False, double=True)


class CodeSpans(InlineProcessor):
    """A run of backticks and the next run of the same length (CommonMark 6.1)."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        for run in RUN.finditer(data, m.end()):
            if len(run[0]) == len(m[1]):
                code = Element("code")
                code.text = AtomicString(code_escape(_code_text(data[m.end() : run.start()])))
                return code, m.start(), run.end()
        return None, None, None


def _code_text(text: str) -> str:
    """One space is taken from each side when there is one on both and something between."""
    text = text.replace("\n", " ")
    return text[1:-1] if text[:1] == text[-1:] == " " and text.strip() else text


class AngleAddresses(InlineProcessor):
    """`<https://example.org>` becomes a link that shows its own address: on paper it is not said again."""

    def __init__(self, pattern: str, page: Page) -> None:
        super().__init__(pattern, page.parser)
        self.page = page

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        return self.link(m[1], self.unescape(m[1])), m.start(), m.end()

    def link(self, shown: str, address: str) -> Element:
        """The link to this address, marked as what it shows."""
        link = self.page.mark(Element("a", {"href": address}), class_="address")
        link.text = AtomicString(shown)
        return link


class BareAddresses(AngleAddresses):
    """An address typed as it is becomes a link; the sentence keeps its own punctuation."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        shown = trimmed_address(m[0])
        address = shown if "://" in shown else f"https://{shown}"
        return self.link(shown, address), m.start(), m.start() + len(shown)


def trimmed_address(address: str) -> str:
    """The address without the punctuation of the sentence; a closing parenthesis stays if it was opened."""
    closing = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in ".,;:!?'’*_~…" or (address[end - 1] == ")" and closing > 0)):
        closing -= address[end - 1] == ")"
        end -= 1
    return address[:end]


class MailLinks(InlineProcessor):
    """`<driss@example.org>`, or the address alone."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        address = self.unescape(m[1]).removeprefix("mailto:")
        link = Element("a", {"href": f"mailto:{address}"})
        link.text = AtomicString(address)
        return link, m.start(), m.end()


def make_parser() -> Markdown:
    """Python-Markdown without the parts that we replace: blocks and their raw HTML."""
    return Markdown(output_format="html")
