"""Which avis go with one: of the same address, the same network, under the same text, or that resemble it."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .models import Comment, CommentQuerySet, State


class Alike(TextChoices):
    """By what avis are gathered, to be decided of at once."""

    ADDRESS = "address", _("of this address")
    NETWORK = "network", _("of this network")
    ARTICLE = "article", _("under this text")
    LIKENESS = "likeness", _("that resemble it")


def ways(comment: Comment) -> list[Alike]:
    """By what this avis can be gathered with others."""
    has: dict[Alike, Any] = {
        Alike.ADDRESS: comment.email,
        Alike.NETWORK: comment.network,
        Alike.LIKENESS: comment.likeness is not None,
        Alike.ARTICLE: True,
    }
    return [alike for alike, holds in has.items() if holds]


def gathered(comment: Comment, alike: str, public: bool = False) -> CommentQuerySet:
    """Those that wait with this one, itself too; those that readers see already, where they are wanted."""
    avis = _sets(comment)[Alike(alike)]
    waiting = avis.filter(waits__isnull=False)
    return waiting | avis.published() if public else waiting


def _sets(comment: Comment) -> dict[Alike, CommentQuerySet]:
    avis = Comment.objects.exclude(state=State.ERASED)
    return {
        Alike.ADDRESS: avis.given_with(comment.email),
        Alike.NETWORK: avis.filter(network=comment.network).exclude(network=""),
        Alike.ARTICLE: avis.filter(article=comment.article_id),
        Alike.LIKENESS: avis.filter(likeness=comment.likeness, likeness__isnull=False),
    }
