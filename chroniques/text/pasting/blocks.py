"""The blocks of a paste as Markdown: headings, paragraphs, code. Lists and tables have their modules."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from chroniques.text.headings import slug
from chroniques.text.oldnotes.calls import TITLES
from chroniques.text.pasting.inline import set_line, stanzas, written
from chroniques.text.pasting.marks import Look, look_of, style_of
from chroniques.text.pasting.paste import Paste
from chroniques.text.pasting.runs import Run, read_runs
from chroniques.text.pasting.tree import Node, elements, words_of

LANGUAGE = re.compile(r"(?:lang(?:uage)?-|brush:\s*|highlight-source-)([\w+#-]{1,30})", re.IGNORECASE)
WORD_HEADING = re.compile(r"MsoHeading([1-6])|MsoHeading\Z")
BY_CLASS = (
    (re.compile(r"MsoTitle\Z|MsoHeading"), "heading"),
    (re.compile(r"Mso(?:Intense)?Quote|MsoBlockText"), "quoted"),
    (re.compile(r"MsoCaption"), "caption-line"),
)
DEEPEST = 8  # quotations and lists one inside the other, half of what a page accepts


@dataclass
class Block:
    """kind: "paragraph", "heading", "rule", "code", "quotation", "table", "definitions", "list"; until they
    are gathered, "item", "quoted", "caption", "continued"; "notes" where the text of a note was. `number`
    (None for a bullet), `level` and `blocks` are those of an item."""

    kind: str
    text: str = ""
    number: int | None = None
    level: int = 0
    blocks: list["Block"] = field(default_factory=list)


def write_blocks(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """The blocks that an element holds; items of lists may still be alone."""
    blocks: list[Block] = []
    runs: list[Run] = []
    for child in node.children:
        if isinstance(child, str) or not (child.is_block or child.has_block):
            runs += read_runs(paste, child, look)
            continue
        blocks += paragraphs(runs)
        runs = []
        blocks += _write(paste, child, look, depth)
    return [*blocks, *paragraphs(runs)]


def _write(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    if node.place in paste.notes.texts:
        return [Block("notes")]
    if node.place in paste.notes.returns:
        return []
    inner = look_of(node, look)
    if node.tag == "a":
        inner = next((run.look for run in read_runs(paste, _bare(node), look)), inner)
    write: Callable[..., list[Block]] = paste.writers.get(kind_of(node), write_blocks)
    return write(paste, node, inner, depth)


def _bare(link: Node) -> Node:
    """The link with its words on one line: what its look is read from."""
    return Node("a", link.attributes, link.parent, [words_of(link)], place=link.place)


def kind_of(node: Node) -> str:
    """The name of the element, or of what Word made of a paragraph."""
    if node.tag in ("p", "div"):
        for name in node.classes:
            if kind := next((kind for pattern, kind in BY_CLASS if pattern.match(name)), ""):
                return kind
        if "mso-list" in style_of(node) or any(name.startswith("MsoList") for name in node.classes):
            return "word-item"
    return "heading" if re.match(r"h[1-6]\Z", node.tag) or node.get("role") == "heading" else node.tag


def paragraphs(runs: list[Run]) -> list[Block]:
    """The paragraphs of a line that breaks may part."""
    return [Block("paragraph", text) for stanza in stanzas(runs) if (text := written(stanza))]


def level_of(node: Node) -> int:
    """The level of a heading as its document has it; 0 for what Word calls the title."""
    stated = node.tag[1:] if re.match(r"h[1-6]\Z", node.tag) else node.get("aria-level")
    if stated.isdecimal():
        return min(int(stated[:2]), 6)
    found = next((found for name in node.classes if (found := WORD_HEADING.match(name))), None)
    return int(found[1] or 1) if found else 0


def heading(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A heading; what it holds beside its words (a picture, a break) is on its line."""
    plain = look._replace(marks=look.marks - {"strong"})
    runs = [
        run._replace(kind="text", text=" ") if run.kind == "break" else run
        for child in node.children
        for run in read_runs(paste, child, plain)
    ]
    runs = [run._replace(look=run.look._replace(marks=run.look.marks - {"strong"})) for run in runs]
    if runs and all(run.kind == "raw" for run in runs):
        return paragraphs(runs)
    text = set_line([*_number(node), *runs])
    mark = "#" * paste.levels.get(level_of(node), 2)
    return [Block("heading", f"{mark} {text}")] if text else []


def _number(node: Node) -> list[Run]:
    """The number that Word writes before a heading."""
    found = (child for child in elements(node) if style_of(child).get("mso-list") == "ignore")
    number = next((words_of(child) for child in found), "")
    return [Run("text", f"{number} ")] if number else []


def caption(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A line that Word sets as a caption: that of the table it precedes, else a paragraph."""
    return [replace(block, kind="caption") for block in write_blocks(paste, node, look, depth)]


def rule(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A rule across the page."""
    return [Block("rule", "---")]


def code(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A block of code, kept as it is, with the name of its language."""
    for link in elements(node):
        if link.get("href"):
            paste.losses.note("address", words_of(link))
    text = "".join(_verbatim(node)).replace("\u00a0", " ").strip("\n").rstrip()
    named = (found[1] for child in elements(node) if (found := LANGUAGE.search(child.get("class"))))
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return [Block("code", f"{fence}{next(named, '')}\n{text}\n{fence}")] if text else []


def _verbatim(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        else:
            yield from _verbatim(child)
            yield "\n" if child.is_block else ""


def prefixed(text: str, first: str, others: str) -> str:
    """The lines of a text, each with what opens it; blank lines stay bare."""
    lines = text.split("\n")
    return "\n".join(
        f"{others if rank else first}{line}".rstrip(" ") if line or not rank or others.strip() else ""
        for rank, line in enumerate(lines)
    )


def is_notes_title(block: Block) -> bool:
    """True of « Notes », and of a rule: what stands above the notes at the end of a page."""
    words = re.sub(r"[#*\s_:]+", " ", block.text).strip()
    return block.kind == "rule" or (block.kind in ("heading", "paragraph") and slug(words) in TITLES)
