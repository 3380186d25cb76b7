"""The demo magazine, from its files to the models. What is there is left as it is."""

import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Author, Byline, Column, Event, Picture, TagSynonym
from articles.models.tag import Tag
from comments.models import Comment

from .drawing import draw

SOURCES = settings.BASE_DIR / "fixtures" / "demo"
SYNONYMS = {"multicanal": ["multi-canal", "multicanale"]}


@transaction.atomic
def load() -> dict[str, int]:
    """Make the magazine; how many articles and avis were made now."""
    for slug, about, text in _documents("auteurs"):
        _author(slug, about, text)
    for slug, about, text in _documents("chroniques"):
        _column(slug, about, text)
    pieces = sorted(_documents("articles"), key=lambda document: document[1]["published"])
    articles = sum(_article(slug, about, text) for slug, about, text in pieces)
    _synonyms()
    return {"articles": articles, "avis": _avis()}


def _documents(folder: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    for file in sorted((SOURCES / folder).glob("*.md")):
        yield file.stem, *split(file)


def split(file: Path) -> tuple[dict[str, Any], str]:
    """The TOML between the two lines `+++`, and the Markdown below."""
    _before, about, text = file.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(about), text.strip()


def _author(slug: str, about: dict[str, Any], bio: str) -> None:
    if not Author.objects.filter(slug=slug).exists():
        portrait = _picture(
            about.pop("portrait"), about["name"], about.pop("portrait_alt"), {"nature": "portrait"}
        )
        Author.objects.create(slug=slug, bio=bio, portrait=portrait, **about)


def _column(slug: str, about: dict[str, Any], description: str) -> None:
    column, is_new = Column.objects.get_or_create(
        slug=slug,
        defaults={
            "title": about["title"],
            "description": description,
            "is_finished": about.get("finished", False),
        },
    )
    if is_new:
        column.authors.set(Author.objects.filter(slug__in=about["authors"]))


def _picture(name: str, title: str, alt: str, about: dict[str, Any]) -> Picture:
    picture = Picture.objects.filter(slug=name).first()
    if picture is None:
        drawn = io.BytesIO()
        draw(name).save(drawn, "TIFF")  # bare pixels, at once: what is taken is compressed then
        picture = Picture(
            slug=name,
            title=title,
            alt=alt,
            caption=about.get("caption", ""),
            credit_nature=about.get("nature", "illustration"),
            credit_holder=about.get("holder", "Atelier de La Criée"),
        )
        picture.take(drawn.getvalue())
        picture.save()
    return picture


def _article(slug: str, about: dict[str, Any], body: str) -> bool:
    """Make one article; False where it is there already."""
    reference = f"demo:{slug}"
    if Article.objects.filter(import_ref=reference).exists():
        return False
    for inside in about.get("pictures", []):
        _picture(inside["name"], inside["title"], inside["alt"], inside)
    article = Article(import_ref=reference, slug=slug, body=body, **_fields(about))
    article.save()
    for order, author in enumerate(about["authors"]):
        Byline.objects.create(article=article, author=Author.objects.get(slug=author), order=order)
    article.tags.set(about["tags"])
    if event := about.get("event"):
        Event.objects.create(article=article, **{**event, "speakers": "\n".join(event.get("speakers", []))})
    article.publish(by=None, at=timezone.make_aware(about["published"]))
    return True


def _fields(about: dict[str, Any]) -> dict[str, Any]:
    plain = ("title", "kind", "standfirst", "number", "illustration_credit", "figures_source", "featured")
    fields = {name: about[name] for name in plain if name in about}
    first = {f"first_{key}": value for key, value in about.get("first_published", {}).items()}
    column = Column.objects.get(slug=about["column"]) if "column" in about else None
    return {**fields, **first, "column": column, "picture": _lead(about)}


def _lead(about: dict[str, Any]) -> Picture | None:
    if "picture" not in about:
        return None
    credit = {
        "caption": about.get("picture_caption", ""),
        "nature": about["credit_nature"],
        "holder": about["credit_holder"],
    }
    return _picture(about["picture"], about["title"], about["picture_alt"], credit)


def _synonyms() -> None:
    for name, spellings in SYNONYMS.items():
        tag = Tag.objects.named_or_new(name)
        for spelling in spellings:
            TagSynonym.objects.get_or_create(name=spelling, defaults={"tag": tag})


def _avis() -> int:
    about = tomllib.loads((SOURCES / "avis.toml").read_text(encoding="utf-8"))
    made: dict[str, Comment] = {}
    return sum(_one_avis(avis, made) for avis in about["avis"])


def _one_avis(about: dict[str, Any], made: dict[str, Comment]) -> bool:
    reference = f"demo:{about['ref']}"
    comment = Comment.objects.filter(import_ref=reference).first()
    is_new = comment is None
    made[about["ref"]] = comment or _new_avis(reference, about, made)
    return is_new


def _new_avis(reference: str, about: dict[str, Any], made: dict[str, Comment]) -> Comment:
    comment = Comment.objects.create(
        import_ref=reference,
        article=Article.objects.get(import_ref=f"demo:{about['article']}"),
        parent=made.get(about.get("parent", "")),
        author=Author.objects.filter(slug=about.get("answer_of", "")).first(),
        name=about.get("name", ""),
        email=about.get("email", ""),
        site=about.get("site", ""),
        text=about["text"].strip(),
        written_at=timezone.make_aware(about["written"]),
    )
    _decide(comment, about)
    return comment


def _decide(comment: Comment, about: dict[str, Any]) -> None:
    verbs = {
        "published": lambda: comment.publish(by=None),
        "rejected": lambda: comment.reject(by=None, reason=about["reason"], note=about.get("note", "")),
        "spam": lambda: comment.mark_spam(by=None),
        "pending": comment.hold,
    }
    verbs[about["state"]]()
    if pick := about.get("pick"):
        comment.choose(by=None, why=pick)
