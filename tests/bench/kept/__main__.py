"""`python -m tests.bench.kept [--texts N] [--rounds N] [--seconds S]` prints one page of Markdown.

The server runs on the first core, the readers on the second. nginx serves as files the gzip bytes that our
server gave. A cost is all the processor time of the server's processes, divided by the requests answered.
Needs nginx, wrk and taskset.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .compared import GZIP, Case, Line, Server, compare
from .report import page
from .servers import fetched, free_port, granian, nginx
from .site import Site, made

OURS, DJANGO, NGINX = "Chroniques", "Django", "nginx"
KEPT_MB = "600"  # for five thousand pages at once; a site of that size that has less keeps the most read


def main() -> None:
    """Make the site, measure, print."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="kept-") as name:
        folder = Path(name)
        site = made(folder, asked.texts)
        with _served(folder, site) as servers:
            _give_to_nginx(folder, servers[OURS], [site.discussed, *site.paths])
            lines = list(_lines(site, servers, asked, folder))
    sys.stdout.write(page(lines, asked.rounds, asked.seconds))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kept")
    parser.add_argument("--texts", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    return parser.parse_args()


@contextmanager
def _served(folder: Path, site: Site) -> Iterator[dict[str, Server]]:
    """The three, each on the first core, one asked at a time."""
    ports = {name: free_port() for name in (NGINX, OURS, DJANGO)}
    kept = {**site.settings, "KEPT_PAGES_MB": KEPT_MB}
    bare = {**site.settings, "KEPT_PAGES_MB": "0"}
    with (
        nginx(folder, ports[NGINX]) as first,
        granian("chroniques.served:application", ports[OURS], kept) as second,
        granian("tests.bench.kept.django_cached:application", ports[DJANGO], bare) as third,
    ):
        processes = dict(zip(ports, (first, second, third), strict=True))
        yield {name: Server(name, processes[name], ports[name]) for name in ports}


def _give_to_nginx(folder: Path, ours: Server, paths: list[str]) -> None:
    """The very bytes that we give, as files."""
    for path in paths:
        body, _said = fetched(ours.port, path, **GZIP)
        file = folder / "www" / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.with_suffix(".html.gz").write_bytes(body)
        file.write_bytes(fetched(ours.port, path)[0])


def _lines(site: Site, servers: dict[str, Server], asked: argparse.Namespace, folder: Path) -> Iterator[Line]:
    """The page of 200 avis, asked for and asked again; then so many different pages."""
    discussed = (site.discussed,)
    both = [servers[NGINX], servers[OURS]]
    for case, among in (
        (Case("une page gardée, 200 avis", discussed), [*both, servers[DJANGO]]),
        (Case("la même, que le lecteur a déjà (304)", discussed, has_it=True), both),
        (Case(f"{len(site.paths)} pages gardées différentes", site.paths), both),
    ):
        yield compare(case, among, asked.rounds, asked.seconds, folder)


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    main()
