"""What a page shows of an avis, rendered once when it is saved: a page of two hundred puts them together."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from articles.structured.graph import instant
from articles.structured.texts import AVIS_LENGTH
from articles.structured.who import kind_of
from chroniques.templatetags.text import typo
from chroniques.text import excerpt, plain

from .threads import placed

# To be raised when the templates of an avis change: those stored before are then made again.
FRAGMENT_VERSION = 1
# The way to reply, which a closed conversation does not show. No text of a reader can hold its class.
REPLY = re.compile(r'<p class="avis-reply">.*?</p>\n?', re.DOTALL)


def fragment_of(comment: Any) -> str:
    """The avis as its page shows it in an open conversation."""
    leave = reverse("comments:leave", args=[comment.article_id])
    return render_to_string("comments/avis.html", {"comment": comment, "is_open": True, "leave": leave})


def said_of(comment: Any) -> str:
    """What the data of its page say of the avis, in JSON: kind, name and page of who speaks, hour, text.

    Without the address of the site, or of the text: both may change without it.
    """
    author = comment.author
    name = typo(author.name if author else comment.signature())
    speaker = [
        kind_of(author.name) if author else "Person",
        name,
        author.get_absolute_url() if author else "",
    ]
    text = excerpt(plain(comment.text_html), AVIS_LENGTH)
    return json.dumps([*speaker, instant(comment.written_at), text], ensure_ascii=False)


def as_list(rows: list[tuple[str, str]], is_open: bool) -> str:
    """The conversation as nested lists, out of (path, fragment) sorted by path."""
    html = "".join(_nested(rows, placed(path for path, _fragment in rows)))
    return html if is_open else REPLY.sub("", html)


def _nested(rows: list[tuple[str, str]], places: Iterable[tuple[str, ...]]) -> Iterator[str]:
    depth = -1  # of the avis before
    for (_path, fragment), above in zip(rows, places, strict=True):
        yield '<ol class="replies">' if above and len(above) > depth else _closing(depth - len(above))
        yield f"<li>{fragment}"
        depth = len(above)
    yield _closing(depth)


def _closing(levels: int) -> str:
    """The end of an avis and of so many lists around it; nothing where none was opened."""
    return "</li>" + "</ol></li>" * levels if levels >= 0 else ""
