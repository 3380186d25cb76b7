"""HTML from a clipboard or an old site, turned into Markdown of ours with its notes; what is lost is said.

Faces, sizes, colours, alignment, the tips of links and the small capitals of a document are the house's to
choose: they go without a word. All else that cannot be kept is named in `Pasted.lost`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chroniques.text.bounds import MOST_ABBREVIATIONS
from chroniques.text.oldnotes import modern_notes
from chroniques.text.pasting.aside import take_aside
from chroniques.text.pasting.blocks import (
    Block,
    caption,
    code,
    heading,
    is_notes_title,
    kind_of,
    level_of,
    prefixed,
    rule,
)
from chroniques.text.pasting.lists import contents, html_list, lone_item, stacked, word_item
from chroniques.text.pasting.losses import Losses
from chroniques.text.pasting.marks import Look
from chroniques.text.pasting.notes import read_notes
from chroniques.text.pasting.paste import Paste, PastedPicture
from chroniques.text.pasting.quoting import definitions, figure, quotation, word_quotation
from chroniques.text.pasting.tables import table
from chroniques.text.pasting.tree import Node, PasteTooLong, elements, read_tree, words_of

# What may be left around the number of a note once it is gone: brackets, a full stop, an arrow.
RESIDUE = re.compile(r"\A(?:\[\s*\]|\(\s*\)|[\]).:^↑↩]+(?=\s))?\s*")
__all__ = ["LONGEST_PASTE", "PasteTooLong", "Pasted", "PastedPicture", "pasted"]

LONGEST_PASTE = 2_000_000  # characters of HTML: a book with its styles
WRITERS = {
    "heading": heading,
    "caption-line": caption,
    "hr": rule,
    "pre": code,
    "ul": html_list,
    "ol": html_list,
    "li": lone_item,
    "menu": html_list,
    "dir": html_list,
    "word-item": word_item,
    "blockquote": quotation,
    "quoted": word_quotation,
    "figure": figure,
    "dl": definitions,
    "table": table,
}


@dataclass(frozen=True)
class Pasted:
    """A text ready to be put where one writes.

    lost: a French sentence for each kind of thing that could not be kept as it was. pictures: those that the
    HTML held, to be uploaded; the text calls them `image:name` already.
    """

    markdown: str
    lost: tuple[str, ...] = ()
    pictures: tuple[PastedPicture, ...] = ()


def pasted(html: str, *, labels: Iterable[str] = (), base: str = "") -> Pasted:
    """The Markdown of this HTML.

    `labels` are those of the notes that the text around it has: they are not given again. `base` is the
    address of the page that the HTML comes from, for its relative links. Raises PasteTooLong.
    """
    if len(html) > LONGEST_PASTE:
        raise PasteTooLong
    losses, root = Losses(), read_tree(html.replace("\r\n", "\n").replace("\r", "\n"))
    take_aside(root, losses)
    paste = Paste(losses, read_notes(root, labels), WRITERS, base)
    paste.levels = _levels(paste, root)
    source = "\n\n".join(filter(None, [_body(paste, root), *_endings(paste)]))
    if not paste.notes.texts:
        source = _with_old_notes(paste, source)
    for kind, found in (("call", paste.notes.uncalling), ("uncalled", paste.notes.uncalled)):
        for words in found:
            losses.note(kind, words)
    return Pasted(source, losses.sentences(), tuple(paste.pictures.values()))


def _levels(paste: Paste, root: Node) -> dict[int, int]:
    """Levels 2, 3… for those that the document uses, so that none is skipped; a lone title counts apart."""
    found = [level_of(node) for node in elements(root) if kind_of(node) == "heading" and words_of(node)]
    title = found[0] if len(found) > 1 and found[0] == min(found) < 2 and found.count(found[0]) == 1 else None
    others = sorted({level for level in found if level != title})
    return {0: 2, 1: 2, **{level: min(rank, 6) for rank, level in enumerate(others, 2)}}


def _body(paste: Paste, root: Node) -> str:
    """The text without its notes, nor the title and the rule that were above them."""
    kept: list[Block] = []
    for block in contents(paste, root, Look(), 0):
        while block.kind == "notes" and kept and is_notes_title(kept[-1]):
            kept.pop()
        if block.kind != "notes":
            kept.append(block)
    return stacked(kept)


def _endings(paste: Paste) -> Iterable[str]:
    """The texts of the notes, then what the abbreviations stand for."""
    for label, body in paste.notes.bodies.items():
        blocks = contents(paste, body, Look(), 1)
        yield prefixed(RESIDUE.sub("", stacked(blocks), count=1), f"[^{label}]: ", "    ")
    for short, long in list(paste.abbreviations.items())[:MOST_ABBREVIATIONS]:
        yield f"*[{short}]: {long}"


def _with_old_notes(paste: Paste, source: str) -> str:
    """The notes that were typed as figures and stars; what is half a note is said, where others are whole."""
    modern = modern_notes(source)
    for problem in modern.problems if modern.source != source else ():
        paste.losses.note("half", problem.message.rstrip(".").replace("« ", "“").replace(" »", "”"))
    return modern.source
