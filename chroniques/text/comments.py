"""The Markdown of avis: hostile by nature, so a parser that no input slows down, with little switched on."""

import html
import re

from markdown_it import MarkdownIt

from chroniques.text.vocabulary import names

REFUSED = names("table image heading lheading reference html_block html_inline footnote")
DEEPEST = 20
LONGEST_PARSED = 10_000  # characters: the worst text takes half a second, of twice that length two


def make_comment_parser() -> MarkdownIt:
    """markdown-it-py with emphasis, quotations, lists, code and links; line ends are kept as typed."""
    parser = MarkdownIt("js-default", {"html": False, "linkify": True, "breaks": True, "maxNesting": DEEPEST})
    return parser.disable(sorted(REFUSED), ignoreInvalid=True)


def as_typed(source: str) -> str:
    """A text without Markdown: paragraphs and line ends as they were typed."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", html.escape(source, quote=False).strip())
    return "\n".join(f"<p>{paragraph}</p>".replace("\n", "<br>\n") for paragraph in paragraphs)
