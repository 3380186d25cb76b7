"""The articles and what they stand on: the table of contents of the application."""

from .address import Address
from .article import Article, ArticleQuerySet
from .author import Author
from .avis_policy import Reading, ToModerators
from .byline import Byline
from .change import Change
from .column import Column
from .correction import Correction, Sort
from .credit import Nature
from .event import Event
from .footnote import Footnote
from .invitation import Invitation
from .kind import Kind
from .knock import Knock
from .letter import Letter
from .lifecycle import NeverDeleted, NotPublishable, State
from .listed import Listed, Tally
from .loose import LooseFile, Sweep
from .missed import MissedAddress
from .outside import ReadingLink, Remark, Shut
from .picture import Picture, PictureName
from .review import Review, Verdict
from .search_entry import AvisEntry, SearchEntry, SearchWord
from .site import Site
from .subscription import Subscription
from .tag import Tag, TaggedArticle, TagSynonym
from .trace import Deed, Trace
from .unsaved import Unsaved
from .use import PictureUse
from .version import Version

__all__ = [
    "Address",
    "Article",
    "ArticleQuerySet",
    "Author",
    "AvisEntry",
    "Byline",
    "Change",
    "Column",
    "Correction",
    "Deed",
    "Event",
    "Footnote",
    "Invitation",
    "Kind",
    "Knock",
    "Letter",
    "Listed",
    "LooseFile",
    "MissedAddress",
    "Nature",
    "NeverDeleted",
    "NotPublishable",
    "Picture",
    "PictureName",
    "PictureUse",
    "Reading",
    "ReadingLink",
    "Remark",
    "Review",
    "SearchEntry",
    "SearchWord",
    "Shut",
    "Site",
    "Sort",
    "State",
    "Subscription",
    "Sweep",
    "Tag",
    "TagSynonym",
    "TaggedArticle",
    "Tally",
    "ToModerators",
    "Trace",
    "Unsaved",
    "Verdict",
    "Version",
]
