"""Blocks of raw HTML, found as CommonMark finds them (4.6); what they may hold is the sanitiser's word."""

import re

from chroniques.text.lines import Line

BLOCKS = (
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe "
    "legend li link main menu menuitem nav noframes object ol optgroup option p param search section summary "
    "svg table tbody td tfoot th thead title tr track ul base"
)
VERBATIM = re.compile(r" {0,3}<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
COMMENT = re.compile(r" {0,3}<(!--|\?|!\[CDATA\[|![a-zA-Z])")
BLOCK = re.compile(rf" {{0,3}}</?(?:{BLOCKS.replace(' ', '|')})(?=[\s>]|/>|$)", re.IGNORECASE)
ATTRIBUTE = r"\s++[\w:.-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+"
LONE_TAG = re.compile(rf" {{0,3}}<(?:/[a-zA-Z][\w-]*+|[a-zA-Z][\w-]*+(?:{ATTRIBUTE})*+\s*+/?)\s*+>\s*$")
ENDINGS = {"!--": "-->", "?": "?>", "![CDATA[": "]]>"}


def raw_block(lines: list[Line], at: int) -> int | None:
    """Where the block of raw HTML that begins here ends; None when there is none."""
    text = lines[at].text
    if found := VERBATIM.match(text):
        return _past(lines, at, re.compile(rf"</{found[1]}", re.IGNORECASE))
    if found := COMMENT.match(text):
        return _past(lines, at, re.compile(re.escape(ENDINGS.get(found[1], ">"))))
    return _to_blank(lines, at) if BLOCK.match(text) or LONE_TAG.match(text) else None


def interrupts_paragraph(text: str) -> bool:
    """A lone inline tag does not end a paragraph, the other kinds do."""
    return bool(VERBATIM.match(text) or COMMENT.match(text) or BLOCK.match(text))


def _past(lines: list[Line], at: int, ending: re.Pattern[str]) -> int:
    while at < len(lines) and not ending.search(lines[at].text):
        at += 1
    return min(at + 1, len(lines))


def _to_blank(lines: list[Line], at: int) -> int:
    while at < len(lines) and not lines[at].is_blank:
        at += 1
    return at
