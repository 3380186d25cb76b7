"""Who signs an article, in which order; and how a signature is written."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

# Neither h nor y: "de HEC", "de Yahoo" (an h is aspirate in most names of firms).
VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ]", re.IGNORECASE)


def of(name: str) -> str:
    """The name after the French preposition "de", elided or contracted: d’Air, du Monde, des Échos."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d’{name}" if VOWEL.match(name) else f"de {name}"


def byline(name: str, role: str, title: str, organisation: str, description: str) -> str:
    """Compose a signature: "Name (role) – Title de Organisation. Description". Any part may be empty."""
    place = f"{title} {of(organisation)}" if title and organisation else title or organisation
    if place and description:
        # An organisation may end with its own sign: "Hip ip ip !" takes no full stop after it.
        place += f" {description}" if place.endswith(("!", "?", ".", "…")) else f". {description}"
    signature = f"{name} ({role})" if role else name
    return f"{signature} – {place or description}" if place or description else signature


class Byline(models.Model):
    """One author of one article. An author who has signed cannot be deleted."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "articles.Author", on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="an_author_signs_once",
                violation_error_message=_("This author already signs the article."),
            )
        ]

    def __str__(self) -> str:
        return self.author.name
