"""Who signs an article, in which order; and how a signature is written."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

# Neither h nor y: "de HEC", "de Yahoo" (an h is aspirate in most names of firms).
VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ]", re.IGNORECASE)


# An article that "de" takes in, of the name or before it; "la" and "l’" stay as they are.
CONTRACTED = (("Le ", "du "), ("le ", "du "), ("Les ", "des "), ("les ", "des "))
LED = re.compile(r"(?:au|aux|à|chez|en|pour) ")


def of(name: str) -> str:
    """The name after the French preposition "de", elided or contracted: d’Air, du Monde, des Échos,
    de la Ville. What is led by a preposition of its own ("au Crédit du Nord") keeps it."""
    if LED.match(name):
        return name
    for article, contracted in CONTRACTED:
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d’{name}" if VOWEL.match(name) else f"de {name}"


def byline(name: str, role: str, title: str, organisation: str, description: str) -> str:
    """Compose a signature: "Name (role) – Title de Organisation. Description". Any part may be empty.

    A description that begins in lower case goes on: "Title de Organisation, filiale de…".
    """
    place = f"{title} {of(organisation)}" if title and organisation else title or organisation
    if place and description:
        place += _joint(place, description) + description
    signature = f"{name} ({role})" if role else name
    return f"{signature} – {place or description}" if place or description else signature


def _joint(place: str, description: str) -> str:
    if description[0].islower():
        return ", "
    # An organisation may end with its own sign: "Et hop !" takes no full stop after it.
    return " " if place.endswith(("!", "?", ".", "…")) else ". "


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
