"""The small corpus of fixtures/search: its texts and avis, and the questions put to it."""

import tomllib
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from django.utils import timezone

from articles.models import Article, Author, Column, Event, TagSynonym
from comments.models import Comment
from tests.makers import PARIS, make_article, make_comment, make_draft

FOLDER = Path(__file__).parents[2] / "fixtures" / "search"


class Question(NamedTuple):
    query: str
    answers: list[str]
    spelling: str


def questions() -> list[Question]:
    lines = (FOLDER / "questions.txt").read_text(encoding="utf-8").splitlines()
    return [_question(line) for line in lines if line and not line.startswith("# ")]


def _question(line: str) -> Question:
    query, _arrow, told = line.rpartition(" => ")
    answers, _sign, spelling = told.partition("~")
    return Question(query, [] if answers.strip() == "rien" else answers.split(), spelling.strip())


def load() -> tuple[dict[int, str], dict[int, str]]:
    """Make the corpus; the keys of its texts and of its avis, by their numbers."""
    told = tomllib.loads((FOLDER / "textes.toml").read_text(encoding="utf-8"))
    texts = {one["cle"]: _text(one) for one in told["texte"]}
    TagSynonym.objects.create(tag=texts["canal"].tags.get(), name="pluri-canal")
    avis = {_avis(one, texts).pk: one["cle"] for one in told["avis"]}
    texts["cache_retire"].withdraw(by=None)
    return {text.pk: key for key, text in texts.items()}, avis


def _text(one: dict) -> Article:
    authors = [Author.objects.get_or_create(name=name)[0] for name in one.get("auteurs", ())]
    column = Column.objects.get_or_create(title=one["chronique"])[0] if "chronique" in one else None
    fields = {
        "title": one["titre"],
        "standfirst": one.get("chapo", ""),
        "body": one["corps"],
        "column": column,
        "tags": one.get("mots"),
        "kind": one.get("genre", "article"),
    }
    text = _made(one.get("etat", "publie"), one, authors, fields)
    if "lieu" in one:
        Event.objects.create(article=text, place=one["lieu"])
    return text


def _made(state: str, one: dict, authors: list[Author], fields: dict) -> Article:
    if state in ("brouillon", "corbeille"):
        draft = make_draft(*authors, **fields)
        if state == "corbeille":
            draft.trash(by=None)
        return draft
    at = timezone.now() + timedelta(days=1) if state == "programme" else _noon(one["le"])
    return make_article(*authors, at=at, **fields)


def _avis(one: dict, texts: dict[str, Article]) -> Comment:
    author = Author.objects.get(name=one["auteur"]) if "auteur" in one else None
    signed = {"name": one.get("nom", ""), "author": author, "written_at": _noon(one["le"])}
    return make_comment(texts[one["sous"]], state=one.get("etat", "published"), text=one["texte"], **signed)


def _noon(day) -> datetime:
    return datetime.combine(day, time(12), PARIS)
