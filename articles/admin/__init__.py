"""What editors and columnists see of the articles."""

from .address import AddressAdmin
from .article import ArticleAdmin
from .author import AuthorAdmin
from .picture import PictureAdmin
from .taxonomy import ColumnAdmin, TagAdmin

__all__ = ["AddressAdmin", "ArticleAdmin", "AuthorAdmin", "ColumnAdmin", "PictureAdmin", "TagAdmin"]
