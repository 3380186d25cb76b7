"""From neutral documents to our models. Knows no format; run twice, changes nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Article, Author, Byline, Event
from ..models.lifecycle import State
from ..models.tag import folded
from .document import ImportedArticle, ImportedAuthor, ImportedEvent

M = TypeVar("M", bound=models.Model)


class Became(StrEnum):
    """What an import did of a document."""

    CREATED = "created"
    TITLED = "titled"  # an untitled draft of an earlier import was given its title
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Written:
    """The article of a document, and in words what of the document could not be kept as it was read."""

    article: Article
    became: Became
    problems: tuple[str, ...] = ()


@transaction.atomic
def write(document: ImportedArticle) -> Written:
    """The article of this document, made now unless it is there: then it is left as it is, but for a draft
    that still waits for the title that the document now has.

    With a title and a date it is published at that date; with a title alone it is ready; else a draft.
    Raises ValueError, with a sentence, where the models or the text pipeline refuse something.
    """
    try:
        found = Article.objects.filter(import_ref=document.ref).first()
        return _again(found, document) if found else _for_the_first_time(document)
    except ValidationError as refusal:
        raise ValueError(" ".join(refusal.messages)) from refusal


def _for_the_first_time(document: ImportedArticle) -> Written:
    article = _checked(_new(document))
    article.save()
    problems = _untold(document)
    for order, signature in enumerate(document.authors):
        author, differences = _author(signature)
        problems += differences
        Byline.objects.get_or_create(article=article, author=author, defaults={"order": order})
    if document.event:
        _event(article, document.event)
    _on_its_way(article, document)
    return Written(article, Became.CREATED, tuple(problems))


def _again(found: Article, document: ImportedArticle) -> Written:
    if not document.title or not _waits_for_its_title(found, document):
        return Written(found, Became.UNCHANGED)
    found.title = document.title
    _checked(found).save()
    _on_its_way(found, document)
    return Written(found, Became.TITLED)


def _waits_for_its_title(article: Article, document: ImportedArticle) -> bool:
    """A draft that nobody has touched since it came in without a title."""
    is_untouched = (article.body, article.standfirst) == (document.body, document.standfirst)
    is_draft = article.state == State.DRAFT and article.trashed_at is None
    return is_draft and is_untouched and article.title == _("Untitled")


def _new(document: ImportedArticle) -> Article:
    """A draft may hold the date of its publication: it waits for its title."""
    site = document.site.name or document.site.tagline
    day = document.published_on
    return Article(
        import_ref=document.ref,
        kind=document.kind,
        title=document.title or _("Untitled"),
        standfirst=document.standfirst,
        body=document.body,
        illustration_credit=document.illustration_credit,
        first_site=site,
        first_on=day if site else None,
        published_at=local_instant(day) if day else None,
    )


def _untold(document: ImportedArticle) -> list[str]:
    """What the document says and an article has no place for."""
    if not (document.site.name and document.site.tagline):
        return []
    return [_("“%s”, under the name of the site, is not kept.") % document.site.tagline]


def _author(signature: ImportedAuthor) -> tuple[Author, list[str]]:
    """The author of this name, made from the signature where there is none yet; and what differs."""
    wanted = folded(signature.name)
    known = next((author for author in Author.objects.all() if folded(author.name) == wanted), None)
    if known:
        return known, _completed(known, signature)
    author = _checked(Author(**vars(signature)))
    author.save()
    return author, []


# What a signature says in one breath: the title of one house is not put before the name of another.
SAID_TOGETHER = (("role",), ("title", "organisation", "organisation_description"))


def _completed(author: Author, signature: ImportedAuthor) -> list[str]:
    """Fill what the author lacks and this signature says; a sentence for what the two say differently."""
    problems = []
    filled: list[str] = []
    for fields in SAID_TOGETHER:
        missing = [name for name in fields if getattr(signature, name) and not getattr(author, name)]
        if _differs(author, signature, fields):
            said = {"name": author.name, "read": _said(signature, fields), "kept": _said(author, fields)}
            problems.append(
                _("%(name)s: this page says “%(read)s”. The author's file says “%(kept)s”: check it.") % said
            )
        else:
            filled += missing
    for name in filled:
        setattr(author, name, getattr(signature, name))
    if filled:
        _checked(author).save(update_fields=filled)
    return problems


def _differs(author: Author, signature: ImportedAuthor, fields: tuple[str, ...]) -> bool:
    pairs = [(getattr(author, name), getattr(signature, name)) for name in fields]
    return any(kept and read and folded(kept) != folded(read) for kept, read in pairs)


def _said(of: Author | ImportedAuthor, fields: tuple[str, ...]) -> str:
    return ", ".join(filter(None, (getattr(of, name) for name in fields)))


def _event(article: Article, event: ImportedEvent) -> None:
    _checked(
        Event(
            article=article,
            name=event.name,
            organiser=event.organiser,
            speakers="\n".join(event.speakers),
            place=event.place,
            starts=event.date,
        )
    ).save()


def _on_its_way(article: Article, document: ImportedArticle) -> None:
    if document.title and article.published_at:
        article.publish(by=None)
    elif document.title:
        article.mark_ready(by=None)
    article.clean()


def _checked(instance: M) -> M:
    """The same, once its fields are known to hold what they are given. Raises ValueError: nothing is cut."""
    try:
        instance.clean_fields()
    except ValidationError as refusal:
        said = [
            f"{capfirst(instance._meta.get_field(name).verbose_name)} : {' '.join(messages)}"  # type: ignore[union-attr]
            for name, messages in refusal.message_dict.items()
        ]
        raise ValueError(" ".join(said)) from refusal
    return instance


def local_instant(day: date | datetime) -> datetime:
    """The instant of a date or a naive local time, in the site's time zone; a bare date begins its day."""
    naive = day if isinstance(day, datetime) else datetime.combine(day, time.min)
    return timezone.make_aware(naive)
