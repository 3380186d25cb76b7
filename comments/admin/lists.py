"""The list of the avis, which reads of each and of its text what it shows."""

from typing import Any

from django.db.models import QuerySet

from articles.admin.lists import KeysFirst
from articles.models.body import LONG


class WithoutTexts(KeysFirst):
    """A hundred avis would bring a hundred whole texts."""

    def shown(self) -> QuerySet[Any]:
        return super().shown().defer(*(f"article__{name}" for name in LONG))
