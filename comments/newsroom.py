"""What the newsroom knows of itself, kept in memory: who signs and edits, which words it watches."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Value
from django.db.models.functions import Concat

from articles.models import Author
from chroniques.pagecache import known

from .models import WordList


@dataclass(frozen=True)
class Newsroom:
    """The names of who signs and edits; the lists of words that are in use, as (name, words, towards)."""

    staff: frozenset[str]
    lists: tuple[tuple[str, str, str], ...]


def newsroom() -> Newsroom:
    """As it is now; where pages are kept in memory, so is this, until somebody changes it."""
    return Newsroom(known("staff", _staff), known("word_lists", _lists))


def _staff() -> frozenset[str]:
    """Of an account, the whole name alone: many a reader is called Camille."""
    authors = Author.objects.order_by().values_list("name")
    editors = User.objects.filter(is_staff=True, is_active=True).exclude(first_name="").exclude(last_name="")
    whole = editors.order_by().values_list(Concat("first_name", Value(" "), "last_name"))
    return frozenset(name.strip() for (name,) in authors.union(whole))


def _lists() -> tuple[tuple[str, str, str], ...]:
    return tuple(WordList.objects.filter(is_on=True).values_list("name", "words", "towards"))
