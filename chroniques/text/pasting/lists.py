"""Lists: those of HTML, nested as they may, and Word's, which are paragraphs that name their level."""

import re
from dataclasses import replace

from chroniques.text.pasting.blocks import DEEPEST, Block, prefixed, write_blocks
from chroniques.text.pasting.marks import Look, style_of
from chroniques.text.pasting.paste import Paste
from chroniques.text.pasting.tree import Node, elements, words_of

APART = "<!-- -->"  # between two lists of one kind: without it Markdown would make one list of them
LEVEL = re.compile(r"level(\d)")
NUMBER = re.compile(r"\(?(\d{1,9})[.)°]")
LETTER = re.compile(r"\(?(?:[a-z]|[ivxlc]{1,7})[.)]", re.IGNORECASE)
COUNTED = -1  # the number of an item that has a letter
CAPTION = "Table : "
SETTLED = {"quoted": "quotation", "caption": "paragraph"}


def contents(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """The blocks that an element holds, items gathered in lists, quoted paragraphs in quotations."""
    out: list[Block] = []
    run: list[Block] = []
    for block in [*write_blocks(paste, node, look, depth), Block("end")]:
        if block.kind == "item" or (block.kind == "continued" and run):
            run.append(block)
            continue
        out += _by_level(paste, run, depth)
        run = []
        out += block.blocks if block.kind == "continued" else [block]
    return _joined(out[:-1])


def _joined(blocks: list[Block]) -> list[Block]:
    """Word’s quotations, made of paragraphs that follow each other; its captions, above their table."""
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else Block("")
        if block.kind == before.kind == "quoted":
            out[-1] = replace(before, text=f"{before.text}\n>\n{block.text}")
        elif block.kind == "table" and before.kind == "caption" and not block.text.startswith(CAPTION):
            out[-1] = replace(block, text=captioned(block.text, [before]))
        else:
            out.append(block)
    return [replace(block, kind=SETTLED.get(block.kind, block.kind)) for block in out]


def captioned(table: str, caption: list[Block]) -> str:
    """A table under its caption."""
    text = " ".join(block.text.replace("\\\n", " ").replace("\n", " ") for block in caption)
    return f"{CAPTION}{text}\n\n{table}" if text else table


def html_list(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A list; what stands in it outside of any item joins the item before."""
    items: list[Block] = []
    number = _figure(node.get("start"), 1)
    if node.tag == "ol" and node.get("type") in ("a", "A", "i", "I"):
        paste.losses.note("letters")
    for child in node.children:
        if isinstance(child, str):
            child = Node("span", children=[child])
        number = _figure(child.get("value"), number)
        found = _child(paste, child, look, depth, number if node.tag == "ol" else None)
        number += sum(block.kind == "item" for block in found)
        if items and items[-1].kind == "item" and found and found[0].kind not in ("item", "notes"):
            items[-1].blocks += found
        else:
            items += found
    if any(isinstance(child, Node) and child.get("data-aria-level") for child in node.children):
        return items  # of a list cut in pieces, each naming its level: Word’s, in a browser
    return _lists(paste, items, depth)


def lone_item(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """An item whose list was not pasted along."""
    return [Block("item", blocks=contents(paste, node, look, depth + 1))]


def _child(paste: Paste, child: Node, look: Look, depth: int, number: int | None) -> list[Block]:
    """What a child of a list holds: an item, the text of a note, or blocks that are no item."""
    if child.place in paste.notes.texts and child.tag == "li":
        return [Block("notes")]
    if child.tag != "li":
        return contents(paste, Node("li", children=[child], has_block=True), look, depth + 1)
    blocks = contents(paste, child, look, depth + 1)
    level = _figure(child.get("data-aria-level"), 1)
    if all(block.kind == "notes" for block in blocks):
        return blocks
    return [Block("item", number=number, level=level, blocks=blocks)]


def _figure(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else default


def word_item(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A paragraph of a list of Word's; without a mark of its own, it goes on with the item before."""
    blocks = write_blocks(paste, node, look, depth)
    marks = (child for child in elements(node) if style_of(child).get("mso-list") == "ignore")
    mark = next((words_of(child) for child in marks), None)
    if mark is None or not blocks:
        return [Block("continued", blocks=blocks)] if blocks else []
    found, is_letter = NUMBER.match(mark), LETTER.match(mark)
    if is_letter and not found:
        paste.losses.note("letters")
    level = LEVEL.search(style_of(node).get("mso-list", ""))
    number = int(found[1]) if found else COUNTED if is_letter else None
    return [Block("item", number=number, level=int(level[1]) if level else 1, blocks=blocks)]


def _by_level(paste: Paste, run: list[Block], depth: int) -> list[Block]:
    """Items of levels 1, 2, 2, 1: the deeper ones stand in the one before them."""
    base = min((block.level for block in run if block.kind == "item"), default=1)
    top: list[Block] = []
    deeper: list[Block] = []
    for block in [*run, Block("item", level=base)]:
        if top and block.kind == "continued" and not deeper:
            top[-1].blocks += block.blocks
        elif top and (block.kind == "continued" or block.level > base):
            deeper.append(block)
        else:
            if deeper:
                top[-1].blocks += _by_level(paste, deeper, depth + 1)
            deeper = []
            top.append(block)
    return _lists(paste, top[:-1], depth)


def _lists(paste: Paste, blocks: list[Block], depth: int) -> list[Block]:
    """Runs of items gathered in lists; the rest as it is."""
    if depth >= DEEPEST:
        paste.losses.note("depth")
        return [inner for block in blocks for inner in (block.blocks or [block])]
    out: list[Block] = []
    for block in blocks:
        if block.kind != "item":
            out.append(block)
        elif out and out[-1].kind == "list" and (out[-1].number is None) == (block.number is None):
            out[-1].blocks.append(_counted(block, out[-1].blocks[-1].number or 0))
        else:
            out.append(Block("list", number=block.number, blocks=[_counted(block, 0)]))
    return [replace(block, text=_text(block.blocks)) if block.kind == "list" else block for block in out]


def _counted(item: Block, before: int) -> Block:
    """An item that had a letter takes the number after that of the item before."""
    return replace(item, number=before + 1) if item.number == COUNTED else item


def _text(items: list[Block]) -> str:
    """Tight where each item is one paragraph and lists under it; else a blank line parts everything."""
    is_tight = all(_is_tight(item) for item in items)
    return ("\n" if is_tight else "\n\n").join(_item(item, is_tight) for item in items)


def _is_tight(item: Block) -> bool:
    return all(block.kind == ("list" if rank else "paragraph") for rank, block in enumerate(item.blocks))


def _item(item: Block, is_tight: bool) -> str:
    mark = "- " if item.number is None else f"{item.number}. "
    text = "\n".join(block.text for block in item.blocks) if is_tight else stacked(item.blocks)
    return prefixed(text, mark, " " * len(mark))


def stacked(blocks: list[Block]) -> str:
    """Blocks one under the other, two lists of one kind kept apart."""
    pieces: list[str] = []
    for rank, block in enumerate(blocks):
        before = blocks[rank - 1] if rank else Block("")
        if before.kind == block.kind == "list" and (before.number is None) == (block.number is None):
            pieces.append(APART)
        pieces.append(block.text)
    return "\n\n".join(piece for piece in pieces if piece)
