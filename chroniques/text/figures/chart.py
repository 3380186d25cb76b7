"""A draft whose cells are numbers: what can be drawn, said in a sentence and downloaded."""

import re
from collections.abc import Iterator
from decimal import Decimal
from html import escape
from typing import NamedTuple

from chroniques.text.figures.draft import Draft, Malformed
from chroniques.text.figures.numbers import absent, follows, kept, parsed, written
from chroniques.text.links import EMPHASIS_MARKS
from chroniques.text.rendered import Figure

CALL = re.compile(r"\[\^[^\]]*+\]")
BARS, LINE = "barre", "ligne"
FORMS = {"": BARS, "barre": BARS, "groupe": BARS, "ligne": LINE}

Values = tuple[Decimal | None, ...]


class Chart(NamedTuple):
    """One row of `values` per label, as wide as `names`; None where the number is not known."""

    title: str
    source: str
    unit: str
    form: str
    corner: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[Values, ...]

    def series(self, place: int) -> list[tuple[str, Decimal]]:
        """The known numbers of a column, each with the name of its row."""
        pairs = zip(self.labels, (row[place] for row in self.values), strict=True)
        return [(label, value) for label, value in pairs if value is not None]

    def known(self) -> list[Decimal]:
        """All the known numbers."""
        return [value for row in self.values for value in row if value is not None]

    def said(self, value: Decimal | None) -> str:
        """A number as it is shown, with its unit when that is short."""
        return written(value, self.unit)

    def written(self, value: Decimal | None) -> str:
        """The same as the inside of a shape: a number needs no setting."""
        return escape(self.said(value), quote=False)

    @property
    def is_line(self) -> bool:
        """A line needs two points; a single row is shown as bars."""
        return self.form == LINE and len(self.labels) > 1

    @property
    def unit_in_words(self) -> str:
        """A unit too long to follow each number is said once: « En millions de francs »."""
        return "" if not self.unit or follows(self.unit) else f"En {self.unit}"


def chart_of(draft: Draft) -> Chart:
    """The chart of a draft; Malformed when a cell is no number or when the form is unknown."""
    form = draft.form.lower().rstrip("s")
    if form not in FORMS:
        raise Malformed(
            draft.rows[0].number,
            f"La forme « {draft.form} » n’est pas connue (barres, groupes ou ligne) : "
            "le graphique est montré en tableau.",
        )
    found = [[_number(row.number, cell) for cell in row.cells[1:]] for row in draft.rows]
    unit = _unit(draft, {typed for row in found for value, typed in row if value is not None})
    values = tuple(tuple(value for value, _ in row) for row in found)
    corner, *names = (bare(head) for head in draft.heads)
    labels = tuple(bare(row.cells[0]) for row in draft.rows)
    return Chart(bare(draft.title), draft.source, unit, FORMS[form], corner, tuple(names), labels, values)


def bare(text: str) -> str:
    """A title or a name without calls of notes or signs of emphasis: a drawing holds words alone."""
    return EMPHASIS_MARKS.sub("", CALL.sub("", text)).strip()


def _number(line: int, cell: str) -> tuple[Decimal | None, str]:
    if absent(cell):
        return None, ""
    found = parsed(cell)
    if found is None:
        raise Malformed(line, f"« {cell[:40]} » n’est pas un nombre : le graphique est montré en tableau.")
    return found


def _unit(draft: Draft, typed: set[str]) -> str:
    """The unit of all the numbers: the header's, or the one that all of them carry."""
    if not typed:
        raise Malformed(draft.rows[0].number, "Le graphique n’a aucun nombre : il est montré en tableau.")
    units = typed - {"", draft.unit}
    if len(units) > 1 or (units and (draft.unit or "" in typed)):
        raise Malformed(
            draft.rows[0].number,
            "Les nombres du graphique n’ont pas la même unité : il est montré en tableau.",
        )
    return draft.unit or next(iter(units), "")


def figure_of(chart: Chart) -> Figure:
    """The same numbers as plain values, for the file that a reader downloads."""
    return Figure(
        chart.title, chart.source, chart.unit, (chart.corner, *chart.names), tuple(_kept_rows(chart))
    )


def _kept_rows(chart: Chart) -> Iterator[tuple[str, ...]]:
    for label, values in zip(chart.labels, chart.values, strict=True):
        yield (label, *(kept(value) for value in values))
