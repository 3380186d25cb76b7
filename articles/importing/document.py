"""The neutral document that every reader yields and the one writer takes. No format, no model."""

import datetime
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ImportedAuthor:
    """One signature, in the order of the by-line. A part that the source does not give is empty."""

    name: str
    role: str = ""
    title: str = ""
    organisation: str = ""
    organisation_description: str = ""


@dataclass(frozen=True)
class ImportedEvent:
    """What a report reports. `date` is the day of the event, never that of the publication."""

    name: str
    organiser: str = ""
    speakers: tuple[str, ...] = ()
    place: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class ImportedSite:
    name: str = ""
    tagline: str = ""


@dataclass(frozen=True)
class ImportedFootnote:
    """`marker` is the label inside `[^…]` in the body; `text` is plain, the body has it as Markdown."""

    marker: str
    text: str


@dataclass(frozen=True)
class ImportedComment:
    """One avis. `parent` is the `ref` of the avis it answers; paragraphs are parted by a blank line.

    `date` is a date when the source gives no hour, else a naive local date and time.
    """

    ref: str
    author: str = ""
    date: datetime.date | datetime.datetime | None = None
    parent: str | None = None
    text: str = ""


@dataclass(frozen=True)
class ImportedArticle:
    """`ref` is the same for the same source, so that a second import finds the first. `kind` is
    column_piece, article, report or page.

    `dropped` holds what was set aside, `doubled` the copies of what was kept once, `problems` sentences
    in French that a person can act on: together they are the report.
    """

    ref: str
    title: str | None = None
    standfirst: str = ""
    site: ImportedSite = ImportedSite()
    event: ImportedEvent | None = None
    authors: tuple[ImportedAuthor, ...] = ()
    published_on: datetime.date | None = None
    kind: str = "article"
    illustration_credit: str = ""
    body: str = ""
    footnotes: tuple[ImportedFootnote, ...] = ()
    comments: tuple[ImportedComment, ...] = ()
    dropped: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def as_json(article: ImportedArticle) -> dict[str, Any]:
    """The article as values that JSON knows. Dates are ISO; `comments[].parent` counts from "1"."""
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "site": {"name": article.site.name, "tagline": article.site.tagline},
        "event": _event_as_json(article.event),
        "authors": [_author_as_json(author) for author in article.authors],
        "published_on": _iso(article.published_on),
        "kind": article.kind,
        "illustration_credit": article.illustration_credit,
        "body": article.body,
        "footnotes": [{"marker": note.marker, "text": note.text} for note in article.footnotes],
        "comments": [_comment_as_json(comment) for comment in article.comments],
        "dropped": list(article.dropped),
        "doubled": list(article.doubled),
        "problems": list(article.problems),
    }


def _event_as_json(event: ImportedEvent | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {
        "name": event.name,
        "organiser": event.organiser,
        "speakers": list(event.speakers),
        "place": event.place,
        "date": _iso(event.date),
    }


def _author_as_json(author: ImportedAuthor) -> dict[str, str]:
    return {
        "name": author.name,
        "role": author.role,
        "title": author.title,
        "organisation": author.organisation,
        "organisation_description": author.organisation_description,
    }


def _comment_as_json(comment: ImportedComment) -> dict[str, Any]:
    return {
        "author": comment.author,
        "date": _iso(comment.date),
        "parent": comment.parent,
        "text": comment.text,
    }


def _iso(day: datetime.date | datetime.datetime | None) -> str | None:
    if isinstance(day, datetime.datetime):
        return day.isoformat(timespec="minutes")
    return day.isoformat() if day else None
