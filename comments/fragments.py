"""What a page shows of an avis, rendered once when it is saved: a page of two hundred puts them together."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from articles.structured.graph import instant
from articles.structured.texts import AVIS_LENGTH
from articles.structured.who import kind_of
from chroniques.templatetags.text import typo
from chroniques.text import excerpt, plain

# To be raised when the templates of an avis change: those stored before are then made again.
FRAGMENT_VERSION = 1
# The way to reply, which a closed conversation does not show. No text of a reader can hold its class.
REPLIES = '<ol class="replies">'
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


def as_list(rows: Iterable[Any]) -> str:
    """The avis of a page as nested lists, out of its rows (see comments/leaves.py), each thread in order.

    A reply whose parent is not shown rises to the nearest avis above that is.
    """
    parts: list[str] = []
    above: list[str] = []  # the paths that are open, the outermost first
    for row in rows:
        depth, path = len(above), row.path
        while above and not path.startswith(above[-1]):
            above.pop()
        if depth:
            closed = depth - len(above)
            parts.append("</li>" + "</ol></li>" * (closed - 1) if closed else REPLIES)
        parts.append("<li>")
        parts.append(row.fragment if not row.folded else _way_to(row.number, row.folded))
        above.append(path)
    parts.append("</li>" + "</ol></li>" * (len(above) - 1) if above else "")
    return "".join(parts)


def without_replying(html: str) -> str:
    """The same for a closed conversation."""
    return REPLY.sub("", html)


def _way_to(number: int, count: int) -> str:
    """The link to what is folded of the thread of the avis of that number."""
    return render_to_string("comments/folded.html", {"number": number, "count": count})
