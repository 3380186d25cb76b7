"""A block `graphique` is drawn, said and counted; nothing typed in it is ever markup."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chroniques.text import Figure, TextTooComplex, render_article
from chroniques.text.figures import svg
from chroniques.text.figures.draft import MOST_ROWS, MOST_SERIES
from chroniques.text.figures.numbers import parsed, written
from tests.text.corpus import cases, some_examples
from tests.text.test_hostile_markup import VECTORS, dangers

CASES = cases("figures")
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
TWO = "```graphique\ntitre: Usages\nCanal;Jeunes;Anciens\nForum;27,4 %;6,5 %\nConseil;73,8 %;71,9 %\n```"
LINE = "```graphique\ntitre: Usages\nforme: ligne\nAn;Un;Deux\n2001;1;2\n2003;;3\n2005;4;5\n```"


def block(rows, **headers):
    return "\n".join(["```graphique", *(f"{name}: {text}" for name, text in headers.items()), rows, "```"])


def drawing(source):
    return DRAWING.search(render_article(source).html)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place} {case.title}")
def test_a_block_reads_as_its_corpus_says(case):
    rendered = render_article(case.source)
    said = [f"! {problem.line} {problem.message}" for problem in rendered.problems]
    assert "\n".join([*filter(None, [rendered.plain]), *said]) == case.expected


def test_the_drawing_is_named_by_its_title_and_described_by_its_sentence():
    html = render_article(TWO).html
    assert (
        'role="img" width="100%" height="11em" aria-labelledby="graphique-1-titre" '
        'aria-describedby="graphique-1-mots"><title id="graphique-1-titre">Usages</title>' in html
    )
    assert '<p class="graph-words" id="graphique-1-mots">Jeunes' in html
    assert '<figure class="graph" id="graphique-1">\n<figcaption>Usages</figcaption>' in html


def test_the_longest_bar_leaves_room_for_its_number_and_the_others_are_in_proportion():
    ends = re.findall(r'graph-bar graph-\d" x1="0%" x2="([\d.]+)%"', drawing(TWO))
    longest = 100 - 100 * 8 * svg.LETTER / svg.NARROWEST
    assert [float(end) for end in ends] == [
        pytest.approx(longest * value / 73.8, abs=0.01) for value in (27.4, 6.5, 73.8, 71.9)
    ]


def test_series_are_named_once_beside_their_first_bar_and_told_apart_by_class():
    shapes = drawing(TWO)
    assert re.findall(r'class="graph-name"[^>]*>([^<]*)', shapes) == ["Jeunes", "Anciens"]
    assert shapes.count("graph-bar graph-1") == shapes.count("graph-bar graph-2") == 2


def test_a_negative_bar_goes_to_the_left_of_zero():
    shapes = drawing(block("a;b\nx;-10\ny;10", titre="t"))
    (left, zero), (start, _end) = re.findall(r'graph-bar graph-1" x1="([\d.]+)%" x2="([\d.]+)%"', shapes)
    assert float(left) == 0
    assert zero == start
    assert f'class="graph-axis" x1="{zero}%" x2="{zero}%"' in shapes


def test_a_line_is_broken_where_a_number_is_not_known():
    shapes = drawing(LINE)
    assert (shapes.count("graph-stroke graph-1"), shapes.count("graph-stroke graph-2")) == (0, 2)
    assert (shapes.count("graph-dot graph-1"), shapes.count("graph-dot graph-2")) == (2, 3)


def test_what_stands_at_the_end_of_lines_never_overlaps():
    rows = "\n".join(f"{year};10;10,1;10,2;10,3" for year in (2001, 2002))
    shapes = drawing(block(f"An;a;b;c;d\n{rows}", titre="t", forme="ligne"))
    heights = [float(y) for y in re.findall(r'class="graph-number"[^>]* y="([\d.]+)em"', shapes)]
    assert all(below - above >= svg.STEP - 0.01 for above, below in pairwise(heights))


def test_a_line_of_one_point_is_shown_as_bars():
    assert "graph-bar" in drawing(block("An;a\n2001;3", titre="t", forme="ligne"))


def test_twelve_series_have_twelve_classes():
    heads = ";".join(f"s{n}" for n in range(MOST_SERIES))
    shapes = drawing(block(f"a;{heads}\nx" + ";1" * MOST_SERIES, titre="t"))
    assert {f"graph-{n}" for n in range(1, 13)} == set(re.findall(r"graph-\d+", shapes))


def test_the_numbers_stand_in_a_table_with_its_heads_and_its_file():
    html = render_article(TWO).html
    assert "<details><summary>Les chiffres</summary><table>\n<caption>Usages</caption>" in html
    assert '<th class="align-end" scope="col">Jeunes</th>' in html
    assert '<th scope="row">Forum</th>\n<td class="align-end">27,4\u00a0%</td>' in html
    assert '<a href="chiffres/1.csv">Télécharger les chiffres (CSV)</a>' in html


def test_the_figures_come_back_as_values():
    assert render_article(f"{TWO}\n\n{LINE}").figures == (
        Figure(
            "Usages",
            "",
            "%",
            ("Canal", "Jeunes", "Anciens"),
            (("Forum", "27,4", "6,5"), ("Conseil", "73,8", "71,9")),
        ),
        Figure(
            "Usages",
            "",
            "",
            ("An", "Un", "Deux"),
            (("2001", "1", "2"), ("2003", "", "3"), ("2005", "4", "5")),
        ),
    )


def test_two_figures_share_no_id_nor_any_with_a_heading_or_another_article():
    html = render_article(f"# Graphique 1\n\n{TWO}\n\n{TWO}", prefix="a7-").html
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids)) == 7
    assert all(name.startswith("a7-") for name in ids)
    assert 'href="chiffres/2.csv"' in html


@pytest.mark.parametrize("inside", ["> {}", "- Un point.\n\n  {}", "Mot[^1].\n\n[^1]: Une note.\n\n    {}"])
def test_a_figure_is_drawn_wherever_a_block_may_stand(inside):
    lead = re.search(r"(?:^|\n)([^\n{]*)\{\}", inside)[1]
    margin = lead if ">" in lead else " " * len(lead)
    rendered = render_article(inside.format(TWO.replace("\n", f"\n{margin}")))
    assert rendered.html.count("<svg") == 1
    assert "graph-drawing-" not in rendered.html


def test_too_many_rows_or_series_are_code_and_a_sentence():
    for rows, lines in ((MOST_ROWS + 1, 1), (1, MOST_SERIES + 1)):
        source = block("a" + ";b" * lines + ("\nx" + ";1" * lines) * rows, titre="t")
        rendered = render_article(source)
        assert rendered.html.startswith("<pre>")
        assert "compte plus de" in rendered.problems[0].message
    assert drawing(block("a;b" + "\nx;1" * MOST_ROWS, titre="t")).count("graph-bar") == MOST_ROWS


def test_many_figures_are_bounded_as_tables_are():
    one = block("a;b" + "\nx;1" * MOST_ROWS, titre="t")
    with pytest.raises(TextTooComplex, match="cases"):
        render_article(f"{one}\n\n" * 100)


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("61,0 %", "61.0", "%"),
        ("12.5", "12.5", ""),
        ("1 204", "1204", ""),
        ("1\u202f204\u00a0567,25 €", "1204567.25", "€"),
        ("−3", "-3", ""),
        ("– 3", "-3", ""),
        ("+4 pts", "4", "pts"),
        ("007", "7", ""),
    ],
)
def test_a_number_is_read_as_columnists_type_it(cell, number, unit):
    assert parsed(cell) == (Decimal(number), unit)


@pytest.mark.parametrize(
    "cell", ["", "x", "12 34", "14 h 30", "3/5/2009", "1,2,3", "1e5", "²", "٣", "9" * 16]
)
def test_what_is_no_number_is_not_taken_for_one(cell):
    assert parsed(cell) is None


def test_numbers_are_written_as_french_printers_do():
    assert written(Decimal("-1234567.50"), "€") == "−1\u202f234\u202f567,50\u00a0€"
    assert written(Decimal("12"), "millions") == "12"
    assert written(None, "%") == "n.\u00a0d."


class Shapes(HTMLParser):
    """Collects the tags and the attributes of a drawing."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), {}

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(dict(attrs))


