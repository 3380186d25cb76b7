"""What search knows of the avis: those that are public, each in a row of its own."""

from collections.abc import Iterable

from articles.search import Avis, forget_avis, index_avis
from chroniques.text import plain

from .models import Comment


def index(comments: Iterable[Comment]) -> int:
    """Bring the rows of these avis up to date, in the transaction of the caller; how many can be found."""
    public, hidden = [], []
    for comment in comments:
        if comment.is_published():
            public.append(_told(comment))
        else:
            hidden.append(comment.pk)
    forget_avis(hidden)
    index_avis(public)
    return len(public)


def _told(comment: Comment) -> Avis:
    moment = comment.written_at or comment.received_at
    text = f"{comment.signature()}\n{plain(comment.text_html)}"
    return Avis(comment.pk, comment.article_id, moment, text)
