"""Blocks of code: fenced, or indented by four spaces. Nothing in them is read."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from chroniques.text.lines import Line, fence
from chroniques.text.page import Page


def fenced_code(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    """Between two fences of ``` or ~~~ (CommonMark 4.5); one that never closes runs to the end."""
    opening = fence(lines[at].text)
    if not opening:
        return None
    body, end = fenced_lines(lines, at, opening)
    words = opening[2].split()
    _code(parent, [line.text for line in body], words[0] if words else "")
    return end


def fenced_lines(lines: list[Line], at: int, opening: re.Match[str]) -> tuple[list[Line], int]:
    """The lines between the fence that opens here and its fellow, and where the next block begins."""
    mark, indent, end = opening[1], lines[at].indent, at + 1
    while end < len(lines) and not _closes(lines[end], mark):
        end += 1
    return [line.dedented(indent) for line in lines[at + 1 : end]], end + 1


def _closes(line: Line, mark: str) -> bool:
    bare = line.text.strip()
    return len(bare) >= len(mark) and not bare.strip(mark[0]) and line.indent < 4


def indented_code(page: Page, parent: Element, lines: list[Line], at: int, depth: int) -> int | None:
    """Lines indented by four spaces or more (CommonMark 4.4)."""
    end = at
    while end < len(lines) and (lines[end].indent >= 4 or lines[end].is_blank):
        end += 1
    if end == at:
        return None
    body = [line.text[4:] for line in lines[at:end]]
    while not body[-1].strip():
        body.pop()
    _code(parent, body, "")
    return end


def _code(parent: Element, body: list[str], language: str) -> None:
    code = SubElement(SubElement(parent, "pre"), "code")
    if language:
        code.set("data-language", language)
    code.text = AtomicString(code_escape("".join(f"{line}\n" for line in body)))
