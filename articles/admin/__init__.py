"""What editors and columnists see of the articles."""

from .address import AddressAdmin, MissedAddressAdmin
from .article import ArticleAdmin
from .author import AuthorAdmin
from .letter import LetterAdmin, SubscriptionAdmin
from .picture import PictureAdmin
from .site import SiteAdmin
from .taxonomy import ColumnAdmin, TagAdmin

__all__ = [
    "AddressAdmin",
    "ArticleAdmin",
    "AuthorAdmin",
    "ColumnAdmin",
    "LetterAdmin",
    "MissedAddressAdmin",
    "PictureAdmin",
    "SiteAdmin",
    "SubscriptionAdmin",
    "TagAdmin",
]
