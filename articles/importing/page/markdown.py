"""The blocks written as Markdown, the prose escaped where Markdown would read a sign in it."""

import re
from collections.abc import Iterable, Iterator

from articles.importing.document import ImportedFootnote
from articles.importing.page.blocks import Block
from articles.importing.page.lines import CLOSE, OPEN
from chroniques.text import escaping

# Between two lists of different kinds: without it Markdown would make one list of them.
APART = "<!-- -->"

CALLS = re.compile(f"{OPEN}(.*?){CLOSE}")


def markdown(blocks: Iterable[Block], footnotes: Iterable[ImportedFootnote]) -> str:
    """The Markdown source of the body, the texts of the notes at its end."""
    notes = [f"[^{note.marker}]: {escaped(note.text)}" for note in footnotes]
    return "\n\n".join([*_stanzas(list(blocks)), *notes])


def escaped(text: str) -> str:
    """Prose as Markdown that renders to the same prose, its calls of notes written `[^label]`."""
    pieces = CALLS.split(text)
    marked = (f"[^{piece}]" if rank % 2 else escaping.escaped(piece) for rank, piece in enumerate(pieces))
    return "".join(marked)


def escaped_line(text: str) -> str:
    """The same for what begins a line, where "#", "- " or "1." would act."""
    return escaping.escaped_start(escaped(text))


def typed(text: str) -> str:
    """The text without the marks that stand for the calls: for what is read as a plain string."""
    return CALLS.sub(r"[\1]", text)


def _stanzas(blocks: list[Block]) -> Iterator[str]:
    index = 0
    while index < len(blocks):
        end = index + 1
        while _is_same_list(blocks[index], blocks[end : end + 1]):
            end += 1
        if index and blocks[index].kind == blocks[index - 1].kind == "item":
            yield APART
        yield "\n".join(_written(block) for block in blocks[index:end])
        index = end


def _is_same_list(block: Block, following: list[Block]) -> bool:
    return bool(following) and all(
        other.kind == block.kind == "item"
        and (other.number is None) == (block.number is None)
        and not other.is_parted
        for other in following
    )


def _written(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * block.level} {escaped(block.text)}"
    if block.kind == "table":
        return _table(block.rows)
    if block.kind == "item":
        return f"{'-' if block.number is None else f'{block.number}.'} {escaped_line(block.text)}"
    return escaped_line(block.text)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    heads, *figures = [[escaped(cell).replace("|", r"\|") for cell in row] for row in rows]
    rule = ["---"] + ["---:"] * (len(heads) - 1)
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, rule, *figures])
