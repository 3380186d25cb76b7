"""An article as an entry of a feed."""

from datetime import UTC
from uuid import UUID, uuid5

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from chroniques.pagecache import kept
from chroniques.templatetags.text import prose, typo
from chroniques.text import excerpt

from ..models import Article, Author, Picture
from .channel import Entry, Image, Person
from .forms import FORMS
from .portable import portable

# The namespace of our entries, drawn once: to change it would show every text again as a new one.
ENTRIES = UUID("6f1d0a52-8f0b-4c6e-9d53-3a1f6f0c2b7e")
SUMMARY = 400  # characters
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}


def entry_of(article: Article) -> Entry:
    """The article whole: chapô, lead picture with its credit, event, text, notes, sources. Made once for all
    the feeds that hold it, and until something of it changes."""
    return kept(("feed entry", article.pk), {f"text:{article.pk}"}, lambda: _entry_of(article), _size)


def _size(entry: Entry) -> int:
    """Bytes: its text, of two a sign, here and in each form of a feed."""
    return 2 * (1 + len(FORMS)) * (len(entry.html) + len(entry.summary))


def _entry_of(article: Article) -> Entry:
    for shown in (article, *article.tags.all(), *filter(None, [article.picture])):
        shown.show()
    address = whole(article.get_absolute_url())
    picture = article.lead_picture()
    published = article.published_at or article.created_at
    return Entry(
        id=entry_id(article),
        address=address,
        title=prose(article.title),
        summary=summary_of(article),
        html=html_of(article, picture, address),
        published=localtime(published),
        revised=localtime(article.last_revised() or published),
        authors=tuple(person_of(byline.author) for byline in article.bylines.all()),
        tags=tuple(typo(tag.name) for tag in article.tags.all()),
        image=image_of(picture, article) if picture else None,
    )


def entry_id(article: Article) -> str:
    """A name that is its own for ever: neither its address, its title nor the name of the site is in it.

    It follows from its key and from the instant at which it was created, which nothing changes.
    """
    created = article.created_at.astimezone(UTC).isoformat()
    return uuid5(ENTRIES, f"{article.pk} {created}").urn


def summary_of(article: Article) -> str:
    """Its chapô, else its first words; plain text."""
    return prose(article.standfirst) or excerpt(article.body_text, SUMMARY)


def html_of(article: Article, picture: Picture | None, address: str) -> str:
    """All that its page says of it, portable."""
    page = render_to_string("feeds/entry.html", {"article": article, "picture": picture})
    return portable(page, address).strip()


def person_of(author: Author) -> Person:
    return Person(typo(author.name), whole(author.get_absolute_url()))


def image_of(picture: Picture, article: Article) -> Image:
    """Its lead picture as its page shows it to who reads no srcset."""
    shown = picture.shown()
    suffix = shown.src.rpartition(".")[2].lower()
    credit = picture.credit() or typo(article.illustration_credit)
    return Image(
        whole(shown.src), TYPES[suffix], shown.width, shown.height, typo(picture.alternative()), credit
    )


def whole(address: str) -> str:
    """An address of the site, with the site before it; one that is whole already stays as it is."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address
