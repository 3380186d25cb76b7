"""Definition lists: a term on its line, then `: its definition`."""

from xml.etree.ElementTree import Element, SubElement

from chroniques.text.lines import DEFINITION, Line
from chroniques.text.lists import ReadInside, tighten
from chroniques.text.page import Page


def begins_definition(lines: list[Line], at: int) -> bool:
    """A line of text followed by a definition, with at most one blank line between."""
    if DEFINITION.match(lines[at].text):
        return False
    following = at + 2 if at + 1 < len(lines) and lines[at + 1].is_blank else at + 1
    return following < len(lines) and bool(DEFINITION.match(lines[following].text))


def definition_list(page: Page, parent: Element, lines: list[Line], at: int, read: ReadInside) -> int:
    """Append the definition list that begins here; answers where it ends."""
    element = SubElement(parent, "dl")
    while at < len(lines) and begins_definition(lines, at):
        page.add(element, "dt", lines[at].text.strip(), lines[at].number)
        at = _past_blank(lines, at + 1)
        while at < len(lines) and DEFINITION.match(lines[at].text):
            at = _definition(element, lines, at, read)
    return at


def _definition(element: Element, lines: list[Line], at: int, read: ReadInside) -> int:
    opening = DEFINITION.match(lines[at].text)
    content = opening.end() if opening else 0
    inside, end = [Line(lines[at].number, lines[at].text[content:])], at + 1
    while end < len(lines) and _belongs(lines, end):
        inside.append(lines[end].dedented(max(content, 2)))
        end += 1
    meaning = SubElement(element, "dd")
    if not read(meaning, inside):
        tighten(meaning)
    return _past_blank(lines, end)


def _belongs(lines: list[Line], at: int) -> bool:
    """Inside a definition: what is indented, a blank line before it, or the paragraph as it runs on."""
    line = lines[at]
    if line.is_blank:
        return at + 1 < len(lines) and lines[at + 1].indent >= 2
    if line.indent >= 2:
        return True
    return not (lines[at - 1].is_blank or DEFINITION.match(line.text) or begins_definition(lines, at))


def _past_blank(lines: list[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at
