"""The words around the text, and its type: title, chapô, signatures, tags, typography."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .findings import Colour, Place, Point
from .proof import Proof

# What engines show of a title: about 600 pixels, some sixty signs of Latin script.
IN_RESULTS = 60
LONG_STANDFIRST = 400  # characters: what summaries, feeds and cards show of it
MANY_TAGS = 8
OK = Colour.GREEN


def title(proof: Proof) -> Iterator[Point]:
    """It is shown whole in the results of search engines."""
    place, length = Place("field", "title"), len(proof.title.strip())
    if not length:
        yield Point(Colour.RED, _("The text has no title: give it one."), place)
    elif length > IN_RESULTS:
        said = _("The title has %(length)d signs: search results show about sixty, up to “%(shown)s…”.")
        shown = proof.title.strip()[:IN_RESULTS].rpartition(" ")[0] or proof.title[:IN_RESULTS]
        yield Point(Colour.AMBER, said % {"length": length, "shown": shown}, place)
    else:
        said = ngettext(
            "%(length)d sign: results show it whole.", "%(length)d signs: results show it whole.", length
        )
        yield Point(OK, said % {"length": length}, place)


def standfirst(proof: Proof) -> Iterator[Point]:
    """A chapô says what the text says, in lists and elsewhere."""
    place, length = Place("field", "standfirst"), len(proof.standfirst.strip())
    if proof.is_page:
        yield Point(OK, _("A page needs none."), place)
    elif not length:
        said = _("There is no standfirst: lists, feeds and engines show the first words of the text instead.")
        yield Point(Colour.RED, said, place)
    elif length > LONG_STANDFIRST:
        said = _("The standfirst is long (%(length)d signs): two or three sentences are enough.")
        yield Point(Colour.AMBER, said % {"length": length}, place)
    else:
        yield Point(OK, _("It is there."), place)


def byline(proof: Proof) -> Iterator[Point]:
    """Somebody signs."""
    place = Place("field", "bylines")
    if proof.signatures:
        yield Point(OK, ", ".join(proof.signatures), place)
    elif proof.is_page:
        yield Point(OK, _("A page needs none."), place)
    else:
        yield Point(Colour.RED, _("Nobody signs this text: choose who, among the signatures."), place)


def tags(proof: Proof) -> Iterator[Point]:
    """The text can be found by its words."""
    place = Place("field", "tags")
    if proof.tags and len(proof.tags) > MANY_TAGS:
        said = _("%(count)d tags: beyond %(most)d, none of them says much.")
        yield Point(Colour.AMBER, said % {"count": len(proof.tags), "most": MANY_TAGS}, place)
    elif proof.tags:
        yield Point(OK, ", ".join(proof.tags), place)
    elif proof.is_page:
        yield Point(OK, _("A page needs none."), place)
    else:
        yield Point(Colour.AMBER, _("No tag: this text will be linked to no other by its subject."), place)


def typography(proof: Proof) -> Iterator[Point]:
    """What was corrected, and what only a person can decide."""
    for problem in proof.about("type"):
        yield Point(Colour.AMBER, problem.message, Place("line", problem.line))
    count = sum(number for _what, number in proof.corrections)
    if not count:
        yield Point(OK, _("Nothing had to be corrected."))
        return
    what = ", ".join(f"{name} ({number})" for name, number in proof.corrections)
    said = ngettext("%(count)d correction made: %(what)s.", "%(count)d corrections made: %(what)s.", count)
    yield Point(OK, said % {"count": count, "what": what})
