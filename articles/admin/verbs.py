"""What an editor may do with a text, by its state and by their rights: the buttons under the form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Article, State

PUBLISH = "articles.publish_article"
RELEASES = ("mark_ready", "publish")  # the last moment to see to what the text still lacks


@dataclass(frozen=True)
class Verb:
    """One button: the method it calls, its words, when it makes sense, who may press it."""

    name: str
    label: Any
    done: Any
    fits: Callable[[Article], bool]
    permission: str = PUBLISH

    def allowed(self, article: Article, user) -> bool:
        return self.fits(article) and (not self.permission or user.has_perm(self.permission))


def _is_written(article: Article) -> bool:
    return article.trashed_at is None and not article.was_public()


VERBS = (
    Verb(
        "submit",
        _("Ask for a review"),
        _("The text waits for a review."),
        lambda article: _is_written(article) and article.state == State.DRAFT,
        permission="",
    ),
    Verb(
        "send_back",
        _("Send back to draft"),
        _("The text is a draft again."),
        lambda article: _is_written(article) and article.state != State.DRAFT,
    ),
    Verb(
        "mark_ready",
        _("Mark as ready"),
        _("The text is ready: it will appear at its date."),
        lambda article: _is_written(article) and article.state != State.READY and not article.is_copy(),
    ),
    Verb(
        "publish",
        _("Publish"),
        _("The text is published, or will be at its date."),
        lambda article: (
            article.trashed_at is None
            and not article.is_published()
            and not article.is_scheduled()
            and not article.is_copy()
        ),
    ),
    Verb(
        "put_online",
        _("Put online"),
        _("The text online now says what its working copy said."),
        lambda article: article.is_copy() and article.trashed_at is None,
    ),
    Verb(
        "withdraw",
        _("Withdraw"),
        _("The text is withdrawn: its address says so to readers."),
        lambda article: article.was_public() and not article.is_withdrawn(),
    ),
    Verb(
        "trash",
        _("Put in the trash"),
        _("The draft stays thirty days in the trash."),
        _is_written,
        permission="",
    ),
    Verb(
        "restore",
        _("Take out of the trash"),
        _("The draft is back."),
        lambda article: article.trashed_at is not None,
        permission="",
    ),
)


def verbs_for(article: Article, user) -> list[Verb]:
    """The buttons that this person may press now."""
    return [verb for verb in VERBS if verb.allowed(article, user)]
