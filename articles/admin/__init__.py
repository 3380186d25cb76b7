"""What editors and columnists see of the articles."""

from .address import AddressAdmin, MissedAddressAdmin
from .article import ArticleAdmin
from .author import AuthorAdmin
from .invitation import InvitationAdmin
from .letter import LetterAdmin, SubscriptionAdmin
from .picture import PictureAdmin
from .site import SiteAdmin
from .taxonomy import ColumnAdmin, TagAdmin
from .trace import TraceAdmin

__all__ = [
    "AddressAdmin",
    "ArticleAdmin",
    "AuthorAdmin",
    "ColumnAdmin",
    "InvitationAdmin",
    "LetterAdmin",
    "MissedAddressAdmin",
    "PictureAdmin",
    "SiteAdmin",
    "SubscriptionAdmin",
    "TagAdmin",
    "TraceAdmin",
]
