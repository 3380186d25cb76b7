"""When the text goes out, and where it will live."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from chroniques.templatetags.dates import day, hour

from .findings import Colour, Place, Point
from .proof import Proof


def date(proof: Proof) -> Iterator[Point]:
    """It goes out when one means it to, and before it is taken away."""
    place, at = Place("field", "published_at_0"), proof.published_at
    if at is None:
        yield Point(Colour.GREEN, _("No date: it appears as soon as it is published."), place)
    elif proof.was_public:
        yield Point(Colour.GREEN, _("Public since %s.") % _said(at), place)
    elif at > proof.now:
        yield Point(Colour.GREEN, _("It will appear on %s.") % _said(at), place)
    else:
        said = _("Its date is past (%s): it appears at once, among the texts of that day.")
        yield Point(Colour.AMBER, said % _said(at), place)
    yield from _end(proof)


def _end(proof: Proof) -> Iterator[Point]:
    """The instant at which time takes it from the readers."""
    end, place = proof.expires_at, Place("field", "expires_at_0")
    if end is None:
        return
    if end <= max(proof.now, proof.published_at or proof.now):
        said = _("It is to be taken away on %s, before readers could see it.")
        yield Point(Colour.RED, said % _said(end), place)
    else:
        yield Point(Colour.GREEN, _("It will be taken away on %s.") % _said(end), place)


def address(proof: Proof) -> Iterator[Point]:
    """Its address is its own."""
    place = Place("field", "slug")
    refused = Point(Colour.RED, proof.refusal, place)
    yield refused if proof.refusal else Point(Colour.GREEN, _("It is free."), place)


def _said(moment: datetime) -> str:
    return _("%(day)s at %(hour)s") % {"day": day(moment), "hour": hour(moment)}