def hostile_blocks(vector):
    cell = vector.replace("\n", " ").replace(";", ",")
    quoted = '"' + cell.replace('"', '""') + '"'
    return (
        f"```graphique\ntitre: {cell}\nsource: {cell}\nunité: {cell}\n"
        f"{quoted};{quoted};b\n{quoted};1;2\ny;3;4\n```",
        f"```graphique\ntitre: t\nforme: ligne\na;{quoted}\n{quoted};1\n{quoted};2\n```",
        f"```graphique\ntitre: {cell}\na;b\nx;{quoted}\n```",
        f"```graphique\n{vector}\n```",
        f"{vector}\n\n{TWO}\n\n{vector}",
    )


@pytest.mark.parametrize("vector", VECTORS)
def test_no_drawing_but_ours_passes_and_ours_holds_shapes_alone(vector):
    for source in hostile_blocks(vector):
        rendered = render_article(source)
        assert dangers(DRAWING.sub("", rendered.html)) == []
        drawings = DRAWING.findall(rendered.html)
        assert rendered.html.count("<svg") == len(drawings) <= len(rendered.figures)
        for drawn in drawings:
            shapes = Shapes()
            shapes.feed(drawn)
            assert shapes.tags <= svg.TAGS
            assert shapes.attributes.keys() <= {*svg.LENGTHS, *svg.WORDS}
            assert svg.guarded(drawn) == drawn


