"""What a page shows of an avis, rendered once when it is saved: a page of two hundred puts them together."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.http import int_to_base36
from django.utils.translation import gettext, ngettext

from articles.structured.graph import instant
from articles.structured.texts import AVIS_LENGTH
from articles.structured.who import kind_of
from chroniques.templatetags.text import typo
from chroniques.text import excerpt, plain
from chroniques.ways import way_to

from .faces import face_of
from .passages import Passage, directive, find

# To be raised when the templates of an avis change: those stored before are then made again.
FRAGMENT_VERSION = 4
# The way to reply, which a closed conversation does not show. No text of a reader can hold its class.
REPLIES = '<ol class="replies">'
FACE = re.compile(r'<span class="face face-[^>]*>[^<]*</span>')
REPLY = re.compile(r'<p class="avis-reply">.*?</p>\n?', re.DOTALL)


def fragment_of(comment: Any) -> str:
    """The avis as its page shows it in an open conversation."""
    leave = way_to("comments:leave", comment.article_id)
    shown = {"comment": comment, "is_open": True, "leave": leave, "place": place_of_passage(comment)}
    shown |= {"face": face_of(comment), "since": since(comment.decided_at)}
    return render_to_string("comments/avis.html", shown)


def since(moment: datetime | None) -> str:
    """The second, in base 36, of what came to be seen at this instant: by it a device tells what is new."""
    return int_to_base36(int(moment.timestamp())) if moment else ""


def place_of_passage(comment: Any) -> str:
    """The address of the passage that the avis answers; nothing where it answers none, or one that is gone.

    A browser that knows no text directives goes to the top of the text.
    """
    if not comment.passage:
        return ""
    text = comment.article.body_text
    place = find(Passage(comment.passage, comment.passage_before, comment.passage_after), text)
    return f"{comment.article.get_absolute_url()}#contenu{directive(text[slice(*place)])}" if place else ""


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
    for path, number, fragment, _said, _made_with, folded in rows:
        depth = len(above)
        while above and not path.startswith(above[-1]):
            above.pop()
        if depth:
            parts.append(_after(depth - len(above)))
        parts.append(fragment if not folded else _way_to(number, folded))
        above.append(path)
    return f"<li>{''.join(parts)}{_closing(len(above))}" if above else ""


def _after(closed: int) -> str:
    """What stands between an avis and the next, where so many end: none where the next answers it."""
    return f"{_closing(closed)}<li>" if closed else f"{REPLIES}<li>"


def _closing(count: int) -> str:
    """The end of so many avis, each but the first in the list of the replies to the one around it."""
    return "</li>" + "</ol></li>" * (count - 1)


def without_faces(html: str) -> str:
    """The same for a conversation of a few, who need none to be told apart."""
    return FACE.sub("", html)


def without_replying(html: str) -> str:
    """The same for a closed conversation."""
    return REPLY.sub("", html)


def _way_to(number: int, count: int) -> str:
    """The link to what is folded of the thread of the avis of that number; -1: nobody counted it."""
    if count < 0:
        words = gettext("Read the whole of this thread")
    else:
        words = ngettext("Read the reply that follows", "Read the %(count)s replies that follow", count)
        words %= {"count": number_format(count, force_grouping=True)}
    address = way_to("comments:thread", number)
    return format_html('<p class="avis-folded"><a href="{}">{}</a></p>', address, words)
