"""A text, with who signs it, its series, its picture, its event and its avis.

Google Search Central, « Article »: author with name and url, datePublished, headline, image; all that is
recommended. Nothing is said that the page does not show.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from chroniques.templatetags.text import prose, typo

from ..models import Article, Event, Kind, Site, Sort
from ..models.carded import card_of
from ..models.said import Said, corrections_of
from .graph import Node, absolute, instant, node
from .pictures import card_image, image
from .summary import summary
from .who import person, publisher

AVIS = 20  # said of a conversation: the page itself holds them all
AVIS_LENGTH = 300  # characters of each


def text(article: Article, site: Site, avis: Sequence[Node] = (), count: int = 0) -> Node:
    """A published text, read by `for_page`; `avis`: the nodes of its first avis; `count`: how many it has."""
    address = absolute(article.get_absolute_url())
    return node(
        "Article",
        id=f"{address}#texte",
        mainEntityOfPage=address,
        url=address,
        headline=prose(article.title),
        description=summary(article),
        inLanguage="fr",
        datePublished=instant(article.published_at),
        dateModified=instant(article.last_revised()),
        expires=instant(article.expires_at),
        correction=[_correction(said) for said in corrections_of(article)],
        author=[person(signature.author) for signature in article.bylines.all()] or _of_the_site(site),
        publisher=publisher(site),
        image=_picture(article),
        isPartOf=_series(article),
        position=article.number,
        keywords=[typo(tag.name) for tag in article.tags.all()],
        wordCount=article.word_count,
        about=_event(article),
        commentCount=count,
        comment=list(avis),
    )


def _correction(said: Said) -> Node:
    """Schema.org, CorrectionComment."""
    name = str(Sort(said.sort).label)
    return node("CorrectionComment", name=name, text=typo(said.text), datePublished=instant(said.at))


def _of_the_site(site: Site) -> list[Node]:
    """Who writes what nobody signs."""
    return [node("Organization", name=typo(site.name), url=absolute("/"))]


def _picture(article: Article) -> Node:
    if picture := article.lead_picture():
        credit = article.illustration_credit
        return image(picture, _("Illustration: %(holder)s") % {"holder": typo(credit)} if credit else "")
    return card_image(article.pk, card_of(article))


def _series(article: Article) -> Node | None:
    if article.column is None:
        return None
    address = absolute(article.column.get_absolute_url())
    return node("CreativeWorkSeries", id=f"{address}#serie", name=prose(article.column.title), url=address)


def _event(article: Article) -> Node | None:
    """The event of a report that has a name: engines know no event without one."""
    found = getattr(article, "event", None)
    return event(found) if article.kind == Kind.REPORT and found and found.name else None


def event(found: Event) -> Node:
    """An event, as far as it is known; its days as dates without an hour."""
    known: dict[str, Any] = {
        "startDate": found.starts.isoformat() if found.starts else None,
        "endDate": found.ends.isoformat() if found.ends else None,
        "location": node("Place", name=typo(found.place), address=typo(found.place)) if found.place else None,
        "organizer": node("Organization", name=typo(found.organiser)) if found.organiser else None,
        "performer": [node("Person", name=typo(name)) for name in found.speaker_names()],
    }
    return node("Event", name=typo(found.name), **known)
