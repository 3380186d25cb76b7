"""Quotations: the lines under `>`, and the source a last line `— Source` gives them."""

import re
from collections.abc import Callable

from chroniques.text.lines import HEADING, Line, fence, fence_after, is_quote, is_rule, underline

BeginsBlock = Callable[[list[Line], int], bool]
SOURCE = re.compile(r"\s*(?:—|–|--)[ \u00a0\u202f]+(?=\S)")


def quoted_lines(lines: list[Line], at: int, begins_block: BeginsBlock) -> tuple[list[Line], int]:
    """The lines of the quotation that begins here, without their `>`, and where it ends (CommonMark 5.1)."""
    inner: list[Line] = []
    end, closing = at, ""
    while end < len(lines):
        if is_quote(lines[end].text):
            inner.append(_unquoted(lines[end]))
            closing = fence_after(inner[-1].text, closing)
        elif lines[end].is_blank or closing or not _may_run_on(inner) or begins_block(lines, end):
            break
        else:
            inner.append(_lazy(lines[end]))
        end += 1
    return inner, end


def _lazy(line: Line) -> Line:
    """A line that runs on makes no heading of what it follows (CommonMark, example 93)."""
    return Line(line.number, f"\\{line.text.lstrip()}") if underline(line.text) else line


def _may_run_on(inner: list[Line]) -> bool:
    """True when the last line may be that of a paragraph: a lazy line goes on with nothing else."""
    last = inner[-1]
    opens_code = last.indent >= 4 and (len(inner) == 1 or inner[-2].is_blank)
    ends_itself = HEADING.match(last.text) or is_rule(last.text) or fence(last.text)
    return not (last.is_blank or opens_code or ends_itself)


def _unquoted(line: Line) -> Line:
    rest = line.text.lstrip(" ")[1:]
    return Line(line.number, rest.removeprefix(" "))


def lift_source(lines: list[Line]) -> tuple[list[Line], Line | None]:
    """Part the last line from a quotation when it is a dash and a source.

    A dialogue, whose lines before it open with the same dash, keeps its last reply.
    """
    written = [line for line in lines if not line.is_blank]
    if len(written) < 2 or not (dash := SOURCE.match(written[-1].text)) or SOURCE.match(written[-2].text):
        return lines, None
    source = Line(written[-1].number, written[-1].text[dash.end() :].strip())
    return lines[: lines.index(written[-1])], source
