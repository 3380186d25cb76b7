"""The body of an article: its blocks, each copy of a long one kept once, figures and headings known."""

from dataclasses import dataclass

from articles.importing.page.blocks import Block, blocks_of, same_words, with_tables
from articles.importing.page.headings import empty_headings, unfinished, with_headings
from articles.importing.page.lines import Line
from articles.importing.page.markdown import typed

SHORTEST_DOUBLE = 60  # letters: under it, a line said twice may be a refrain


@dataclass(frozen=True)
class Body:
    """`doubled` holds the copies as they were typed."""

    blocks: tuple[Block, ...]
    doubled: tuple[str, ...]
    problems: tuple[str, ...]


def read_body(lines: tuple[Line, ...]) -> Body:
    """The body that these lines hold, with the problems that it shows."""
    blocks, doubled = _once(blocks_of(lines))
    blocks, unnamed = with_tables(blocks)
    blocks = with_headings(blocks)
    blank = [] if blocks else ["Aucun texte n’a été reconnu sur cette page\u00a0: vérifiez le fichier."]
    return Body(
        tuple(blocks), tuple(doubled), (*unnamed, *empty_headings(blocks), *unfinished(blocks), *blank)
    )


def _once(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without the copies of long ones, or of what stands right above, and those copies as they
    were typed."""
    seen: set[str] = set()
    kept: list[Block] = []
    doubled: list[str] = []
    for block in blocks:
        same = same_words(block.text)
        if same in seen and (len(same) >= SHORTEST_DOUBLE or _is_said_again(block, kept[-1])):
            doubled.append(typed(block.typed))
            continue
        seen.add(same)
        kept.append(block)
    return kept, doubled


def _is_said_again(block: Block, last: Block) -> bool:
    """A paragraph of two words or more right under its like: nobody writes it so."""
    alike = block.kind == last.kind == "paragraph" and same_words(block.text) == same_words(last.text)
    return alike and len(block.text.split()) >= 2
