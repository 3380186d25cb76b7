"""From neutral documents to our models. Knows no format; run twice, changes nothing."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chroniques.text import modern_notes

from ..models import Article, Author, Byline, Event
from ..models.tag import folded
from .document import ImportedArticle, ImportedAuthor, ImportedEvent


@transaction.atomic
def write(document: ImportedArticle) -> tuple[Article, bool]:
    """The article of this document, and whether it was made now. One that is there is left as it is.

    With a title and a date it is published at that date; with a title alone it is ready; else a draft.
    Raises ValueError where the text pipeline refuses the text.
    """
    if found := Article.objects.filter(import_ref=document.ref).first():
        return found, False
    article = _new(document)
    article.save()
    for order, author in enumerate(document.authors):
        Byline.objects.get_or_create(article=article, author=_author(author), defaults={"order": order})
    if document.event:
        _event(article, document.event)
    _on_its_way(article, document)
    return article, True


def _new(document: ImportedArticle) -> Article:
    return Article(
        import_ref=document.ref,
        kind=document.kind,
        title=document.title or _("Untitled"),
        standfirst=document.standfirst,
        body=modern_notes(document.body).source,
        illustration_credit=document.illustration_credit,
        first_site=document.site.name or document.site.tagline,
        first_on=document.published_on if document.site.name else None,
    )


def _author(signature: ImportedAuthor) -> Author:
    """The author of this name, made from the signature where there is none yet."""
    wanted = folded(signature.name)
    known = next((author for author in Author.objects.all() if folded(author.name) == wanted), None)
    return known or Author.objects.create(**vars(signature))


def _event(article: Article, event: ImportedEvent) -> None:
    Event.objects.create(
        article=article,
        name=event.name,
        organiser=event.organiser,
        speakers="\n".join(event.speakers),
        place=event.place,
        starts=event.date,
    )


def _on_its_way(article: Article, document: ImportedArticle) -> None:
    if document.title and document.published_on:
        article.publish(by=None, at=local_instant(document.published_on))
    elif document.title:
        article.mark_ready(by=None)


def local_instant(day: date | datetime) -> datetime:
    """The instant of a date or a naive local time, in the site's time zone; a bare date begins its day."""
    naive = day if isinstance(day, datetime) else datetime.combine(day, time.min)
    return timezone.make_aware(naive)
