"""The letters of a review: the question, with the way to the text in the room; then the answer."""

from typing import Any

from django.urls import reverse

from ..feeds import whole
from ..models import Letter, Review
from ..models.review import ANSWERED, ASKED
from .kinds import Message, Share, composes


@composes(ASKED, Share.ASKED)
def asked(letter: Letter) -> Message | None:
    """Would you read this text? Nothing once it is answered."""
    review = _review(letter)
    if review is None or not review.is_waiting():
        return None
    return Message({**_said(review), "name": named(review.by), "words": review.words})


@composes(ANSWERED, Share.ASKED)
def answered(letter: Letter) -> Message | None:
    """Ready, or to be taken up again, with the words of who read it."""
    review = _review(letter)
    if review is None or not review.verdict:
        return None
    said = {"name": named(review.answered_by), "words": review.answer, "verdict": review.verdict}
    return Message({**_said(review), **said})


def named(user: Any) -> str:
    """The name of a person of the house; nothing of one whose account is gone."""
    return (user.get_full_name() or user.get_username()) if user else ""


def _review(letter: Letter) -> Review | None:
    return Review.objects.filter(pk=letter.about).select_related("article", "by", "answered_by").first()


def _said(review: Review) -> dict[str, Any]:
    way = reverse("admin:articles_article_review", args=[review.article_id])
    return {"article": review.article, "link": whole(way)}
