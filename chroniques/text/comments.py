"""The Markdown of avis: hostile by nature, so a parser that no input slows down, with little switched on."""

from markdown_it import MarkdownIt

from chroniques.text.vocabulary import names

REFUSED = names("table image heading lheading reference html_block html_inline footnote")
DEEPEST = 20


def make_comment_parser() -> MarkdownIt:
    """markdown-it-py with emphasis, quotations, lists, code and links; line ends are kept as typed."""
    parser = MarkdownIt("js-default", {"html": False, "linkify": True, "breaks": True, "maxNesting": DEEPEST})
    return parser.disable(sorted(REFUSED), ignoreInvalid=True)
