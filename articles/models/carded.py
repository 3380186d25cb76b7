"""The card of a text, or of the site: what it says follows from them, where it is kept from what it says."""

import re

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chroniques.templatetags.text import prose, typo

from ..cards import Card
from .article import Article
from .site import Site

FOLDER = "cartes"  # apart from the pictures, whose addresses ask no text whether it is still published
OF_THE_SITE = "site"
KEPT = re.compile(r"(?P<key>\d{1,18}|site)-[0-9a-f]{20}\.png")
A_BATCH = 200  # texts read together


def card_of(article: Article) -> Card:
    """The card of a text read with its signatures and its picture; the settings of the site are asked for."""
    picture = article.lead_picture()
    return Card(
        title=prose(article.title),
        line=signed([typo(signature.author.name) for signature in article.bylines.all()]),
        site=typo(Site.objects.current().name),
        picture=(picture.file.name or "") if picture else "",
        focus=(picture.focus_x, picture.focus_y) if picture else (50, 50),
    )


def card_of_site() -> Card:
    """The nameplate and the tagline: for the pages that are no text."""
    site = Site.objects.current()
    return Card(title="", line=typo(site.tagline), site=typo(site.name))


def signed(names: list[str]) -> str:
    """ "Par A, B et C"; nothing without a name."""
    if not names:
        return ""
    *others, last = names
    said = f"{', '.join(others)} {_('and')} {last}" if others else last
    return f"{pgettext('signature', 'By')} {said}"


def kept_as(key: object, card: Card) -> str:
    """The name of its file: `key` is that of the text, or OF_THE_SITE."""
    return f"{FOLDER}/{key}-{card.digest}.png"


def outdated_cards() -> set[str]:
    """The names of the cards kept that no published text has any more, nor the site."""
    kept = _kept()
    keys = sorted(int(key) for key in set(kept.values()) - {OF_THE_SITE})
    current = {kept_as(OF_THE_SITE, card_of_site())}
    for start in range(0, len(keys), A_BATCH):
        texts = Article.objects.published().for_lists().filter(pk__in=keys[start : start + A_BATCH])
        current |= {kept_as(text.pk, card_of(text)) for text in texts}
    return set(kept) - current


def _kept() -> dict[str, str]:
    """The key of whose card it is, by the name of each."""
    try:
        _folders, files = default_storage.listdir(FOLDER)
    except FileNotFoundError:  # none was ever drawn
        return {}
    found = {name: KEPT.fullmatch(name) for name in files}
    return {f"{FOLDER}/{name}": known["key"] for name, known in found.items() if known}
