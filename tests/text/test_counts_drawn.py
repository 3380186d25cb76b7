"""Counts drawn as a grid of dots, and as upright stacks."""

import re
from decimal import Decimal

from chroniques.text.figures.chart import BARS, Chart
from chroniques.text.figures.grid import LARGEST, SMALLEST, draw_grid
from chroniques.text.figures.stacks import TALL, draw_stacks
from chroniques.text.figures.svg import drawing


def chart_of(*rows: tuple[int, ...]) -> Chart:
    names = tuple(f"nom {place}" for place in range(len(rows[0])))
    labels = tuple(f"rang {rank}" for rank in range(len(rows)))
    values = tuple(tuple(Decimal(count) for count in row) for row in rows)
    return Chart("Titre", "", "", BARS, "Rang", names, labels, values)


def test_the_surface_of_a_dot_follows_its_number_and_a_ring_says_none():
    shapes, _height = draw_grid(chart_of((0, 1, 4), (16, 0, 4)))
    radii = re.findall(r'"(graph-cell|graph-none)" r="([0-9.]+)em"', "".join(shapes))
    assert [kind for kind, _radius in radii] == [
        *("graph-none", "graph-cell", "graph-cell"),
        *("graph-cell", "graph-none", "graph-cell"),
    ]
    assert [float(radius) for _kind, radius in radii] == [SMALLEST, SMALLEST, 0.31, LARGEST, SMALLEST, 0.31]


def test_stacks_stand_on_zero_and_their_pieces_on_one_another():
    shapes, height = draw_stacks(chart_of((3, 1), (0, 2)))
    piled = re.findall(
        r'"graph-pile (graph-\d)" x1="([\d.]+)%" x2="\2%" y1="([\d.]+)em" y2="([\d.]+)em"', "".join(shapes)
    )
    (_one, _x, foot, middle), (_two, _y, again, top), (other, _z, low, high) = piled
    assert middle == again
    assert (float(foot) - float(top), float(foot) - float(middle)) == (TALL, TALL * 3 / 4)
    assert (other, low, float(low) - float(high)) == ("graph-2", foot, TALL / 2)
    assert height > float(foot)


def test_the_guard_of_drawings_lets_both_through_whole():
    for draw in (draw_grid, draw_stacks):
        shapes, height = draw(chart_of((1, 2), (3, 0)))
        assert "".join(shapes) in drawing(shapes, height, "essai", "Un titre")


def test_nothing_to_draw_is_drawn_too():
    for draw in (draw_grid, draw_stacks):
        shapes, _height = draw(chart_of((0,)))
        assert "graph-cell" not in "".join(shapes)
