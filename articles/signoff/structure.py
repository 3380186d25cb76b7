"""What holds the text together: notes, links, headings, tables."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chroniques.text.tokens import tokens

from .findings import Colour, Place, Point
from .proof import Proof

BODY = Place("field", "body")
CELLS = {"th", "td"}  # a head without words is written as a cell


def readable(proof: Proof) -> Iterator[Point]:
    """There is a text, which the pipeline takes."""
    if proof.unreadable:
        yield Point(Colour.RED, proof.unreadable, BODY)
    elif not proof.words:
        yield Point(Colour.RED, _("The text is empty."), BODY)
    else:
        said = ngettext("%(count)d word.", "%(count)d words.", proof.words)
        yield Point(Colour.GREEN, said % {"count": proof.words}, BODY)


def notes(proof: Proof) -> Iterator[Point]:
    """Each call has its note, each note its call."""
    yield from _said(proof, Colour.RED, "note") or [Point(Colour.GREEN, _("Each note has its call."))]


def links(proof: Proof) -> Iterator[Point]:
    """Each link to this site leads somewhere."""
    found = _said(proof, Colour.RED, "link")
    dead = _("The link to %s leads nowhere: correct its address, or take it out.")
    early = _("The link to %s leads to a text that readers will not see yet.")
    found += [Point(Colour.RED, dead % address, BODY) for address in proof.dead]
    found += [Point(Colour.AMBER, early % address, BODY) for address in proof.early]
    yield from found or [Point(Colour.GREEN, _("No link to this site leads nowhere."))]


def headings(proof: Proof) -> Iterator[Point]:
    """No level is skipped."""
    yield from _said(proof, Colour.RED, "heading") or [Point(Colour.GREEN, _("They follow one another."))]


def tables(proof: Proof) -> Iterator[Point]:
    """Each column of a table is named; each figure could be drawn."""
    found = _said(proof, Colour.AMBER, "figure")
    for rank, heads in enumerate(heads_of(proof.html), 1):
        if not heads:
            said = _("Table %d has no row of heads: name its columns.")
            found.append(Point(Colour.RED, said % rank, BODY))
        elif not all(heads[1:]):
            said = _("Table %d has a column without a name: fill its head.")
            found.append(Point(Colour.RED, said % rank, BODY))
        elif not heads[0]:
            said = _("The first column of table %d has no name: fill its head if it can have one.")
            found.append(Point(Colour.AMBER, said % rank, BODY))
    yield from found or [Point(Colour.GREEN, _("Each column has its name."))]


def heads_of(html: str) -> list[list[str]]:
    """The words of the heads of each table, without those of its rows; no head at all, an empty list."""
    tables: list[list[str]] = []
    within: set[str] = set()
    for token in tokens(html):
        within = within | {token.name} if token.kind == "open" else within - {token.name}
        if (token.kind, token.name) == ("open", "table"):
            tables.append([])
        elif tables and "thead" in within and within & CELLS:
            if token.kind == "text":
                tables[-1][-1] += token.raw.strip()
            elif token.name in CELLS:
                tables[-1].append("")
    return tables


def _said(proof: Proof, colour: Colour, *kinds: str) -> list[Point]:
    return [Point(colour, one.message, Place("line", one.line)) for one in proof.about(*kinds)]
