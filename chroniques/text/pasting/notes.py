"""The notes of a paste: links that call, the texts that answer them.

Word, LibreOffice, Google Docs, WordPress, SPIP and MediaWiki all write a link to the text and, in the text, a
link back: the pair is what is looked for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from chroniques.text.pasting.links import fragment_of
from chroniques.text.pasting.tree import Node, elements, words_of

LONGEST_MARK = 20
MARK = re.compile(
    r"[\W_]*(?:\d{1,4}|[a-z]|[ivxlc]{1,7}|(?:note|n\.|nb)\s?\d{1,3}|[*†‡§]{1,4})?[\W_]*\Z", re.IGNORECASE
)
SHOWN = re.compile(r"[*†‡§]{1,4}|\w+")
HINT = re.compile(
    r"foot|end-?note|note|cite_|(?:^|\s)fn(?:\s|\Z)|(?:^|[_-])(?:s?d?fn|ftnt?|edn|nb|nh)(?:_?ref)?(?=[\d_:.-])",
    re.IGNORECASE,
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LONGEST_RESIDUE = 40
# Between the text of a note and its start: what held the way back.
RESIDUE = re.compile(r"(?:[\W_]|\b(?:et|and|[a-z])\b)*\Z")
CLIMBED = frozenset(("div", "li", "aside", "dd", "section"))
LISTS = frozenset(("ol", "ul", "table", "tbody"))


@dataclass
class Notes:
    """Which elements call which notes, which hold their texts, which lead back. By rank in the page."""

    calls: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    returns: set[int] = field(default_factory=set)
    bodies: dict[str, Node] = field(default_factory=dict)
    textless: set[int] = field(default_factory=set)  # calls whose text is not there
    uncalling: list[str] = field(default_factory=list)  # what they show
    uncalled: list[str] = field(default_factory=list)  # texts whose call is not there


def read_notes(root: Node, taken: Iterable[str] = ()) -> Notes:
    """The notes under this element, labelled in the order of their calls; `taken` are labels not to give."""
    page = _read(root)
    notes, labels = Notes(), _Labels(set(taken))
    targets = {link.place: _text_of(page, link, name) for link, name in page.links}
    held = sorted({target.place for target in targets.values() if target})
    whole: dict[int, Node] = {}
    for link, name in page.links:
        target = targets[link.place]
        if target is None:
            _note_textless(notes, page, link, name)
            continue
        if target.place not in whole:
            whole[target.place] = _whole(target, held, link)
        body = whole[target.place]
        if body.place not in notes.texts:
            notes.texts[body.place] = labels.give(link)
            notes.bodies[notes.texts[body.place]] = body
        notes.calls[link.place] = notes.texts[body.place]
    _find_returns(notes, page)
    return notes


@dataclass
class _Page:
    """What is asked of the whole document: its anchors, its links to places of itself, where blocks lead."""

    anchors: dict[str, Node] = field(default_factory=dict)
    links: list[tuple[Node, str]] = field(default_factory=list)
    homes: dict[int, set[int]] = field(default_factory=dict)

    def leads_back(self, body: Node, link: Node) -> bool:
        """Does something in this block lead to the block that the link stands in?"""
        if body.place not in self.homes:
            names = (fragment_of(node.get("href")) for node in elements(body) if node.tag == "a")
            self.homes[body.place] = {_home(self.anchors[name]) for name in names if name in self.anchors}
        return _home(link) in self.homes[body.place]


@dataclass
class _Labels:
    """The labels given: the stars that the reader saw, else the next number that is free."""

    used: set[str]
    number: int = 0

    def give(self, link: Node) -> str:
        shown = SHOWN.search(words_of(link))
        label = shown[0] if shown and not shown[0][0].isalnum() else ""
        while not label or label in self.used:
            self.number += 1
            label = str(self.number)
        self.used.add(label)
        return label


def _read(root: Node) -> _Page:
    page = _Page()
    for node in elements(root):
        for name in (node.get("id"), node.get("name")):
            if name:
                page.anchors.setdefault(name, node)
        if node.tag == "a" and "#" in node.get("href") and (name := fragment_of(node.get("href"))):
            page.links.append((node, name))
    return page


def _is_mark(link: Node) -> bool:
    shown = words_of(link)
    return len(shown) <= LONGEST_MARK and bool(MARK.match(shown))


def _is_named(link: Node, name: str) -> bool:
    return bool(HINT.search(name) or HINT.search(link.get("class")))


def _text_of(page: _Page, link: Node, name: str) -> Node | None:
    """The block that this link calls as a note; None when it leads to anything else."""
    target = page.anchors.get(name)
    body = _block(target) if target else None
    if body is None or body.place <= link.place or body.tag in HEADINGS or not _is_mark(link):
        return None
    return body if _is_named(link, name) or page.leads_back(body, link) else None


def _block(node: Node | None) -> Node | None:
    """The block that an element stands in, or is; none at the top."""
    while node and not node.is_block:
        node = node.parent
    return node if node and node.parent and node.tag not in LISTS else None


def _home(node: Node) -> int:
    block = _block(node)
    return block.place if block else 0


def _whole(body: Node, held: list[int], link: Node) -> Node:
    """All the paragraphs of a note: the element around the first, when it holds that note alone."""
    parent = body.parent
    while parent and parent.parent and parent.tag in CLIMBED and not parent.holds(link):
        if _count(held, parent) > _count(held, body) or not _opens(parent, body):
            break
        body, parent = parent, parent.parent
    return body


def _count(held: list[int], node: Node) -> int:
    """How many texts of notes an element holds, or is."""
    return bisect_left(held, node.end) - bisect_left(held, node.place)


def _opens(parent: Node, body: Node) -> bool:
    """Is this child the first thing of its parent, with no rule drawn above the notes?"""
    for child in parent.children:
        if child is body:
            return True
        if words_of(child) or (isinstance(child, Node) and any(node.tag == "hr" for node in elements(child))):
            return False
    return False


def _note_textless(notes: Notes, page: _Page, link: Node, name: str) -> None:
    """A link that can only be the call of a note, or its way back, whose other half was not pasted."""
    if name in page.anchors or not _is_mark(link) or not _is_named(link, name) or not words_of(link):
        return
    notes.textless.add(link.place)
    block = _block(link)
    if block and words_of(block).startswith(words_of(link)):
        notes.uncalled.append(words_of(block))
    else:
        notes.uncalling.append(words_of(link))


def _find_returns(notes: Notes, page: _Page) -> None:
    """In the text of each note, the links back and what is only there to hold them."""
    calls = {_home(link) for link, _ in page.links if link.place in notes.calls}
    back = [
        link
        for link, name in page.links
        if link.place not in notes.calls
        and name in page.anchors
        and _home(page.anchors[name]) in calls
        and _is_in_note(notes, link)
    ]
    notes.returns = {link.place for link in back}
    notes.returns |= {_holder(link, notes.returns).place for link in back}


def _is_in_note(notes: Notes, node: Node) -> bool:
    around: Node | None = node
    while around:
        if around.place in notes.texts:
            return True
        around = around.parent
    return False


def _holder(link: Node, returns: Set[int]) -> Node:
    """The largest element of its line that holds ways back and signs, and no words."""
    node = link
    while node.parent and not node.parent.is_block and RESIDUE.match(_words_beside(node.parent, returns)):
        node = node.parent
    return node


def _words_beside(node: Node, returns: Set[int]) -> str:
    pieces: list[str] = []
    waiting: list[Node | str] = [node]
    while waiting and len(pieces) <= LONGEST_RESIDUE:
        child = waiting.pop()
        if isinstance(child, str):
            pieces += child[:LONGEST_RESIDUE]
        elif child.place not in returns:
            waiting += reversed(child.children[:LONGEST_RESIDUE])
    return "".join(pieces)
