"""The order of a conversation: a path on each row, so that one sorted read gives the whole thread. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

WIDTH = 10  # digits of one step: ids up to ten thousand million
DEEPEST = 8  # steps; a reply to the deepest avis stands beside it, so that a path stays short


class Threaded(Protocol):
    """Whatever has a path: a string."""

    path: Any


Row = TypeVar("Row", bound=Threaded)


@dataclass
class Node(Generic[Row]):
    """One avis with the replies below it."""

    comment: Row
    replies: list["Node[Row]"] = field(default_factory=list)


def path_of(pk: int, parent_path: str = "") -> str:
    """The path of an avis under its parent. Digits only: every database's collation sorts them alike."""
    above = parent_path[: WIDTH * (DEEPEST - 1)]
    return f"{above}{pk:0{WIDTH}d}"


def as_tree(in_path_order: Iterable[Row]) -> list[Node[Row]]:
    """The avis as a tree, out of rows sorted by path. A reply whose parent is not shown rises to the
    nearest one that is."""
    roots: list[Node[Row]] = []
    open_nodes: list[Node[Row]] = []
    for comment in in_path_order:
        while open_nodes and not comment.path.startswith(open_nodes[-1].comment.path):
            open_nodes.pop()
        node = Node(comment)
        (open_nodes[-1].replies if open_nodes else roots).append(node)
        open_nodes.append(node)
    return roots
