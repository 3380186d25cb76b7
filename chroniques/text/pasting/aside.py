"""What stands beside the text and is not the text: menus, buttons, hidden words, remarks of reviewers. It is
taken out of the tree, and said."""

import re
from collections.abc import Iterator

from chroniques.text.pasting.losses import Losses
from chroniques.text.pasting.marks import style_of
from chroniques.text.pasting.tree import Node, words_of
from chroniques.text.vocabulary import names

FIELDS = names("button label input select textarea datalist optgroup option progress meter")
DRAWINGS = names("svg canvas math map")
# Tools that engines put between the words: links to edit, buttons to share, words for screen readers alone.
TOOLS = names(
    "mw-editsection mw-jump-link mw-indicators sharedaddy jp-relatedposts addtoany_share_save_container "
    "screen-reader-text visually-hidden sr-only spip_admin bouton_edit print-link"
)
CONTENTS = re.compile(
    r"MsoToc\d|MsoTocHeading\Z|ez-toc|toc\Z|toc_container\Z|wp-block-table-of-contents", re.IGNORECASE
)
GOOGLE_COMMENT = re.compile(r"cmnt(?:_ref)?\d+\Z")
WORD_ONLY = re.compile(r"[vxw]:(?:shape|group|rect|line|oval|image|data|anchor)", re.IGNORECASE)


def take_aside(root: Node, losses: Losses) -> None:
    """Take out of the tree what is no text; what had words is noted among the losses."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        kept: list[Node | str] = []
        for child in node.children:
            kind = _kind(child) if isinstance(child, Node) else ""
            if isinstance(child, str) or not kind:
                kept.append(child)
            elif said := _said(child, kind):
                losses.note(kind, said)
        node.children = kept
        waiting += [child for child in kept if isinstance(child, Node)]


def _said(node: Node, kind: str) -> str:
    """What to quote of it; nothing of what held no word."""
    words = words_of(node)
    if kind == "drawing":
        return words or node.get("aria-label") or node.get("title") or node.get("alttext")
    if node.get("type") in ("checkbox", "radio"):
        return "☑" if "checked" in node.attributes else "☐"
    return words or (node.get("value") if node.get("type") != "hidden" else "")


def _kind(node: Node) -> str:
    """Of which kind of SENTENCES it is; empty for the text itself."""
    return next(_kinds(node), "")


def _kinds(node: Node) -> Iterator[str]:
    if node.tag in FIELDS:
        yield "field"
    elif node.tag in DRAWINGS or WORD_ONLY.match(node.tag):
        yield "drawing"
    elif node.tag == "nav" or node.get("role") in ("navigation", "search", "menu", "toolbar"):
        yield "menu"
    for name in node.classes:
        if name in TOOLS:
            yield "menu"
        elif CONTENTS.match(name):
            yield "contents"
        elif name.lower() in ("msocomanchor", "msocomtxt", "msocommentreference"):
            yield "comment"
    if node.get("id") in ("toc", "toc_container"):
        yield "contents"
    if node.tag == "a" and GOOGLE_COMMENT.match(node.get("id")):
        yield "comment"
    if node.tag == "div" and any(GOOGLE_COMMENT.match(child.get("id")) for child in _first(node)):
        yield "comment"
    yield from _hidden(node)


def _first(node: Node) -> list[Node]:
    """What opens an element: its first child, and the first child of that one."""
    children = [child for child in node.children[:1] if isinstance(child, Node)]
    return children + [child for inner in children for child in inner.children[:1] if isinstance(child, Node)]


def _hidden(node: Node) -> Iterator[str]:
    style = style_of(node)
    if style.get("mso-element") in ("comment-list", "comment"):
        yield "comment"
    elif "hidden" in node.attributes or style.get("display") == "none" or style.get("mso-hide") == "all":
        yield "hidden"
