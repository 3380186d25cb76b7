"""The articles and what they stand on: the table of contents of the application."""

from .address import Address
from .article import Article, ArticleQuerySet, Kind
from .author import Author
from .byline import Byline
from .column import Column
from .event import Event
from .footnote import Footnote
from .lifecycle import NeverDeleted, State
from .picture import Nature, Picture
from .tag import Tag, TaggedArticle, TagSynonym

__all__ = [
    "Address",
    "Article",
    "ArticleQuerySet",
    "Author",
    "Byline",
    "Column",
    "Event",
    "Footnote",
    "Kind",
    "Nature",
    "NeverDeleted",
    "Picture",
    "State",
    "Tag",
    "TagSynonym",
    "TaggedArticle",
]
