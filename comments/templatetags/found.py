"""The avis that a search finds, and what was found in words."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.search import Results, many
from chroniques.text import excerpt, plain
from chroniques.text.search import marked, passage
from chroniques.text.search.passages import Piece

from ..models import Comment

register = template.Library()
SHOWN = 200  # characters of an avis whose signature alone answers


@dataclass(frozen=True)
class Reply:
    """An avis that answers, with the sentence that does."""

    comment: Comment
    sentence: tuple[Piece, ...]


@register.simple_tag
def avis_found(results: Results) -> list[Reply]:
    """The avis of this page of results, in their order; one query, none where there is none.

    The index holds public avis alone; this asks each again.
    """
    if not results.avis:
        return []
    public = Comment.objects.published().select_related("article", "author").defer("text", "email")
    found = public.defer("article__body", "article__body_html", "article__body_text").in_bulk(results.avis)
    shown = (found[number] for number in results.avis if number in found)
    return [
        Reply(comment, _sentence(comment, results)) for comment in shown if comment.article.is_published()
    ]


def _sentence(comment: Comment, results: Results) -> tuple[Piece, ...]:
    text = plain(comment.text_html)
    best = passage(text, results.wanted())
    return best.pieces if best else tuple(marked(excerpt(text, SHOWN), results.wanted()))


@register.simple_tag
def found_in_words(results: Results) -> str:
    """ "12 textes et 3 avis"; "plus de 500 textes" where they were not all counted."""
    texts, avis = results.counts.get("texts", 0), results.counts.get("avis", 0)
    if not texts and not avis:
        return _("Nothing was found.")
    if not texts or not avis:
        return _texts_in_words(texts) if texts else _avis_in_words(avis)
    said = {"texts": _texts_in_words(texts), "avis": _avis_in_words(avis)}
    return _("%(texts)s and %(avis)s") % said


def _texts_in_words(count: int) -> str:
    if many(count):
        return _("more than %d texts") % (count - 1)
    return ngettext("%d text", "%d texts", count) % count


def _avis_in_words(count: int) -> str:
    if many(count):
        return _("more than %d avis") % (count - 1)
    return _("%d avis") % count