def test_the_guard_of_drawings_keeps_places_and_classes_and_nothing_else():
    typed = (
        '<svg onload="x" style="fill:red"><a href="javascript:x"><text x="1" y="url(#a)" class="a">t</text>'
        '</a><use href="#x"/><style>*{}</style><animate to="x"/><image href="//x"/><foreignObject/></svg>'
    )
    assert svg.guarded(typed) == '<svg><text x="1" class="a">t</text></svg>'


@pytest.mark.parametrize(
    "typed",
    [
        '<div class="graph-drawing-1"></div>',
        """<span title='<div class="graph-drawing-1"></div>'>x</span>""",
        '`<div class="graph-drawing-1"></div>`',
        '[x](https://exemple.fr "<div class=graph-drawing-1></div>")',
    ],
)
def test_a_mark_typed_by_hand_draws_nothing(typed):
    html = render_article(f"{typed}\n\n{TWO}").html
    assert html.count("<svg") == 1
    assert html.index("<svg") > html.index("<figcaption>")


@some_examples
@given(st.text(alphabet="ab1,.;|\t-+%€ \n\"'`<>&*_[]^:é\u00a0", max_size=120))
def test_no_block_breaks_the_page(rows):
    html = render_article(f"Avant.\n\n```graphique\ntitre: t\n{rows}\n```\n").html
    assert html.startswith("<p>Avant.</p>")
    assert dangers(DRAWING.sub("", html)) == []


def test_what_looks_like_a_tag_is_read_as_it_is_typed_in_the_words_of_a_figure():
    words = "titre : Les <18 ans & les <b>autres</b>\nsource : <img src=x>"
    block = f"```graphique\n{words}\n\n| A | B |\n| --- | --- |\n| x | 1 |\n```"
    html = render_article(block).html
    assert "<img" not in html
    assert html.count("&lt;18") == html.count("&lt;b&gt;autres")


def test_a_header_that_is_not_known_is_named():
    block = "```graphique\ntitre : T\nsources : S\n\n| A | B |\n| --- | --- |\n| x | 1 |\n```"
    problem = render_article(block).problems[0]
    assert (problem.line, problem.message.split(" n’est")[0]) == (3, "« sources »")
