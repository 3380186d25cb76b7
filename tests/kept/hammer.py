"""Readers who hammer a served site while somebody saves: `python -m tests.kept.hammer PORT SAVES READERS`.

Run with the settings and the data folder of the served site. Each thing that the pages show bears a number,
which grows at each save. A reader notes the numbers whose saves had returned before asking; a page that shows
a smaller one is stale. Prints one JSON object: saves, pages read, stale ones.
"""

import http.client
import json
import re
import sys
import threading
from collections.abc import Callable

import django

django.setup()

from articles.models import Article, Site  # noqa: E402
from comments.models import Comment  # noqa: E402
from tests.makers import make_article, make_author, make_column, make_comment, make_picture  # noqa: E402

SHOWN = re.compile(r"(titre|auteur|chronique|mot|atelier|site|avis) v([0-9]+)", re.IGNORECASE)
KINDS = ("titre", "auteur", "chronique", "mot", "atelier", "site", "avis")


class Magazine:
    """One text with all that its page shows, each thing saved in turn."""

    def __init__(self) -> None:
        self.author = make_author(name="Auteur v0")
        self.column = make_column(title="Chronique v0")
        self.picture = make_picture(credit_holder="Atelier v0")
        self.article = make_article(
            self.author,
            title="Titre v0",
            slug="le-texte",
            column=self.column,
            picture=self.picture,
            tags=["mot v0"],
            body="Un paragraphe.",
        )
        self.tag = self.article.tags.get()
        self.site = Site.objects.current()
        self.site.name = "Site v0"
        self.site.save()
        self.avis: Comment = make_comment(self.article, text="Avis v0.")

    def save(self, kind: str, number: int) -> None:
        """Save this thing under this number."""
        ways: dict[str, Callable[[], object]] = {
            "titre": lambda: self._set(self.article, title=f"Titre v{number}"),
            "auteur": lambda: self._set(self.author, name=f"Auteur v{number}"),
            "chronique": lambda: self._set(self.column, title=f"Chronique v{number}"),
            "mot": lambda: self._set(self.tag, name=f"mot v{number}"),
            "atelier": lambda: self._set(self.picture, credit_holder=f"Atelier v{number}"),
            "site": lambda: self._set(self.site, name=f"Site v{number}"),
            "avis": lambda: make_comment(self.article, text=f"Avis v{number}."),
        }
        ways[kind]()

    def _set(self, thing, **fields: str) -> None:
        for name, value in fields.items():
            setattr(thing, name, value)
        thing.save()


def numbers(page: str) -> dict[str, int]:
    """The smallest number of each kind that a page shows, for no part of it may be older; the last avis."""
    found: dict[str, int] = {}
    for kind, number in SHOWN.findall(page.lower()):
        chosen = max if kind == "avis" else min
        found[kind] = chosen(int(number), found.get(kind, int(number)))
    return found


class Readers:
    """Readers of some pages, each with a connection of its own for each page it reads."""

    def __init__(self, port: int, paths: list[str], saved: dict[str, int]) -> None:
        self.port, self.paths, self.saved = port, paths, saved
        self.read = 0
        self.stale: list[str] = []
        self.is_over = threading.Event()

    def go(self) -> None:
        while not self.is_over.is_set():
            for path in self.paths:
                self._read_one(path)

    def _read_one(self, path: str) -> None:
        before = dict(self.saved)
        wire = http.client.HTTPConnection("localhost", self.port, timeout=30)
        wire.request("GET", path)
        shown = numbers(wire.getresponse().read().decode())
        wire.close()
        self.read += 1
        self.stale += [
            f"{path}: {kind} {number} < {before[kind]}"
            for kind, number in shown.items()
            if number < before[kind]
        ]


def main(port: int, saves: int, readers: int) -> None:
    magazine = Magazine()
    saved = dict.fromkeys(KINDS, 0)
    path = Article.objects.get(slug="le-texte").get_absolute_url()
    paths = [path, "/", magazine.column.get_absolute_url(), magazine.author.get_absolute_url()]
    crowd = Readers(port, paths, saved)
    threads = [threading.Thread(target=crowd.go) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for turn in range(saves):
        kind = KINDS[turn % len(KINDS)]
        magazine.save(kind, saved[kind] + 1)
        saved[kind] += 1
    crowd.is_over.set()
    for thread in threads:
        thread.join()
    print(
        json.dumps(
            {"saves": saves, "read": crowd.read, "stale": crowd.stale[:20], "stale_pages": len(crowd.stale)}
        )
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:4]))
