"""A text under which readers may speak: whether they may, until when, and how their avis are read."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.pagecache import holds_until

from .avis_policy import Reading
from .kind import Kind
from .lifecycle import Lifecycle
from .site import Site


class Conversing(Lifecycle):
    """What the editors decide of the avis under one text; for the rest, the site decides."""

    kind: Any  # of the model that has them
    column: Any

    comments_open = models.BooleanField(_("readers may leave an avis"), default=True)
    avis_reading = models.CharField(
        _("the avis are read"),
        max_length=10,
        choices=Reading.choices,
        blank=True,
        help_text=_("Empty, as the column or the site says."),
    )

    class Meta:
        abstract = True

    def accepts_comments(self) -> bool:
        """May a reader leave an avis under it now? A page that says so holds until time says otherwise."""
        if not (self.is_published() and self.comments_open and self.kind != Kind.PAGE):
            return False
        site = Site.objects.current()
        closing = self.closes_to_avis_at(site)
        is_open = site.avis_open and (closing is None or timezone.now() < closing)
        if is_open and closing:
            holds_until(closing.timestamp())
        return is_open

    def closes_to_avis_at(self, site: Site) -> datetime | None:
        """When time alone closes its conversation; None where the site never does."""
        days = site.avis_close_after
        return self.published_at + timedelta(days=days) if self.published_at and days else None

    def closes_on(self) -> datetime | None:
        """The instant that the invitation announces, where time closes the conversation."""
        return self.closes_to_avis_at(Site.objects.current())

    def avis_are_read(self) -> Reading:
        """How avis are read under it: as it says itself, or its column, or the site."""
        column = self.column.avis_reading if self.column else ""
        return Reading(self.avis_reading or column or Site.objects.current().avis_reading)
