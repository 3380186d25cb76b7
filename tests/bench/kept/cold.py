"""`python -m tests.bench.kept.cold [--texts N] [--avis N]`: what a page costs that is not kept.

In one process, warm: templates are compiled, the database open. First with nothing in memory but the settings
of the site, as after a start; then with the parts that pages share, as after a change of what only this page
shows. A cost is the processor time of one request through the entry, the page coded by Brotli at its quick
level: the median of many, in ms; with it the queries. Runs on the database that the settings name.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from statistics import median
from time import process_time
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.models import Article, Author, Column, Tag  # noqa: E402
from chroniques import keeping  # noqa: E402
from chroniques.pagecache import Entry  # noqa: E402

ROW = "{:34} {:>10} {:>10} {:>12} {:>10}\n"
HEAD = ("page", "ms, rien", "requêtes", "ms, parts", "requêtes")
SETTINGS = ("remembered", "site")
SHARED = ("fragment", "remembered", "feed entry")  # how the keys of what pages share begin


class Reader:
    """Who asks the entry of the site, in this process."""

    def __init__(self) -> None:
        if not (settings.STATIC_ROOT / "staticfiles.json").exists():
            call_command("collectstatic", interactive=False, verbosity=0)
        keeping.pack_when_idle = lambda entry: None  # type: ignore[assignment]
        entry = keeping.in_front_of(WSGIHandler())
        assert isinstance(entry, Entry)
        self.entry = entry

    def get(self, path: str) -> bytes:
        """The body of this page, coded."""
        path, _mark, query = path.partition("?")
        environ = {
            **{"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "wsgi.input": BytesIO()},
            **{"wsgi.url_scheme": "http", "HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "br"},
            **{"SERVER_NAME": "localhost", "SERVER_PORT": "80"},
        }
        said: list = []
        body = b"".join(self.entry(environ, lambda *start: said.extend(start)))
        if not said[0].startswith("200"):
            raise RuntimeError(f"{path} : {said[0]}")
        return body

    def forget(self) -> None:
        """All that is kept but the settings of the site."""
        self._drop(lambda key: key != SETTINGS)

    def forget_page(self) -> None:
        """All that is kept but what pages share."""
        self._drop(lambda key: key[0] not in SHARED and not str(key).startswith("known"))

    def _drop(self, is_dropped: Callable[[Any], bool]) -> None:
        memory = self.entry.memory
        for key in [key for key in memory.kept if is_dropped(key)]:
            memory.drop(key)

    def forget_avis(self, article: Article) -> None:
        """What the coming of an avis under this text makes everyone forget."""
        self.entry.memory.forget({f"comments:{article.pk}"})


def measured(read: Callable[[], object], forget: Callable[[], None], times: int) -> tuple[float, int]:
    """The median cost in ms, and the queries, of this page after that is forgotten."""
    read()
    spent = []
    for _time in range(times):
        forget()
        began = process_time()
        read()
        spent.append((process_time() - began) * 1000)
    forget()
    with CaptureQueriesContext(connection) as queries:
        read()
    return median(spent), len(queries)


def pages() -> dict[str, str]:
    """The paths that are measured, by what they are."""
    column = Column.objects.order_by("pk").first()
    author, tag = Author.objects.order_by("pk").first(), Tag.objects.order_by("pk").first()
    discussed = Article.objects.get(slug="deux-cents-avis")
    ordinary = Article.objects.published().exclude(column=None).order_by("pk")[20]
    month = ordinary.published_at.strftime("/archives/%Y/%m/")
    return {
        "accueil": "/",
        "article": ordinary.get_absolute_url(),
        "article, 200 avis": discussed.get_absolute_url(),
        "mot-clé": tag.get_absolute_url(),
        "chronique": column.get_absolute_url(),
        "auteur": author.get_absolute_url(),
        "archives du mois": month,
        "archives": "/archives/",
        "flux": "/flux/rss.xml",
        "recherche": "/recherche/?q=lettre",
    }


def rows(times: int) -> Iterator[tuple[str, float, int, float, int]]:
    """Each page, its costs and its queries."""
    reader = Reader()
    for name, path in pages().items():
        read = partial(reader.get, path)
        yield name, *measured(read, reader.forget, times), *measured(read, reader.forget_page, times)
    article = Article.objects.get(slug="deux-cents-avis")
    path = article.get_absolute_url()
    after = measured(partial(reader.get, path), partial(reader.forget_avis, article), times)
    yield "article, 200 avis, après un avis", *after, *after


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kept.cold")
    parser.add_argument("--times", type=int, default=30)
    sys.stdout.write(ROW.format(*HEAD))
    for name, cost, queries, cost_of_page, queries_of_page in rows(parser.parse_args().times):
        sys.stdout.write(ROW.format(name, f"{cost:.1f}", queries, f"{cost_of_page:.1f}", queries_of_page))


if __name__ == "__main__":
    main()
