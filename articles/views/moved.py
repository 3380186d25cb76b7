"""Where what lived at a dead address is now: the one place that knows it, for every kind of thing."""

import re
from dataclasses import dataclass
from typing import Any

from ..models import Address, Article
from ..models.article import ALONE

# What hangs under an address and moves with it.
BELOW = re.compile(
    r"(?P<path>.+?)(?P<below>/flux/(?:rss\.xml|atom\.xml|feed\.json)|/chiffres/[0-9]+\.csv|\.md)"
)
INDEX = re.compile(r"index\.\w{3,5}", re.I)
# What mail programs and conversations glue to an address.
GLUED = " .,;:!?)]}>»”’\"'"


@dataclass(frozen=True)
class Found:
    """What a dead address was: now at this address, or withdrawn, where it has none."""

    address: str = ""


def put_right(path: str) -> list[str]:
    """The addresses that this one may have meant, the nearest first: slashes in their places, without the
    file that servers show for a folder, without what was glued to it, in small letters. No address leads out
    of the site: each begins with one slash, which a letter follows."""
    right = _with_its_slashes(path)
    whole = _with_its_slashes(path.rstrip(GLUED))
    return list(dict.fromkeys([right, whole, right.lower(), whole.lower()]))


def formerly_at(paths: list[str]) -> Found | None:
    """What lived at the first of these addresses that was something's; in two queries, whatever it was."""
    asked = [pair for path in paths for pair in _things_at(path.strip("/"))]
    names = {name for name, _below in asked}
    gone = _withdrawn(names)
    old = Address.objects.at(*names)
    for name, below in asked:
        if name in gone:
            return Found()
        if name in old and (found := _now(old[name].target(), below)):
            return found
    return None


def _with_its_slashes(path: str) -> str:
    parts = [part for part in path.split("/") if part]
    if parts and INDEX.fullmatch(parts[-1]):
        parts.pop()
    is_folder = bool(parts) and "." not in parts[-1]
    return "/" + "/".join(parts) + "/" * is_folder


def _things_at(path: str) -> list[tuple[str, str]]:
    """The names under which a thing may be remembered, each with what is asked for below it."""
    found = BELOW.fullmatch(path)
    return [(path, ""), *([(found["path"], found["below"])] if found else [])]


def _withdrawn(paths: set[str]) -> set[str]:
    """Of these paths, those of texts that readers have seen and that were taken from them."""
    seen = Article.objects.were_public().filter(path__in=paths)
    return {text.path for text in seen.only(*ALONE, "trashed_at") if text.path and text.is_withdrawn()}


def _now(thing: Any, below: str) -> Found | None:
    """Where it is now. A text that readers never saw is nowhere: its address reveals nothing."""
    if isinstance(thing, Article) and not thing.is_published():
        return Found() if thing.is_withdrawn() else None
    address = thing.get_absolute_url()
    return Found(address if not below else f"{address.rstrip('/')}{below}")
