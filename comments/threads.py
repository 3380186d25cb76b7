"""The order of a conversation: a path on each row, so that one sorted read gives the whole thread. Pure."""

from collections.abc import Iterable, Iterator

WIDTH = 10  # digits of one step: ids up to ten thousand million
SHOWN_STEPS = 4  # an avis and three levels of replies; what is deeper stands on a page of its own
DEEPEST = 8  # steps; a reply to the deepest avis stands beside it, so that a path stays short


def path_of(pk: int, parent_path: str = "") -> str:
    """The path of an avis under its parent. Digits only: every database's collation sorts them alike."""
    above = parent_path[: WIDTH * (DEEPEST - 1)]
    return f"{above}{pk:0{WIDTH}d}"


def number_of(path: str) -> int:
    """The id of the avis whose path this is."""
    return int(path[-WIDTH:])


def thread_of(path: str) -> str:
    """The path of the avis whose own page shows this one, where no page of the conversation does; else ""."""
    beyond = len(path) // WIDTH - SHOWN_STEPS
    levels = SHOWN_STEPS - 1  # of replies, on each page
    return path[: WIDTH * (SHOWN_STEPS + (beyond - 1) // levels * levels)] if beyond > 0 else ""


def deepest_shown(head: str) -> int:
    """How long, in digits, the paths may be that the page of this avis shows: three levels below it."""
    return len(head) + (SHOWN_STEPS - 1) * WIDTH


def after(path: str) -> str:
    """What sorts after the whole thread of this path, and before the next: in every collation, for a letter
    stands after the digits."""
    return f"{path}a"


def placed(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """For each of these paths, sorted, those that are shown above it, the outermost first.

    A reply whose parent is not shown rises to the nearest avis above that is.
    """
    above: list[str] = []
    for path in paths:
        while above and not path.startswith(above[-1]):
            above.pop()
        yield tuple(above)
        above.append(path)
