"""What a page shows of an avis, rendered once when it is saved: a page of two hundred puts them together."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

# To be raised when the templates of an avis change: those stored before are then made again.
FRAGMENT_VERSION = 1
# The way to reply, which a closed conversation does not show. No text of a reader can hold its class.
REPLY = re.compile(r'<p class="avis-reply">.*?</p>\n?', re.DOTALL)

OPENED, CLOSED = '<ol class="replies">', "</li></ol>"


def fragment_of(comment: Any) -> str:
    """The avis as its page shows it in an open conversation."""
    leave = reverse("comments:leave", args=[comment.article_id])
    return render_to_string("comments/avis.html", {"comment": comment, "is_open": True, "leave": leave})


def as_list(rows: Iterable[tuple[str, str]], is_open: bool) -> str:
    """The conversation as nested lists, out of (path, fragment) sorted by path.

    A reply whose parent is not shown rises to the nearest one that is.
    """
    html = "".join(_nested(rows))
    return html if is_open else REPLY.sub("", html)


def _nested(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    above: list[str] = []
    for path, fragment in rows:
        before = len(above)
        while above and not path.startswith(above[-1]):
            above.pop()
        yield CLOSED * (before - len(above) - 1)
        yield "</li>" if before > len(above) else OPENED if above else ""
        yield f"<li>{fragment}"
        above.append(path)
    yield CLOSED * (len(above) - 1) + ("</li>" if above else "")
