"""What a text can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a text is."""

    COLUMN_PIECE = "column_piece", _("column piece")
    ARTICLE = "article", _("article")
    REPORT = "report", _("event report")
    PAGE = "page", _("page")
