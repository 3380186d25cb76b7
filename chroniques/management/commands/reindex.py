"""Builds the search index again, text by text, while the site serves: each is found before and after."""

from collections.abc import Callable, Collection
from typing import Any

from django.core.management.base import BaseCommand
from django.db import models, transaction
from django.utils.translation import gettext as _

from articles.models import Article, AvisEntry, SearchEntry
from articles.search import begin_count, end_count, index
from comments.models import Comment
from comments.searching import index as index_avis

TEXTS, AVIS = 100, 1000  # in a transaction: no writer waits for more than a second


class Command(BaseCommand):
    """reindex"""

    help = "Build the search index again: texts, avis, and the words from which spellings are suggested."

    def handle(self, *args: Any, **options: Any) -> None:
        begin_count()
        texts = self._walk(_("Texts"), Article.objects, TEXTS, lambda keys: index(keys, anew=True))
        end_count()
        avis = self._walk("Avis", Comment.objects, AVIS, index_numbered)
        self._drop_what_is_left()
        counts = {"texts": texts, "avis": avis}
        self.stdout.write(_("%(texts)d texts and %(avis)d avis can be found.") % counts)

    def _walk(self, what: str, rows: models.Manager, lot: int, write: Callable[[list[int]], int]) -> int:
        """All rows by their keys, in lots; how many can be found."""
        total, seen, last, found = rows.count(), 0, 0, 0
        while keys := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:lot]):
            found += write(keys)
            seen, last = seen + len(keys), keys[-1]
            self.stdout.write(f"{what} : {seen} / {total}")
        return found

    def _drop_what_is_left(self) -> None:
        """The rows of what is public no more, should any have outlived it."""
        AvisEntry.objects.exclude(avis__in=Comment.objects.published().values("pk")).delete()
        SearchEntry.objects.exclude(article__in=Article.objects.kept().values("pk")).delete()


@transaction.atomic
def index_numbered(keys: Collection[int]) -> int:
    """Index these avis as they are now: nobody decides of one meanwhile."""
    avis = Comment.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys)
    return index_avis(avis.select_related("author").order_by("pk"))
