"""The reading of blocks: paragraphs, headings, lists, quotations, tables, as CommonMark reads them.

Python-Markdown's own block parser wants four spaces where editors of today want two, a blank line before a
list, and the square of the time on some pages. It is replaced by one walk over the lines; what a line of
text holds is still Python-Markdown's work. Each reader takes the lines at a place and answers where the
next block begins, or None when this is no block of its kind.
"""

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from chroniques.text.bounds import MOST_ABBREVIATIONS, check_depth
from chroniques.text.codeblocks import fenced_code, indented_code
from chroniques.text.definitions import begins_definition, definition_list
from chroniques.text.figures.block import read_figure
from chroniques.text.lines import (
    ABBREVIATION,
    HEADING,
    NOTE,
    Line,
    fence,
    is_quote,
    is_rule,
    marker,
    underline,
)
from chroniques.text.links import read_link_definition
from chroniques.text.lists import collect_items, write_list
from chroniques.text.page import NoteText, Page
from chroniques.text.quotations import lift_source, quoted_lines
from chroniques.text.rawhtml import interrupts_paragraph, raw_block
from chroniques.text.rendered import TextTooComplex
from chroniques.text.tables import CAPTION, begins_table, read_table


def read_blocks(page: Page, parent: Element, lines: list[Line], depth: int = 0) -> bool:
    """Append to `parent` the blocks found in `lines`; True when a blank line parts two of them."""
    at, blank, spaced, before = 0, False, False, len(parent)
    while at < len(lines):
        if lines[at].is_blank:
            at, blank = at + 1, True
            continue
        spaced, blank = spaced or (blank and len(parent) > before), False
        at = _read_one(page, parent, lines, at, depth)
    return spaced


def _read_one(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int:
    for reader in READERS:
        following = reader(page, parent, lines, at, depth)
        if following is not None:
            return following
    return _paragraph(page, parent, lines, at)


def _heading(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    found = HEADING.match(lines[at].text)
    if not found:
        return None
    text = lines[at].text[found.end() :].strip()
    bare = text.rstrip("#")
    _add_heading(
        page, parent, len(found[1]), bare.rstrip() if not bare or bare[-1] in " \t" else text, lines[at]
    )
    return at + 1


def _add_heading(page: Page, parent: Element, level: int, text: str, line: Line) -> None:
    page.budget.take_heading(line.number)
    page.add(parent, f"h{level}", text, line.number)


def _rule(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    if not is_rule(lines[at].text):
        return None
    SubElement(parent, "hr")
    return at + 1


def _quotation(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    if not is_quote(lines[at].text):
        return None
    check_depth(depth + 1, lines[at].number)
    inner, end = quoted_lines(lines, at, begins_block)
    body, source = lift_source(inner)
    quotation = SubElement(parent, "blockquote")
    read_blocks(page, quotation, body, depth + 1)
    if source:
        page.add(SubElement(quotation, "footer"), "cite", source.text, source.number)
    return end


def _list(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    first = marker(lines[at].text)
    if not first or first.indent > 3:
        return None
    check_depth(depth + 1, lines[at].number)
    items, end, loose = collect_items(lines, at, begins_block)

    def read(element: Element, inside: list[Line]) -> bool:
        return read_blocks(page, element, inside, depth + 1)

    write_list(parent, items, loose, read)
    return end


def _raw_html(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    end = raw_block(lines, at)
    if end is None:
        return None
    raw = "\n".join(line.text for line in lines[at:end])
    SubElement(parent, "p").text = AtomicString(page.parser.htmlStash.store(raw))
    return end


def _note_text(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    found = NOTE.match(lines[at].text)
    if not found:
        return None
    check_depth(depth + 1, lines[at].number)
    body, end = _note_lines(lines, at, found.end())
    if found[1] in page.notes:
        first = page.notes[found[1]].line
        page.report(
            lines[at].number,
            f"La note « {found[1]} » a déjà un texte, ligne {first} ; celui-ci n’est pas lu.",
            "note",
        )
        return end
    source = "\n".join(line.text for line in body).strip()
    page.notes[found[1]] = note = NoteText(found[1], lines[at].number, source, Element("li"))
    read_blocks(page, note.body, body, depth + 1)
    return end


def _note_lines(lines: list[Line], at: int, content: int) -> tuple[list[Line], int]:
    """The lines of a note: what is indented by two spaces or more, and its first paragraph as it runs on."""
    body, end, running = [Line(lines[at].number, lines[at].text[content:])], at + 1, True
    while end < len(lines):
        line = lines[end]
        inside = line.indent >= 2 or line.is_blank
        if not inside and not (running and not begins_block(lines, end)):
            break
        running = not line.is_blank
        body.append(line.dedented(4))
        end += 1
    while body[-1].is_blank and len(body) > 1:
        body.pop()
    return body, end


def _abbreviation(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    found = ABBREVIATION.match(lines[at].text)
    if not found:
        return None
    page.abbreviations[found[1]] = found[2].strip()
    if len(page.abbreviations) > MOST_ABBREVIATIONS:
        raise TextTooComplex(lines[at].number, f"plus de {MOST_ABBREVIATIONS} abréviations sont définies.")
    return at + 1


def _link_definition(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    found = read_link_definition([line.text for line in lines[at : at + 3]])
    if not found:
        return None
    label, target, taken = found
    page.links.setdefault(label, target)
    return at + taken


def _table(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    return read_table(page, parent, lines, at, begins_block)


def _definitions(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    if not begins_definition(lines, at):
        return None
    check_depth(depth + 1, lines[at].number)

    def read(element: Element, inside: list[Line]) -> bool:
        return read_blocks(page, element, inside, depth + 1)

    return definition_list(page, parent, lines, at, read)


def _paragraph(page: Page, parent: Element, lines: list[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].is_blank:
        level = underline(lines[end].text)
        if level:
            _add_heading(page, parent, level, _joined(lines[at:end]), lines[at])
            return end + 1
        if begins_block(lines, end):
            break
        end += 1
    page.add(parent, "p", _joined(lines[at:end]), lines[at].number)
    return end


def _joined(lines: list[Line]) -> str:
    return "\n".join(line.text.lstrip() for line in lines).rstrip()


def begins_block(lines: list[Line], at: int) -> bool:
    """True when the line at this place ends the paragraph before it, as CommonMark and ours do."""
    text = lines[at].text
    item = marker(text)
    return bool(
        HEADING.match(text)
        or is_rule(text)
        or is_quote(text)
        or fence(text)
        or (item and not item.empty and item.number in (None, 1) and item.indent < 4)
        or NOTE.match(text)
        or interrupts_paragraph(text)
        or begins_table(lines, at)
        or (CAPTION.match(text) and at + 1 < len(lines) and begins_table(lines, at + 1))
    )


READERS = (
    indented_code,
    read_figure,
    fenced_code,
    _heading,
    _rule,
    _quotation,
    _note_text,
    _list,
    _raw_html,
    _abbreviation,
    _link_definition,
    _table,
    _definitions,
)
