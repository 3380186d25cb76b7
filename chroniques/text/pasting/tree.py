"""The HTML of a clipboard as a tree: read as browsers do, whatever it is, in one walk."""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chroniques.text.tokens import VOID, Token, attributes_of, tokens
from chroniques.text.vocabulary import names

DEEPEST = 50  # elements one inside the other; what is deeper stands beside, its words kept
MOST_ELEMENTS = 30_000  # a book has half of that
FARTHEST = 200  # open elements looked at for the one that a tag closes

BLOCKS = names(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre section summary table tbody td tfoot th thead tr ul"
)
# An element of these names closes the open one that it cannot stand in, no farther than the second ones.
CLOSES = {
    "li": (names("li"), names("ul ol menu dir table")),
    "dt": (names("dt dd"), names("dl table")),
    "dd": (names("dt dd"), names("dl table")),
    "td": (names("td th"), names("tr table")),
    "th": (names("td th"), names("tr table")),
    "tr": (names("tr"), names("table")),
    **{name: (names("thead tbody tfoot"), names("table")) for name in ("thead", "tbody", "tfoot")},
}
CLOSES_A_PARAGRAPH = BLOCKS - names("html body tr td th thead tbody tfoot caption col colgroup")
CELLS = names("td th caption table")
ROWS = names("table thead tbody tfoot")
TABLES = ROWS | names("tr td th caption")
# Their words are no words of the document: programs, style sheets, what Word says to itself.
WORDLESS = re.compile(r"<!--|<(script|style|title|template|xml|noscript)(?=[\s>/])", re.IGNORECASE)
SHEET = re.compile(r"<style\b[^<>]{0,200}>([^<]{1,200000})</style>", re.IGNORECASE)
GOOGLE_RULE = re.compile(r"\.(c\d{1,4})\{([^{}]{1,1000})\}")
HEADER = re.compile(r"\A\s*Version:[\d.]+\s+StartHTML:.*?(?=<)", re.DOTALL)  # Windows' own, before the HTML
# What no reader sees, and what Windows writes in the place of its own signs.
UNSEEN = dict.fromkeys(
    (0, 0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFC, *range(0xE000, 0xE002), *range(0xD800, 0xE000))
)
WINDOWS = {code: found for code in range(0x80, 0xA0) if (found := bytes([code]).decode("cp1252", "ignore"))}
SIGNS = {**WINDOWS, **UNSEEN}


class PasteTooLong(ValueError):
    """HTML beyond what any text needs; its message is a French sentence."""

    def __init__(self) -> None:
        super().__init__("Ce texte est trop long : collez-le en plusieurs fois, ou en texte simple.")


@dataclass(eq=False, slots=True)
class Node:
    """An element. `has_block`: a block stands somewhere in it. `place`: its rank in the page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Node | None" = None
    children: list["Node | str"] = field(default_factory=list)
    has_block: bool = False
    place: int = 0
    end: int = 0  # the first rank that is after it

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def holds(self, other: "Node") -> bool:
        return self.place <= other.place < self.end


def read_tree(html: str) -> Node:
    """The tree of a document or of a fragment. Raises PasteTooLong beyond MOST_ELEMENTS."""
    reader = _Reader(_styles(html))
    for token in tokens(without_wordless(HEADER.sub("", html.removeprefix("\ufeff")))):
        reader.take(token)
    _number(reader.root)
    return reader.root


def _styles(html: str) -> dict[str, str]:
    """What the classes of a document of Google’s say: it marks its words by them alone."""
    found = (rule for sheet in SHEET.finditer(html) for rule in GOOGLE_RULE.finditer(sheet[1]))
    return {rule[1]: rule[2] for rule in found}


def without_wordless(html: str) -> str:
    """The HTML without its comments and without the elements that are no words; one never closed stays."""
    pieces, at, search, unclosed = [], 0, 0, set[str]()
    while found := WORDLESS.search(html, search):
        name = (found[1] or "").lower()
        end = -1 if name in unclosed else _end_of(html, found, name)
        if end < 0:
            unclosed.add(name)
            search = found.end()
            continue
        pieces.append(html[at : found.start()])
        at = search = end
    return "".join([*pieces, html[at:]])


def _end_of(html: str, found: re.Match[str], name: str) -> int:
    """Where what begins there ends; -1 when nothing ends it."""
    if not name:
        end = html.find("-->", found.start() + 2)
        return end + 3 if end >= 0 else -1
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(html, found.end())
    return closing.end() if closing else -1


class _Reader:
    """The elements open at this point, each with the node that takes what it holds."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.styles = styles
        self.root = Node("body")
        self.open: list[tuple[str, Node]] = [("", self.root)]
        self.left = MOST_ELEMENTS

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self._add(entities.unescape(token.raw).translate(SIGNS))
        elif token.kind == "open":
            self._start(token)
        elif token.kind == "close":
            barriers = names("table") if token.name in TABLES else CELLS
            if not self._close({token.name}, barriers - {token.name}) and token.name == "br":
                self._add(Node("br"))

    def _add(self, child: Node | str) -> None:
        if child:
            self.open[-1][1].children.append(child)

    def _start(self, token: Token) -> None:
        name = token.name
        if name in ("html", "body", "head"):
            return
        self.left -= 1
        if self.left < 0:
            raise PasteTooLong
        if name in CLOSES:
            self._close(*CLOSES[name])
        elif name in CLOSES_A_PARAGRAPH:
            self._close({"p"}, CELLS)
        if name in ("td", "th") and self.open[-1][0] in ROWS:
            self._start(Token("open", "<tr>", "tr"))
        if name in VOID or (":" in name and token.raw.endswith("/>")):
            self._add(self._node(token))
        elif len(self.open) >= DEEPEST:
            self._add(Node("br") if name in BLOCKS else "")
            self.open.append((name, self.open[-1][1]))
        else:
            node = self._node(token)
            self._add(node)
            self.open.append((name, node))

    def _node(self, token: Token) -> Node:
        found = attributes_of(token) if token.attributes else {}
        values = {name: entities.unescape(value).translate(SIGNS) for name, value in found.items()}
        for name in values.get("class", "").split() if self.styles else ():
            values["style"] = f"{self.styles.get(name, '')};{values.get('style', '')}"
        node = Node(token.name, values, self.open[-1][1])
        around = node.parent if node.is_block else None
        while around and not around.has_block:
            around.has_block = True
            around = around.parent
        return node

    def _close(self, wanted: frozenset[str] | set[str], barriers: frozenset[str] | set[str]) -> bool:
        for rank in range(len(self.open) - 1, max(0, len(self.open) - FARTHEST), -1):
            if self.open[rank][0] in wanted:
                del self.open[rank:]
                return True
            if self.open[rank][0] in barriers:
                return False
        return False


def _number(root: Node) -> None:
    """Give each element its rank, and the first rank after it."""
    rank = 0
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, done = waiting.pop()
        if done:
            node.end = rank
            continue
        node.place = rank
        rank += 1
        waiting.append((node, True))
        waiting += [(child, False) for child in reversed(node.children) if isinstance(child, Node)]


def elements(root: Node) -> Iterator[Node]:
    """The element and all it holds, in reading order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in reversed(node.children) if isinstance(child, Node)]


def words_of(node: Node | str) -> str:
    """What one reads in it, on one line."""
    if isinstance(node, str):
        return " ".join(node.split())
    pieces: list[str] = []
    waiting: list[Node | str] = [node]
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            pieces.append(child)
        else:
            edge = " " if child.is_block or child.tag == "br" else ""
            waiting += [edge, *reversed(child.children), edge]
    return " ".join("".join(pieces).split())
