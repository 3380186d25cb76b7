"""What stands around others: quotations with their source, figures with their legend, definitions."""

import re
from dataclasses import replace

from chroniques.text.pasting.blocks import DEEPEST, Block, paragraphs, prefixed
from chroniques.text.pasting.lists import CAPTION, captioned, contents, stacked
from chroniques.text.pasting.marks import Look
from chroniques.text.pasting.paste import Paste
from chroniques.text.pasting.runs import read_runs
from chroniques.text.pasting.tree import Node, words_of

DASHES = re.compile(r"[\s—–-]+")


def quotation(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A quotation; its last line gives its source, after a dash."""
    if node.get("cite").startswith("http"):
        paste.losses.note("cite", node.get("cite"))
    source = _source(node)
    node.children = [child for child in node.children if child is not source]
    blocks = contents(paste, node, look, depth + 1)
    if source:
        blocks += _signed(paste, source, look)
    return _quoted(paste, blocks, depth)


def word_quotation(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A paragraph that Word sets as a quotation; those that follow each other are one."""
    found = _quoted(paste, contents(paste, node, look, depth + 1), depth)
    return [replace(block, kind="quoted") if block.kind == "quotation" else block for block in found]


def _quoted(paste: Paste, blocks: list[Block], depth: int) -> list[Block]:
    if depth >= DEEPEST:
        paste.losses.note("depth")
        return blocks
    return [Block("quotation", prefixed(stacked(blocks), "> ", "> "))] if blocks else []


def _source(node: Node) -> Node | None:
    """The last thing of a quotation, when it says who speaks."""
    last = next((child for child in reversed(node.children) if words_of(child)), None)
    if not isinstance(last, Node):
        return None
    return last if last.tag in ("footer", "cite") or (last.tag == "p" and _cited(last)) else None


def _cited(source: Node) -> Node | None:
    """The `cite` that is all an element holds."""
    inner = [child for child in source.children if words_of(child)]
    found = inner[0] if len(inner) == 1 else None
    return found if isinstance(found, Node) and found.tag == "cite" else None


def _signed(paste: Paste, source: Node, look: Look) -> list[Block]:
    """The line of a source. What is italic because it is a source is no emphasis."""
    runs = [run for child in (_cited(source) or source).children for run in read_runs(paste, child, look)]
    text = " ".join(block.text.replace("\\\n", " ") for block in paragraphs(runs))
    return [Block("paragraph", f"— {DASHES.sub('', text, count=1) if DASHES.match(text) else text}")]


def figure(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """What a figure shows, then its legend: source of a quotation, caption of a table, else a paragraph."""
    legend = next(
        (child for child in node.children if isinstance(child, Node) and child.tag == "figcaption"), None
    )
    node.children = [child for child in node.children if child is not legend]
    blocks = contents(paste, node, look, depth)
    if legend is None:
        return blocks
    if len(blocks) == 1 and blocks[0].kind == "quotation":
        source = _signed(paste, legend, look)[0].text
        return [replace(blocks[0], text=f"{blocks[0].text}\n>\n> {source}")]
    said = contents(paste, legend, look, depth)
    if len(blocks) == 1 and blocks[0].kind == "table" and not blocks[0].text.startswith(CAPTION):
        return [replace(blocks[0], text=captioned(blocks[0].text, said))]
    return [*blocks, *said]


def definitions(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """Terms and what they mean."""
    entries: list[tuple[str, list[str]]] = []
    others: list[Block] = []
    for child in _entries(node):
        blocks = contents(paste, child, look, depth + 1)
        if child.tag == "dt":
            term = " ".join(block.text.replace("\\\n", " ").replace("\n", " ") for block in blocks)
            if entries and not entries[-1][1]:
                entries[-1] = (f"{entries[-1][0]}, {term}", [])
            elif term:
                entries.append((term, []))
        elif child.tag == "dd" and entries and blocks:
            entries[-1][1].append(_meaning(paste, stacked(blocks), depth))
        else:
            others += blocks
    lines = ["\n".join([term, *meanings]) for term, meanings in entries]
    return [*others, Block("definitions", "\n\n".join(lines))] if lines else others


def _meaning(paste: Paste, text: str, depth: int) -> str:
    """What a term means, under it; too deep, on its line alone."""
    if depth < DEEPEST:
        return prefixed(text, ": ", "  ")
    paste.losses.note("depth")
    return ": " + " ".join(text.split())


def _entries(node: Node) -> list[Node]:
    """The terms and the meanings, out of the boxes that may group them."""
    found: list[Node] = []
    for child in node.children:
        if isinstance(child, str):
            found += [Node("span", children=[child])] if child.strip() else []
        elif child.tag == "div":
            found += _entries(child)
        else:
            found.append(child)
    return found
