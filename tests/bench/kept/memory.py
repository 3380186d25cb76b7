"""`python -m tests.bench.kept.memory [--texts N] [--workers N]`: what a worker holds after all kinds of page.

The real server, over the corpus of `make_corpus`, on SQLite or in a database of its own of the cluster that
DATABASE_URL names. Some texts are read, of 200 and of 10,000 avis too, each address that some pages name; the
editors' room is used, an avis is left and published. Then each process tells its share of memory (PSS),
without SQLite's file; and once more when all texts were read.
"""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
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
FEW = 20  # texts
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
            heaviest = _say("après chaque sorte de page", served)
            _read_all(served, site.paths)
            _say(f"après {len(site.paths)} textes, pages gardées comprises", served)
    return 1 if heaviest > MOST else 0


def use(served: Serving, site: Site) -> None:
    """Everything that readers and editors ask of a site, of each worker in all likelihood."""
    article = int(served.shell(CAMILLE).splitlines()[-1])
    editor = Editor(served.port)
    long = [path for path in site.paths if "mille-avis" in path]
    texts = (*long, site.discussed, *site.paths[:FEW])
    _read_all(served, (*ALONE, *texts, *named(served, ("/", site.discussed, site.paths[0]))))
    for _round in range(ROUNDS):
        for path in (*ROOM, f"/admin/articles/article/{article}/change/"):
            editor.ask(path)
        editor.change(f"/admin/articles/article/{article}/change/", "title", "Deux cents avis")
    leave_avis(served.port, article, "Un avis de plus.")
    editor.publish_avis()


def _read_all(served: Serving, paths: Iterable[str]) -> None:
    for path in [*paths] * ROUNDS:
        _read(served, path)


def named(served: Serving, pages: tuple[str, ...]) -> Iterator[str]:
    """The addresses of ours that these pages name: lists, feeds, pictures, cards, style sheets."""
    found = {path for page in pages for path in NAMED.findall(served.page(page)[2])}
    yield from sorted(path for path in found if not path.startswith("/admin/"))


def _read(served: Serving, path: str) -> None:
    """As a browser does: compressed."""
    with suppress(HTTPError):  # what is not found is a kind of page too
        fetched(served.port, path, **{"Accept-Encoding": "gzip, br"})


def _say(when: str, served: Serving) -> float:
    """Say it, and give the share of the heaviest worker."""
    shares = [share_mb(worker) for worker in served.workers()]
    said = ", ".join(f"{share:.0f} Mo" for share in shares)
    sys.stdout.write(f"{when} : parent {share_mb(served.process.pid):.0f} Mo ; processus {said}\n")
    sys.stdout.flush()
    return max(shares)


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    sys.exit(main())
