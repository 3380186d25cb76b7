"""`python -m tests.bench.kept.memory [--texts N] [--workers N]`: what a worker holds, every page once asked for.

The real server, over the corpus of `make_corpus`, on SQLite or in a database of its own of the cluster that
DATABASE_URL names. Every text is read, each address that some pages name, the editors' room is used, an avis
is left and published. Then each process tells its share of memory (PSS), and how much of it is SQLite's file.
"""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError

from tests.kept.editor import QUEUE, Editor, leave_avis
from tests.serving import Serving, serving

from .freshness import settings_of_a_database
from .processes import share_mb
from .servers import fetched
from .site import Site, made

ROUNDS = 4  # of each page: a connection goes to whichever worker takes it
MOST = 90  # MB
NAMED = re.compile(r'(?:href|src|content)="(?:http://localhost:\d+)?(/[^"#]*)"')
ALONE = (
    *("/", "/archives/", "/chroniques/", "/auteurs/", "/mots-cles/", "/comptes-rendus/", "/flux/"),
    *("/flux/rss.xml", "/flux/atom.xml", "/flux/feed.json", "/sitemap.xml", "/sitemap-maison.xml"),
    *("/recherche/", "/recherche/?q=lettre", "/robots.txt", "/a-propos/", "/nulle/part/"),
)
ROOM = (
    "/admin/",
    "/admin/articles/article/",
    "/admin/articles/article/add/",
    "/admin/articles/picture/",
    QUEUE,
)
CAMILLE = """
from tests.makers import make_user
from articles.models import Article
make_user("camille", "Rédaction", is_superuser=True)
print(Article.objects.get(slug="deux-cents-avis").pk)
"""


def main() -> int:
    """Make the site, use it, print what each process holds; 1 where a worker holds too much."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kept.memory")
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, settings_of_a_database() as database:
        site = made(Path(name), asked.texts, **database)
        with serving(Path(name) / "data", **site.settings, WORKERS=str(asked.workers)) as served:
            _say("avant toute page", served)
            use(served, site)
            _say("après chaque sorte de page", served)
            heaviest = max(share_mb(worker) for worker in served.workers())
    return 1 if heaviest > MOST else 0


def use(served: Serving, site: Site) -> None:
    """Everything that readers and editors ask of a site, of each worker in all likelihood."""
    article = int(served.shell(CAMILLE).splitlines()[-1])
    editor = Editor(served.port)
    for _round in range(ROUNDS):
        for path in (*ALONE, *site.paths, *named(served, ("/", site.discussed, site.paths[0]))):
            _read(served, path)
        for path in (*ROOM, f"/admin/articles/article/{article}/change/"):
            editor.ask(path)
        leave_avis(served.port, article, "Un avis de plus.")
        editor.publish_avis()
        editor.change(f"/admin/articles/article/{article}/change/", "title", "Deux cents avis")


def named(served: Serving, pages: tuple[str, ...]) -> Iterator[str]:
    """The addresses of ours that these pages name: lists, feeds, pictures, cards, style sheets."""
    found = {path for page in pages for path in NAMED.findall(served.page(page)[2])}
    yield from sorted(path for path in found if not path.startswith("/admin/"))


def _read(served: Serving, path: str) -> None:
    """As a browser does: compressed."""
    with suppress(HTTPError):  # what is not found is a kind of page too
        fetched(served.port, path, **{"Accept-Encoding": "gzip, br"})


def _say(when: str, served: Serving) -> None:
    shares = ", ".join(_share(worker) for worker in served.workers())
    sys.stdout.write(f"{when} : parent {_share(served.process.pid)} ; processus {shares}\n")


def _share(process: int) -> str:
    return f"{share_mb(process):.0f} Mo"


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    sys.exit(main())
