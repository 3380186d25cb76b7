"""The « bon à tirer » of a text: what the checks are given of it, what they say, what keeps it in."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import models
from django.utils import timezone

from chroniques.text import Rendered
from chroniques.text.tokens import attributes_of, tokens

from ..signoff import RULES, Finding, Proof, Shot, refusals, signed_off
from .inhabited import Leads, leads
from .kind import Kind
from .picture import Picture
from .site import Site

MOST_LINKS = 200  # of one text: beyond, an index of the site


class SignedOff(models.Model):
    """A text that is looked at before it goes out."""

    class Meta:
        abstract = True

    def findings(self) -> list[Finding]:
        """What the list says of it now."""
        return signed_off(proof_of(self), RULES, Site.objects.current().blocking())

    def obstacles(self) -> list[str]:
        """The red points of what blocks, as the site chose; its address always."""
        return refusals(self.findings())

    def refused_pictures(self) -> list[str]:
        """The same of its pictures alone: a public text is not saved with one that says nothing."""
        return refusals(finding for finding in self.findings() if finding.rule == "alt")


def proof_of(article: Any) -> Proof:
    """The values that the checks look at."""
    now = timezone.now()
    goes_out = article.published_at if article.is_scheduled() else now
    rendered, unreadable = _rendered(article)
    dead, early = _lost_links(rendered.html, goes_out)
    return Proof(
        title=article.title,
        now=now,
        on=timezone.localdate(goes_out),
        standfirst=article.standfirst,
        is_page=article.kind == Kind.PAGE,
        was_public=article.was_public(),
        words=rendered.word_count,
        html=rendered.html,
        problems=rendered.problems,
        corrections=rendered.corrections,
        unreadable=unreadable,
        signatures=tuple(line.author.name for line in article.bylines.all()) if article.pk else (),
        tags=tuple(tag.name for tag in article.tags.all()) if article.pk else (),
        pictures=tuple(_shots(article, rendered)),
        refusal=article._refused_address(),
        dead=tuple(dead),
        early=tuple(early),
        published_at=article.published_at,
        expires_at=article.expires_at,
    )


def pictures_in(rendered: Rendered) -> list[Picture]:
    """The pictures that a text names, those that may not be shown too, once each."""
    names = [reference.name for reference in rendered.references if reference.kind == "image"]
    return list(Picture.objects.filter(names__slug__in=names).distinct()) if names else []


def _rendered(article: Any) -> tuple[Rendered, str]:
    """The text through the pipeline; where it is refused, nothing and why."""
    try:
        return article.rendered(), ""
    except ValueError as refusal:
        return Rendered("", ""), str(refusal)


def _shots(article: Any, rendered: Rendered) -> Iterator[Shot]:
    """The lead, then those of the text, by their titles."""
    lead = article.picture
    others = sorted(pictures_in(rendered), key=lambda picture: picture.title)
    for picture in [*filter(None, [lead]), *(other for other in others if other != lead)]:
        credit = picture.credit() or (article.illustration_credit if picture == lead else "")
        yield Shot(
            *(picture.pk, picture.title, picture.alt, picture.decorative, credit, picture.usable_until)
        )


def _lost_links(html: str, goes_out: datetime) -> tuple[list[str], list[str]]:
    """The addresses of this site that lead nowhere, and those of what readers will not see yet."""
    found = {address: leads(path, goes_out) for address, path in _inner_links(html)[:MOST_LINKS]}
    dead = [address for address, way in found.items() if way is Leads.NOWHERE]
    return dead, [address for address, way in found.items() if way is Leads.LATER]


def _inner_links(html: str) -> list[tuple[str, str]]:
    """The addresses of this site in the links of a text, each once, with their paths."""
    anchors = (attributes_of(token) for token in tokens(html) if (token.kind, token.name) == ("open", "a"))
    return list(dict.fromkeys(_ours(about["href"] for about in anchors if about.get("href"))))


def _ours(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        path = address.removeprefix(settings.SITE_URL) if settings.SITE_URL else address
        if path.startswith("/") and not path.startswith("//"):
            yield address, unquote(urlsplit(path).path).strip("/")
