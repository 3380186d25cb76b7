"""Plain makers with honest defaults. Camille edits, Driss writes, Léa reads and moderates."""

import io
from datetime import datetime
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group, User
from PIL import Image

from articles.models import Article, Author, Byline, Column, Event, Kind, Picture
from comments.models import Comment

PARIS = ZoneInfo("Europe/Paris")
numbers = count(1)


def paris(*parts: int) -> datetime:
    """An instant given in Paris time: paris(2009, 5, 3, 8, 30)."""
    return datetime(*parts, tzinfo=PARIS)  # type: ignore[arg-type,misc]


def make_user(username: str, group: str = "", **fields: Any) -> User:
    user = User.objects.create_user(username, password="secret", is_staff=True, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_camille() -> User:
    """The editor."""
    return make_user("camille", "Rédaction")


def make_driss() -> User:
    """The columnist, with the signature that goes with the account."""
    driss = make_user("driss", "Chroniqueurs")
    make_author(name="Driss Ouazène", user=driss)
    return driss


def make_lea() -> User:
    """The moderator."""
    return make_user("lea", "Modération")


def make_author(**fields: Any) -> Author:
    return Author.objects.create(**{"name": f"Auteur {next(numbers)}", **fields})


def make_column(**fields: Any) -> Column:
    return Column.objects.create(**{"title": f"Chronique {next(numbers)}", **fields})


def make_draft(*authors: Author, tags: list[str] | None = None, **fields: Any) -> Article:
    article = Article.objects.create(
        **{"title": f"Article {next(numbers)}", "body": "Un paragraphe.", **fields}
    )
    for order, author in enumerate(authors):
        Byline.objects.create(article=article, author=author, order=order)
    article.tags.set(tags or [])
    return article


def make_article(*authors: Author, at: datetime | None = None, **fields: Any) -> Article:
    """A published article."""
    article = make_draft(*authors, **fields)
    article.publish(by=None, at=at or paris(2009, 5, 3, 8, 30))
    return article


def make_report(*authors: Author, event: dict | None = None, **fields: Any) -> Article:
    """A published report of an event, of which whatever is not given is unknown."""
    article = make_article(*authors, kind=Kind.REPORT, **fields)
    Event.objects.create(article=article, **(event or {}))
    return article


def make_comment(article: Article, state: str = "published", **fields: Any) -> Comment:
    comment = Comment.objects.create(
        **{
            "article": article,
            "name": "Léa",
            "text": "Un avis.",
            "written_at": paris(2009, 5, 4, 10),
            **fields,
        }
    )
    if state == "published":
        comment.publish(by=None)
    return comment


def picture_bytes(form: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#174F78").save(out, form, **options)
    return out.getvalue()


def make_picture(**fields: Any) -> Picture:
    picture = Picture(**{"title": f"Image {next(numbers)}", "alt": "Un aplat bleu", **fields})
    picture.take(picture_bytes())
    picture.save()
    return picture


def speckled(size: tuple[int, int]) -> Image.Image:
    """A picture with as many colours as a photograph has, always the same."""
    width, height = size
    return Image.frombytes("RGB", size, Random("speckled").randbytes(width * height * 3))  # noqa: S311
