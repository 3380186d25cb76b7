"""Why a text answers that does not say the words itself: who signs it, its column, its tags, its event."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from chroniques.templatetags.text import prose
from chroniques.text.search import marked
from chroniques.text.search.passages import Piece

from ..models import Article, TaggedArticle
from .terms import Terms

Spellings = Sequence[str]  # of one name, the one that is shown first


class Reason(NamedTuple):
    """A name that answers, in pieces, and the field of a query that asks for such names."""

    field: str
    name: tuple[Piece, ...]

    def title(self) -> str:
        """What kind of name it is, as readers call it."""
        titles = {"auteur": _("Author"), "chronique": _("Column"), "motcle": _("Word")}
        return titles.get(self.field) or _("The event")


def reasons(texts: Collection[Article], terms: Terms) -> dict[int, tuple[Reason, ...]]:
    """The names that answer, of each of these texts by its number. One query, none where no tag could."""
    tags = _tags(texts) if texts and terms.asked_of("motcle") else {}
    return {text.pk: tuple(_reasons(text, tags.get(text.pk, {}), terms)) for text in texts}


def _reasons(text: Article, tags: dict[str, list[str]], terms: Terms) -> Iterator[Reason]:
    for field, spellings in _names(text, tags):
        wanted = terms.asked_of(field)
        pieces = [tuple(marked(prose(name), wanted)) for name in spellings]
        if any(is_met for name in pieces for _piece, is_met in name):
            yield Reason(field, pieces[0])


def _names(text: Article, tags: dict[str, list[str]]) -> Iterator[tuple[str, Spellings]]:
    """Those by which entries.py has it found, without those of numbers."""
    yield from (("auteur", [signature.author.name]) for signature in text.bylines.all())
    if text.column:
        yield "chronique", [text.column.title]
    yield from (("motcle", [name, *synonyms]) for name, synonyms in tags.items())
    if event := getattr(text, "event", None):
        said = (event.name, event.place, event.organiser, *event.speaker_names())
        yield from (("evenement", [name]) for name in said)


def _tags(texts: Collection[Article]) -> dict[int, dict[str, list[str]]]:
    """The tags of each text with their synonyms, all read at once."""
    given = TaggedArticle.objects.filter(content_object__in=[text.pk for text in texts])
    rows = given.order_by("tag__folded", "tag__synonyms__folded")
    found: dict[int, dict[str, list[str]]] = {}
    for article, name, synonym in rows.values_list("content_object", "tag__name", "tag__synonyms__name"):
        synonyms = found.setdefault(article, {}).setdefault(name, [])
        synonyms += [synonym] if synonym else []
    return found
