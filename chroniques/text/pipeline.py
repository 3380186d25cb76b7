"""From a source to what is stored and shown. The steps can be read aloud; the guard stands at the door."""

import re
from collections.abc import Callable
from hashlib import sha256

from markdown.util import ETX, STX

from chroniques.text.abbreviations import explain_abbreviations
from chroniques.text.blocks import read_blocks
from chroniques.text.bounds import check_length, check_tags
from chroniques.text.comments import LONGEST_PARSED, as_typed, make_comment_parser
from chroniques.text.embeds import show_cards
from chroniques.text.endnotes import write_endnotes
from chroniques.text.figures.block import place_drawings
from chroniques.text.footnotes import number_footnotes
from chroniques.text.headings import outline
from chroniques.text.inline import add_inline_patterns, make_parser
from chroniques.text.lines import source_lines
from chroniques.text.noteplaces import note_places
from chroniques.text.outside import tidy_tags
from chroniques.text.page import Page
from chroniques.text.plain import count_words, plain
from chroniques.text.references import resolve_references
from chroniques.text.remarks import remarks
from chroniques.text.rendered import Footnote, Rendered, Resolver, TextTooComplex
from chroniques.text.sanitise import closed, sanitise, sanitise_comment
from chroniques.text.serialise import to_html
from chroniques.text.tokens import tokens
from chroniques.text.typography import typeset, typeset_tokens

PIPELINE_VERSION = 6

UNREADABLE = re.compile(f"[\x00\ud800-\udfff{STX}{ETX}]")


def render_article(source: str, *, resolve: Resolver | None = None, prefix: str = "") -> Rendered:
    """Render the Markdown of an article.

    `resolve` answers where our articles and pictures are; `prefix` begins every id, for pages that hold
    several articles. Raises TextTooComplex, in French and with its line, for what no article needs.
    """
    source = readable(source)
    check_length(source)
    parser = make_parser()
    page = Page(parser, _seal(source), slugged(prefix), resolve, source_lines(source))
    for step in ARTICLE:
        page = step(page)
    return _rendered(page, source)


def render_comment(source: str) -> Rendered:
    """Render the small Markdown of an avis: emphasis, quotation, lists, code, links.

    Beyond LONGEST_PARSED characters the text is shown as typed, whole, without Markdown.
    """
    html = readable(source)
    for step in COMMENT:
        html = step(html)
    words = plain(html)
    return Rendered(html, words, word_count=count_words(words))


def parse(page: Page) -> Page:
    """Read the blocks, then what each line of text holds."""
    add_inline_patterns(page)
    try:
        read_blocks(page, page.tree, page.lines)
        inline, unescape = page.parser.treeprocessors["inline"], page.parser.treeprocessors["unescape"]
        for root in (page.tree, *(note.body for note in page.notes.values())):
            inline.run(root)
            unescape.run(root)
        explain_abbreviations(page)
    except RecursionError as error:
        raise TextTooComplex(_longest_line(page), "trop de mises en forme sont imbriquées.") from error
    return page


def set_french_type(page: Page) -> Page:
    """Write the tree as HTML and set it as a French printer would; each note is set and closed on its own."""
    if page.called:
        del page.tree[-1]
    page.html = _typeset(page, to_html(page.parser, page.tree))
    for note in page.called:
        html = _typeset(page, to_html(page.parser, note.body))
        page.note_html[note.label] = closed(html, page.seal).strip()
    page.endnotes = write_endnotes(page)
    return page


def _typeset(page: Page, html: str) -> str:
    check_tags(html, page.lines)
    return typeset_tokens(tidy_tags(tokens(html), page.seal), ligatures=True, made=page.corrections)


def guard(page: Page) -> Page:
    """Let through what the allow-list names; our drawings, which have their own, then take their places.

    The text and its notes pass apart: what a tag left open takes along, it takes from its own part alone.
    """
    page.html, page.endnotes = _guarded(page, page.html), _guarded(page, page.endnotes)
    page.note_html = {label: _guarded(page, html) for label, html in page.note_html.items()}
    return page


def _guarded(page: Page, html: str) -> str:
    return place_drawings(sanitise(html, page.seal).strip(), page.drawings)


def _parse_comment(source: str) -> str:
    return make_comment_parser().render(source) if len(source) <= LONGEST_PARSED else as_typed(source)


def _typeset_comment(html: str) -> str:
    return typeset(html, ligatures=False)


ARTICLE: tuple[Callable[[Page], Page], ...] = (
    parse,
    show_cards,
    outline,
    number_footnotes,
    resolve_references,
    set_french_type,
    guard,
)
COMMENT: tuple[Callable[[str], str], ...] = (_parse_comment, _typeset_comment, sanitise_comment)


def readable(source: str) -> str:
    """The source with one kind of line end, without what no reader sees and no encoding writes."""
    return UNREADABLE.sub("", source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def slugged(prefix: str) -> str:
    """A prefix reduced to what an HTML id may hold."""
    return re.sub(r"[^A-Za-z0-9_-]", "", prefix)


def _seal(source: str) -> str:
    """A mark made from the source, which cannot hold it: it tells our attributes from typed ones."""
    return f"{sha256(source.encode()).hexdigest()[:24]}:"


def _longest_line(page: Page) -> int:
    return max(page.lines, key=lambda line: len(line.text)).number


def _rendered(page: Page, source: str) -> Rendered:
    html = f"{page.html}\n{page.endnotes}".strip()
    body = plain(page.html)
    problems = sorted({*page.problems, *remarks(page)}, key=lambda problem: (problem.line, problem.message))
    return Rendered(
        html=html,
        plain=plain(html) if page.called else body,
        footnotes=_footnotes(page),
        headings=tuple(page.headings),
        references=tuple(page.references),
        word_count=count_words(body),
        problems=tuple(problems),
        figures=tuple(page.figures),
        corrections=tuple(page.corrections.most_common()),
        notes=note_places(page),
    )


def _footnotes(page: Page) -> tuple[Footnote, ...]:
    return tuple(
        Footnote(
            order,
            page.markers[note.label],
            "" if note.inline else note.label,
            note.source,
            page.note_html[note.label],
        )
        for order, note in enumerate(page.called, 1)
    )
