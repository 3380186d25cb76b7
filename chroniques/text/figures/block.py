"""The block in the page: a figure with its caption, drawing, sentence, numbers and source.

The drawing itself waits outside the tree. The editorial allow-list must not know a single SVG tag, or a
reader's own would pass; so a drawing goes alone through a guard of its own (`svg.guarded`), and takes its
place after the sanitiser, at a mark that only a sealed class can make. Nothing typed is ever markup in it,
and no piece of the page comes from anywhere but a sanitiser.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from chroniques.text.codeblocks import fenced_lines
from chroniques.text.figures.bars import draw_bars
from chroniques.text.figures.chart import Chart, bare, chart_of, figure_of
from chroniques.text.figures.curves import draw_line
from chroniques.text.figures.draft import Draft, Malformed, read_draft
from chroniques.text.figures.svg import drawing
from chroniques.text.figures.words import in_words
from chroniques.text.lines import Line, fence
from chroniques.text.page import Page

WORD = "graphique"
UNTITLED = "Graphique"
COST = 3  # a number that is drawn costs as much as this many cells of a table
MARK = re.compile(r'<div class="graph-drawing-([0-9]+)">\s*</div>')


def read_figure(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    """Append the figure of the block `graphique` that begins here; None when it is no such block.

    One that makes no table is left to the reader of code, one that cannot be drawn is its table: both are
    reported with their line.
    """
    opening = fence(lines[at].text)
    if not opening or opening[2].strip().lower() != WORD:
        return None
    body, end = fenced_lines(lines, at, opening)
    try:
        draft = read_draft(body, lines[at].number)
    except Malformed as problem:
        page.report(problem.line, str(problem), "figure")
        return None
    page.budget.take_cells(COST * len(draft.heads) * (len(draft.rows) + 1), lines[at].number)
    if not draft.title:
        said = "Le graphique n’a pas de titre : ajoutez une ligne « titre : … »."
        page.report(lines[at].number, said, "figure")
    _write(page, parent, draft, lines[at].number)
    return end


def _write(page: Page, parent: Element, draft: Draft, line: int) -> None:
    figure = page.mark(SubElement(parent, "figure"), class_="graph")
    try:
        chart = chart_of(draft)
    except Malformed as problem:
        page.report(problem.line, str(problem), "figure")
        _caption(page, figure, draft.title, "", line)
        _table(page, figure, bare(draft.title), draft.heads, [row.cells for row in draft.rows])
    else:
        _drawn(page, figure, chart, draft.title, line)
    source = page.mark(SubElement(figure, "p"), class_="credit")
    said = f"Source : {_untagged(draft.source)}" if draft.source else "Source non indiquée"
    page.write(source, said, line)


def _untagged(words: str) -> str:
    """Markdown in which a "<" is a sign: a figure's words hold no tag, in its caption as in its drawing."""
    return words.replace("<", "&lt;")


def _drawn(page: Page, figure: Element, chart: Chart, title: str, line: int) -> None:
    page.figures.append(figure_of(chart))
    number = len(page.figures)
    name = f"{page.prefix}{WORD}-{number}"
    page.mark(figure, id=name)
    _caption(page, figure, title, chart.unit_in_words, line)
    shapes, height = draw_line(chart) if chart.is_line else draw_bars(chart)
    page.drawings.append(drawing(shapes, height, name, chart.title or UNTITLED))
    page.mark(SubElement(figure, "div"), class_=f"graph-drawing-{number}")
    _say(page.mark(SubElement(figure, "p"), class_="graph-words", id=f"{name}-mots"), in_words(chart))
    details = SubElement(figure, "details")
    _say(SubElement(details, "summary"), "Les chiffres")
    _numbers(page, details, chart)
    link = SubElement(page.mark(SubElement(details, "p"), class_="graph-download"), "a")
    # Relative: the file lies under the page of the article, and follows it when it moves.
    link.set("href", f"chiffres/{number}.csv")
    _say(link, "Télécharger les chiffres (CSV)")


def _caption(page: Page, figure: Element, title: str, unit: str, line: int) -> None:
    """The title, as any caption in Markdown, and the unit that is too long to follow each number."""
    title = _untagged(title)
    if title or unit:
        caption = page.add(figure, "figcaption", f"{title} " if title and unit else title, line)
        if unit:
            _say(page.mark(SubElement(caption, "span"), class_="graph-unit"), unit)


def _numbers(page: Page, parent: Element, chart: Chart) -> None:
    rows = [
        (label, *(chart.said(value) for value in values))
        for label, values in zip(chart.labels, chart.values, strict=True)
    ]
    caption = " – ".join(filter(None, [chart.title or UNTITLED, chart.unit_in_words.lower()]))
    _table(page, parent, caption, (chart.corner, *chart.names), rows)


def _table(
    page: Page, parent: Element, caption: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    """Names on the left and above, numbers to the right of their columns."""
    table = SubElement(parent, "table")
    if caption:
        _say(SubElement(table, "caption"), caption)
    _row(page, SubElement(table, "thead"), heads, "col")
    body = SubElement(table, "tbody")
    for row in rows:
        _row(page, body, row, "row")


def _row(page: Page, parent: Element, cells: tuple[str, ...], scope: str) -> None:
    row = SubElement(parent, "tr")
    for place, text in enumerate(cells):
        heads = bool(text) and (scope == "col" or not place)
        cell = SubElement(row, "th" if heads else "td", {"scope": scope} if heads else {})
        _say(cell, text)
        if place:
            page.mark(cell, class_="align-end")


def _say(element: Element, text: str) -> None:
    """Words as typed: neither Markdown nor HTML."""
    element.text = AtomicString(code_escape(text))


def place_drawings(html: str, drawings: list[str]) -> str:
    """Sanitised HTML with each drawing at its mark. Classes are sealed: no typed text makes a mark."""
    return MARK.sub(lambda found: f'<div class="graph-drawing">{drawings[int(found[1]) - 1]}</div>', html)
