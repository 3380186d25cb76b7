"""The settings of the site: one row, that editors change on one screen. Before they do, the environment's."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chroniques.pagecache import remembered
from chroniques.prepared import prepared
from chroniques.text import render_article

from .author import check_addresses
from .avis_policy import AvisSettings
from .noted import Noted
from .permalink import check_pattern
from .signoff_policy import SignoffSettings

ONLY = 1
WRITTEN = ("avis_policy", "legal_more", "foot")  # in Markdown, each kept beside what it renders to


class SiteQuerySet(models.QuerySet["Site"]):
    """The words for the one row."""

    def current(self) -> "Site":
        """The settings as they stand, kept in memory for pages; unsaved while the editors set none."""
        return remembered("site", self._read)

    def _read(self) -> "Site":
        return next(iter(_row(ONLY)), None) or Site(pk=ONLY)


@prepared  # read at each avis that arrives, by whom no page is made
def _row(pk: int) -> models.QuerySet:
    return Site._default_manager.select_related("logo").filter(pk=pk)


def _default(name: str) -> Any:
    return getattr(settings, name)


def default_name() -> str:
    """The name that the environment gives."""
    return _default("SITE_NAME")


def default_tagline() -> str:
    """The tagline that the environment gives."""
    return _default("SITE_TAGLINE")


def default_description() -> str:
    """The description that the environment gives."""
    return _default("SITE_DESCRIPTION")


def default_contact() -> str:
    """The address that the environment gives."""
    return _default("CONTACT_EMAIL")


def default_pattern() -> str:
    """The pattern of addresses that the environment gives."""
    return _default("PERMALINK_PATTERN")


class Site(AvisSettings, SignoffSettings, Noted):
    """Name, voice, addresses, legal notices, menu and foot of the site."""

    def names_shown(self) -> set[str]:
        return {"site"}

    name = models.CharField(_("name"), max_length=80, default=default_name)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True, default=default_tagline)
    description = models.TextField(
        _("description"),
        max_length=300,
        blank=True,
        default=default_description,
        help_text=_("What search engines and feeds say of the site: one or two sentences."),
    )
    logo = models.ForeignKey(
        "articles.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Shown above the name, and in search results. A square or a wide picture."),
    )
    permalink_pattern = models.CharField(
        _("addresses of texts"),
        max_length=100,
        default=default_pattern,
        validators=[check_pattern],
        help_text=_("With {year}, {month}, {day} and {slug}. Old addresses keep answering."),
    )
    avis_policy = models.TextField(
        _("rules of the avis"),
        blank=True,
        help_text=_("In Markdown. Added to the page of the rules."),
    )
    contact = models.EmailField(_("address where readers may write"), blank=True, default=default_contact)
    publisher = models.CharField(
        _("publisher"), max_length=160, blank=True, help_text=_("The person or firm that publishes the site.")
    )
    publisher_details = models.TextField(
        _("about the publisher"),
        blank=True,
        help_text=_("Address, telephone, capital, registration: what the law asks of this publisher."),
    )
    director = models.CharField(_("director of publication"), max_length=160, blank=True)
    host = models.TextField(
        _("host"), blank=True, help_text=_("Name, address and telephone of who hosts the site.")
    )
    legal_more = models.TextField(_("more legal notices"), blank=True, help_text=_("In Markdown."))
    menu = models.TextField(
        _("menu"),
        blank=True,
        help_text=_("One entry a line: Words | /address/. Empty, the rubrics of the site."),
    )
    foot = models.TextField(_("foot of the pages"), blank=True, help_text=_("In Markdown."))
    profiles = models.TextField(
        _("profiles"),
        blank=True,
        validators=[check_addresses],
        help_text=_("Addresses of the site on social networks, one a line."),
    )
    avis_policy_html = models.TextField(editable=False, blank=True)
    legal_more_html = models.TextField(editable=False, blank=True)
    foot_html = models.TextField(editable=False, blank=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("settings of the site")
        verbose_name_plural = _("settings of the site")
        constraints = [models.CheckConstraint(condition=Q(pk=ONLY), name="a_site_has_one_row_of_settings")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; the published texts move, in the same transaction, when the pattern changes."""
        self.pk = ONLY
        self.permalink_pattern = self.permalink_pattern.strip("/")
        for name in WRITTEN:
            setattr(self, f"{name}_html", _rendered(getattr(self, name)))
        with transaction.atomic():
            before = stored_pattern()
            super().save(*args, **kwargs)
            if before != self.permalink_pattern:
                texts().move_to(self.permalink_pattern)

    def clean(self) -> None:
        for name in WRITTEN:
            self._check_text(name)
        self.menu_entries()
        self._check_moves()

    def _check_moves(self) -> None:
        """Refuse a pattern under which two texts meet; one that says nothing is refused by its field."""
        pattern = self.permalink_pattern.strip("/")
        try:
            check_pattern(pattern)
        except ValidationError:
            return
        if pattern != stored_pattern() and (refusal := texts().refusal(pattern)):
            raise ValidationError({"permalink_pattern": refusal})

    def menu_entries(self) -> list[tuple[str, str]]:
        """The menu as words and addresses. Raises ValidationError for a line that is not both."""
        return [_entry(line) for line in self.menu.splitlines() if line.strip()]

    def addresses(self) -> list[str]:
        """The profiles, one address each."""
        return self.profiles.split()

    def lacks(self) -> list[str]:
        """What the law asks of a site and these settings do not say, in words.

        France, law 2004-575 of 21 June 2004, article 1-1 (article 6 III before 2024): who publishes and where
        to reach them, who directs the publication, who hosts.
        """
        asked = ("publisher", "publisher_details", "contact", "director", "host")
        return [str(self._meta.get_field(name).verbose_name) for name in asked if not getattr(self, name)]  # type: ignore[union-attr]

    def _check_text(self, name: str) -> None:
        try:
            render_article(getattr(self, name))
        except ValueError as refusal:
            raise ValidationError({name: str(refusal)}) from refusal


def texts() -> Any:
    """All texts, by the name of their model: a text itself reads these settings."""
    return apps.get_model("articles", "Article").objects.all()


def stored_pattern() -> str:
    """The pattern that the texts live by now: the one kept, or the environment's while none is."""
    kept = Site.objects.filter(pk=ONLY).values_list("permalink_pattern", flat=True).first()
    return (kept or default_pattern()).strip("/")


def _rendered(source: str) -> str:
    return render_article(source).html if source.strip() else ""


def _entry(line: str) -> tuple[str, str]:
    words, bar, address = (part.strip() for part in line.partition("|"))
    if not (bar and words and address.startswith(("/", "https://", "http://"))) or address.startswith("//"):
        said = _("Write “Words | /address/” instead of “%s”.")
        raise ValidationError({"menu": str(said) % line.strip()})
    return words, address
