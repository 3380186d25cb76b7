"""The corrections of a text as its pages say them: read from the text itself."""

from datetime import datetime
from typing import NamedTuple

from .article import Article


class Said(NamedTuple):
    """One correction: its sort, its words, when it was made."""

    sort: str
    text: str
    at: datetime


def corrections_of(article: Article) -> list[Said]:
    """Those of a text, the first one first."""
    return [
        Said(one["sort"], one["text"], datetime.fromisoformat(one["at"])) for one in article.corrected or []
    ]
