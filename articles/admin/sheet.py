"""A text as its page would show it, before it is saved: the same pipeline, over what is typed."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chroniques.templatetags.text import prose
from chroniques.text import NotePlace, Rendered

from ..models import Article
from ..views.article import minutes_to_read
from .forms import as_kept

EXCERPT = 120  # characters of a note in the panel


def sheet_of(title: str, standfirst: str, body: str) -> dict[str, Any]:
    """The HTML of the body and all that the panels say, as plain values. Raises TextTooComplex."""
    article = Article(title=title, standfirst=standfirst, body=as_kept(body))
    rendered = article.rendered()
    return {
        "title": prose(title),
        "standfirst": prose(standfirst),
        "html": rendered.html,
        "counted": _counted(rendered),
        "notes": [_note(place) for place in rendered.notes],
        "headings": [
            {"level": heading.level, "text": heading.text, "line": heading.line}
            for heading in rendered.headings
        ],
        "remarks": [{"line": problem.line, "said": problem.message} for problem in rendered.problems],
    }


def _counted(rendered: Rendered) -> str:
    count = rendered.word_count
    words = ngettext("%(count)d word", "%(count)d words", count) % {"count": count}
    return _("%(words)s, %(minutes)d min read") % {"words": words, "minutes": minutes_to_read(count)}


def _note(place: NotePlace) -> dict[str, Any]:
    """A note of the panel, with the start of its text."""
    return {
        "label": place.label,
        "marker": place.marker or place.label,
        "source": place.source,
        "text": place.source[:EXCERPT],
        "line": place.line,
        "called": bool(place.calls),
        "wrong": _what_is_wrong(place),
    }


def _what_is_wrong(place: NotePlace) -> str:
    """Why readers do not see this note, or see its label as it is typed; nothing for a note that is whole."""
    if not place.source.strip():
        return _("It has no text.")
    return "" if place.marker else _("Nothing calls it.")
