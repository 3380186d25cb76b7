"""Lists, as editors of today read them: two spaces are enough to nest, no blank line is asked before."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from chroniques.text.lines import Line, Marker, marker
from chroniques.text.quotations import BeginsBlock

ReadInside = Callable[[Element, list[Line]], bool]


class Item(NamedTuple):
    mark: Marker
    lines: list[Line]


def collect_items(lines: list[Line], at: int, begins_block: BeginsBlock) -> tuple[list[Item], int, bool]:
    """The items of the list that begins here, where it ends, and whether blank lines part the items."""
    items: list[Item] = []
    loose, family = False, None
    while at < len(lines):
        mark = marker(lines[at].text)
        if not mark or mark.indent > 3 or (family and mark.family != family):
            break
        family = mark.family
        inside, end, trailing = _item_lines(lines, at, mark, begins_block)
        items.append(Item(mark, inside))
        following = marker(lines[end].text) if end < len(lines) else None
        loose = loose or bool(trailing and following and following.family == family and following.indent < 4)
        at = end
    return items, at, loose


def _item_lines(
    lines: list[Line], at: int, mark: Marker, begins_block: BeginsBlock
) -> tuple[list[Line], int, bool]:
    """The lines inside one item, where it ends, and whether a blank line follows it."""
    inside, end = [Line(lines[at].number, lines[at].text[mark.content :])], at + 1
    # CommonMark asks for the column of the text; two spaces are what a columnist types under « 1. ».
    enough = min(mark.content, mark.indent + 2)
    while end < len(lines):
        line, after_blank = lines[end], inside[-1].is_blank
        if line.is_blank:
            if mark.empty and len(inside) == 1:
                break  # an item may begin with one blank line at most
        elif line.indent < enough and (after_blank or begins_block(lines, end) or marker(line.text)):
            break
        inside.append(line.dedented(mark.content))
        end += 1
    trailing = (inside[-1].is_blank and len(inside) > 1) or (end < len(lines) and lines[end].is_blank)
    while len(inside) > 1 and inside[-1].is_blank:
        inside.pop()
    while end < len(lines) and lines[end].is_blank:
        end += 1
    return inside, end, trailing


def write_list(parent: Element, items: Sequence[Item], loose: bool, read: ReadInside) -> None:
    """Append a list to `parent`; `read(element, lines)` reads what an item holds."""
    element = SubElement(parent, "ul" if items[0].mark.number is None else "ol")
    for item in items:
        loose = read(SubElement(element, "li"), item.lines) or loose
    if not loose:
        for child in element:
            tighten(child)
    if element.tag == "ol":
        _write_numbers(element, [item.mark.number or 0 for item in items])


def tighten(element: Element) -> None:
    """Lift the text of a first paragraph into its item: the item is then set without space around."""
    if len(element) and element[0].tag == "p":
        first = element[0]
        element.text, first.text = first.text, None
        element.attrib.update(first.attrib)
        element.remove(first)


def _write_numbers(element: Element, numbers: list[int]) -> None:
    """Keep the numbers as written (a list that says 1, 3, 7 says so); « 1. 1. 1. » counts by itself."""
    if numbers[0] != 1:
        element.set("start", str(numbers[0]))
    if len(set(numbers)) == 1:
        return
    expected = numbers[0]
    for child, number in zip(element, numbers, strict=True):
        if number != expected:
            child.set("value", str(number))
        expected = number + 1
