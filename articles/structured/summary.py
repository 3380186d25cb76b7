"""What a text is about, in a sentence or two: its chapô, else how it begins."""

import re

from chroniques.templatetags.text import prose
from chroniques.text import excerpt, plain

from ..models import Article

SHORT, LONG = 80, 200  # characters: what engines and networks show of a description
PARAGRAPH = re.compile(r"<p[ >].*?</p>", re.DOTALL)
READ = 4000  # characters of HTML: enough for LONG, whatever the marks
NOTES = 'role="doc-endnotes"'
END = re.compile(r"[.!?…][\u00a0\u202f]?»?(?=\s)")


def summary(article: Article) -> str:
    """The chapô; without one, the first sentences of the text, calls of notes left out, its headings too."""
    return prose(article.standfirst) if article.standfirst.strip() else beginning(article.body_html)


def beginning(html: str) -> str:
    """The first whole sentences of a text, 80 to 200 characters; words and an ellipsis where none ends."""
    text = html.partition(NOTES)[0][:READ]
    words = " ".join(" ".join(plain(found) for found in PARAGRAPH.findall(text)).split())
    if len(words) <= LONG:
        return words
    ends = [found.end() for found in END.finditer(words[: LONG + 1]) if found.end() >= SHORT]
    return words[: ends[-1]] if ends else excerpt(words, LONG)
