"""The body as paragraphs, items, headings and tables: what each line is, seen with its neighbours."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.importing.french import ends_sentence, fold, quoted
from articles.importing.page import figures
from articles.importing.page.lines import Line

NUMBER = re.compile(r"(?P<number>\d{1,2})\s*(?:(?:[-–—)/°]|\.(?!\d))\s*(?=\D)|[-–—]\s+(?=\d))(?P<text>\S.*)")
ROUND_NUMBER = re.compile(r"\((?P<number>\d{1,2})\)\s*(?P<text>\S.*)")
BULLET = re.compile(
    "(?:[-–—―−‒]\\s*(?=[^\\W\\d_]|[«“\"'‘(\\ue000])|[-–—―−‒*•·▪■□●○◦‣►➢➤→✓✔\uf0b7\uf0a7\uf0d8]+\\s+|[•▪■●◦‣►➢➤✓✔\uf0b7\uf0a7]|o\\s+(?=[A-ZÀ-Ÿ]))"
    "(?P<text>[^\\s].*)"
)


@dataclass(frozen=True)
class Block:
    """`kind` is paragraph, item, heading or table; `typed` the line as it stood; `number` of an item
    that had one; `level` of a heading; `rows` of a table, its heads first; `gap` of a line under an unusual
    blank one; `is_parted` of an item that begins a list of its own under another list."""

    kind: str
    text: str
    typed: str = ""
    number: int | None = None
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    is_deep: bool = False
    gap: bool = False
    is_parted: bool = False


def opens_item(text: str) -> bool:
    """True of a line opened by the number or the sign of a list."""
    return bool(NUMBER.fullmatch(text) or BULLET.fullmatch(text))


def blocks_of(lines: tuple[Line, ...]) -> list[Block]:
    """One block a line; items opened by a deep indent alone are known by what stands around them."""
    blocks = [replace(_block(line), gap=line.gap and not line.opened) for line in lines]
    blocks = _with_sequences(blocks)
    return _parted(_with_deep_items(blocks))


def _block(line: Line) -> Block:
    deep = line.is_deep
    for opener in (NUMBER, ROUND_NUMBER):
        found = opener.fullmatch(line.text)
        if found:
            return Block("item", found["text"], line.text, int(found["number"]), is_deep=deep)
    found = BULLET.fullmatch(line.text)
    if found:
        return Block("item", found["text"], line.text, is_deep=deep)
    return Block("paragraph", line.text, line.text, is_deep=deep)


def _with_sequences(blocks: list[Block]) -> list[Block]:
    """Numbers make a list when they follow one another: "12. Une phrase" alone is prose."""
    return [
        block
        if block.number is None or _follows(blocks, index)
        else replace(block, kind="paragraph", text=block.typed)
        for index, block in enumerate(blocks)
    ]


def _follows(blocks: list[Block], index: int) -> bool:
    number = blocks[index].number or 0
    numbers = [block.number for block in blocks]
    before = [n for n in numbers[:index] if n is not None][-1:]
    after = [n for n in numbers[index + 1 :] if n is not None][:1]
    if blocks[index].typed.startswith("("):
        return before == [number - 1] or after == [number + 1]
    return number == 1 or before == [number - 1] or after == [number + 1]


def _with_deep_items(blocks: list[Block]) -> list[Block]:
    shallow = sum(not block.is_deep for block in blocks)
    if shallow * 2 < len(blocks) and not _has_led_run(blocks):
        return blocks  # the whole page is indented: that is its margin
    found = list(blocks)
    for start, end in _deep_runs(blocks):
        if _is_list(blocks, start, end):
            found[start:end] = [replace(block, kind="item") for block in blocks[start:end]]
    return found


def _has_led_run(blocks: list[Block]) -> bool:
    """A list under "…:" with unindented prose around it, however long the list."""
    return any(
        start and not blocks[start - 1].is_deep and _is_led(blocks[start - 1])
        for start, _ in _deep_runs(blocks)
    )


def _deep_runs(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    """Stretches of items and of indented lines, at least one of which is only indented."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and (blocks[end].is_deep or blocks[end].kind == "item"):
            end += 1
        if any(block.kind == "paragraph" for block in blocks[start:end]):
            yield start, end
        start = max(end, start + 1)


def _is_list(blocks: list[Block], start: int, end: int) -> bool:
    led = bool(start) and _is_led(blocks[start - 1])
    marked = any(block.kind == "item" for block in blocks[start:end])
    return led or marked or (end - start >= 2 and not all(_is_prose(block) for block in blocks[start:end]))


def _parted(blocks: list[Block]) -> list[Block]:
    """Items of another depth under a blank line are another list, where each of the two is tight."""
    return [replace(block, is_parted=_begins_a_list(blocks, index)) for index, block in enumerate(blocks)]


def _begins_a_list(blocks: list[Block], index: int) -> bool:
    block, last = blocks[index], blocks[index - 1] if index else None
    if last is None or not block.gap or last.kind != "item" or block.kind != "item":
        return False
    above = list(itertools.takewhile(lambda other: _is_beside(other, last), reversed(blocks[:index])))
    below = list(itertools.takewhile(lambda other: _is_beside(other, block), blocks[index:]))
    is_tight = not any(other.gap for other in (*above[:-1], *below[1:]))
    return last.is_deep != block.is_deep and is_tight and len(above) + len(below) > 2


def _is_beside(other: Block, item: Block) -> bool:
    return other.kind == "item" and other.is_deep == item.is_deep


def _is_led(block: Block) -> bool:
    return block.text.endswith(":")


def _is_prose(block: Block) -> bool:
    return len(block.text) > 160 and ends_sentence(block.text)


def with_tables(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """Runs of two rows of figures or more, as tables; the problems tell of heads that nobody names."""
    found: list[Block] = []
    problems: list[str] = []
    index = 0
    while index < len(blocks):
        rows = _rows_from(blocks, index)
        if len(rows) < 2:
            found.append(blocks[index])
            index += 1
            continue
        heads = figures.heads(found[-1].text) if found else None
        if heads is None:
            heads = (figures.subject(found[-1].text if found else ""), "Premier groupe", "Second groupe")
            problems.append(
                f"Rien ne nomme les deux groupes du tableau qui commence par {quoted(rows[0][0])}\u00a0: "
                "remplacez «\u00a0Premier groupe\u00a0» et «\u00a0Second groupe\u00a0» par leurs noms."
            )
        found.append(Block("table", "", rows=(heads, *rows)))
        index += len(rows)
    return found, problems


def _rows_from(blocks: list[Block], index: int) -> list[tuple[str, str, str]]:
    rows = []
    for block in blocks[index:]:
        row = (
            figures.row(block.text) if block.kind in ("item", "paragraph") and block.number is None else None
        )
        if row is None:
            break
        rows.append(row)
    return rows


def same_words(text: str) -> str:
    """What two copies of a paragraph share: letters and figures, without case, accents or spaces."""
    return "".join(character for character in fold(text) if character.isalnum())
