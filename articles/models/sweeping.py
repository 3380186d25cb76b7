"""The daily sweep: files of pictures that were replaced or deleted, cards of texts that say something else,
a day after nothing uses them."""

import re
from collections.abc import Iterator
from datetime import datetime

from django.core.files.storage import default_storage
from django.utils import timezone

from .article import Article
from .author import Author
from .carded import outdated_cards
from .loose import LooseFile, Sweep
from .picture import Picture
from .site import Site

# The names that we give, by the hash of a content: whatever else lies there is the host's.
OURS = re.compile(r"(?<![0-9a-z])[0-9a-f]{20}(?:-\d+)?\.(?:jpg|png|webp|avif)")


def sweep(at: datetime | None = None) -> int:
    """Once a day, note the files that nothing uses, delete those that were so for a day; how many.

    Nothing is done, and the answer is 0, where the last sweep is of less than a day.
    """
    at = at or timezone.now()
    if not Sweep.begin(at):
        return 0
    LooseFile.objects.follow((_in_storage() - _of_pictures()) | outdated_cards(), at)
    due = set(LooseFile.objects.due(at).values_list("name", flat=True))
    return LooseFile.objects.let_go(sorted(due - (_said() if due else set())))


def _in_storage() -> set[str]:
    try:
        _folders, files = default_storage.listdir("")
    except FileNotFoundError:  # no picture was ever sent
        return set()
    return {name for name in files if OURS.fullmatch(name)}


def _of_pictures() -> set[str]:
    """The names of all files that pictures have, renditions with them."""
    pictures = Picture.objects.only("file", "renditions").iterator()
    return {name for one in pictures for name in (one.file.name or "", *(made.name for made in one.made()))}


def _said() -> set[str]:
    """The names that a text still says: one typed by its address, or rendered before its picture changed."""
    return {name for html in _pages() for name in OURS.findall(html)}


def _pages() -> Iterator[str]:
    yield from Article.objects.values_list("body_html", flat=True).iterator()
    yield from Author.objects.values_list("bio_html", flat=True).iterator()
    for written in Site.objects.values_list("avis_policy_html", "legal_more_html", "foot_html"):
        yield from written
