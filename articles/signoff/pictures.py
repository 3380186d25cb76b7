"""The pictures: what they say to who cannot see them, who made them, until when they may be shown."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chroniques.templatetags.dates import day

from .findings import Colour, Place, Point
from .proof import Proof, Shot

SOON = timedelta(days=60)  # after the text goes out: time to ask for more, or to find another picture
NAMES_OF_FILES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


def alt(proof: Proof) -> Iterator[Point]:
    """Each picture is described, or decorative."""
    found = [point for shot in proof.pictures if (point := _undescribed(shot))]
    found += _told(proof, "alt")
    yield from found or [Point(Colour.GREEN, _described(len(proof.pictures)))]


def _told(proof: Proof, about: str) -> list[Point]:
    """What the pipeline says of it, each at its line."""
    return [Point(Colour.RED, problem.message, Place("line", problem.line)) for problem in proof.about(about)]


def _undescribed(shot: Shot) -> Point | None:
    place = Place("picture", shot.key)
    if not shot.is_described():
        said = _("Describe the picture “%s”, or say that it is decorative.") % shot.title
        return Point(Colour.RED, said, place)
    if not shot.decorative and shot.alt.lower().strip().endswith(NAMES_OF_FILES):
        said = _("The alternative text of “%s” is the name of a file: say what the picture shows.")
        return Point(Colour.AMBER, said % shot.title, place)
    return None


def _described(count: int) -> str:
    if not count:
        return _("The text shows no picture.")
    said = ngettext(
        "%(count)d picture, described or decorative.", "%(count)d pictures, described or decorative.", count
    )
    return said % {"count": count}


def credit(proof: Proof) -> Iterator[Point]:
    """Each picture says who made it."""
    lacking = [shot for shot in proof.pictures if not shot.credit.strip()]
    for shot in lacking:
        said = _("The picture “%s” has no credit: say who made it.") % shot.title
        yield Point(Colour.RED, said, Place("picture", shot.key))
    if not lacking:
        credited = ", ".join(dict.fromkeys(shot.credit for shot in proof.pictures))
        yield Point(Colour.GREEN, credited or _("The text shows no picture."))


def rights(proof: Proof) -> Iterator[Point]:
    """Each picture that is named is there, and the right to show it lasts."""
    found = [point for shot in proof.pictures if (point := _ending(shot, proof))]
    found += _told(proof, "picture")
    yield from found or [Point(Colour.GREEN, _("No right to a picture is about to end."))]


def _ending(shot: Shot, proof: Proof) -> Point | None:
    if shot.until is None:
        return None
    place, said = Place("picture", shot.key), {"title": shot.title, "day": day(shot.until)}
    if shot.until < proof.on:
        over = _("The right to show “%(title)s” ends on %(day)s, too soon: it would not appear.")
        return Point(Colour.RED, over % said, place)
    if shot.until < proof.on + SOON:
        soon = _("The right to show “%(title)s” ends soon, on %(day)s: it will disappear from the text then.")
        return Point(Colour.AMBER, soon % said, place)
    return None
