"""What editors and columnists see of the articles."""

from .address import AddressAdmin, MissedAddressAdmin
from .article import ArticleAdmin
from .author import AuthorAdmin
from .picture import PictureAdmin
from .site import SiteAdmin
from .taxonomy import ColumnAdmin, TagAdmin

__all__ = [
    "AddressAdmin",
    "ArticleAdmin",
    "AuthorAdmin",
    "ColumnAdmin",
    "MissedAddressAdmin",
    "PictureAdmin",
    "SiteAdmin",
    "TagAdmin",
]
