"""The letter to who made reading links: the remarks that have come by them, of all their texts in one."""

from itertools import groupby
from typing import Any

from django.urls import reverse

from ..feeds import whole
from ..models import Letter, Remark
from ..models.outside import LEFT
from .kinds import Message, Share, composes

SHOWN = 20  # of those that a letter tells


@composes(LEFT, Share.ASKED)
def left(letter: Letter) -> Message | None:
    """Those from the one on that the letter is about. Nothing once they are settled, or erased."""
    mine = Remark.objects.unsettled().filter(
        pk__gte=letter.about,
        link__by__email__iexact=letter.recipient,
        link__by__is_active=True,
        link__by__is_staff=True,
    )
    found = list(mine.select_related("link__article").order_by("link__article", "at", "pk"))
    if not found:
        return None
    texts = [_said(list(some)) for _pk, some in groupby(found[:SHOWN], lambda one: one.link.article_id)]
    return Message({"texts": texts, "count": len(found), "more": max(0, len(found) - SHOWN)})


def _said(remarks: list[Remark]) -> dict[str, Any]:
    article = remarks[0].link.article
    way = reverse("admin:articles_article_outside", args=[article.pk])
    return {"article": article, "remarks": remarks, "link": whole(way)}
