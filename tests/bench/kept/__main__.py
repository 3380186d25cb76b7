"""`python -m tests.bench.kept [--texts N] [--rounds N] [--seconds S]` prints one page of Markdown.

The server runs on the first core, the readers on the second. nginx serves as files the gzip bytes that our
server gave; a bare WSGI function gives them too, under the same headers. A cost is all the processor time of
the server's processes, divided by the requests answered. Needs nginx, wrk and taskset.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port

from .bare import BYTES, FOLDER, SAID
from .compared import GZIP, Asked, Case, Server, compare
from .report import load, page
from .servers import fetched, granian, nginx
from .site import Site, made

OURS, DJANGO, NGINX, BARE = "Chroniques", "Django", "nginx", "WSGI nu"
WWW = "www"
OF_THE_SERVER = frozenset({"date", "server", "connection"})
KEPT_MB = "600"  # for five thousand pages at once; a site of that size that has less keeps the most read


def main() -> None:
    """Make the site, measure, print."""
    asked = _asked()
    before = load()
    with tempfile.TemporaryDirectory(prefix="kept-") as name:
        folder = Path(name)
        site = made(folder, asked.texts)
        with _served(folder, site) as servers:
            _give_the_bytes(folder / WWW, servers[OURS], [site.discussed, *site.paths])
            lines = [
                line
                for case in _cases(site, servers)
                for line in compare(case, asked.rounds, asked.seconds, folder)
            ]
    sys.stdout.write(page(lines, asked.rounds, asked.seconds, f"{before} et {load()}"))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kept")
    parser.add_argument("--texts", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    return parser.parse_args()


@contextmanager
def _served(folder: Path, site: Site) -> Iterator[dict[str, Server]]:
    """The four, each on the first core, one asked at a time."""
    ports = {name: free_port() for name in (NGINX, OURS, BARE, DJANGO)}
    kept = {**site.settings, "KEPT_PAGES_MB": KEPT_MB}
    bare = {**site.settings, "KEPT_PAGES_MB": "0"}
    with (
        nginx(folder, ports[NGINX]) as first,
        granian("tests.bench.kept.ours:application", ports[OURS], kept) as second,
        granian("tests.bench.kept.bare:application", ports[BARE], {FOLDER: str(folder / WWW)}) as third,
        granian("tests.bench.kept.django_cached:application", ports[DJANGO], bare) as fourth,
    ):
        processes = dict(zip(ports, (first, second, third, fourth), strict=True))
        yield {name: Server(name, processes[name], ports[name]) for name in ports}


def _give_the_bytes(www: Path, ours: Server, paths: list[str]) -> None:
    """The very bytes and headers that we give, as files."""
    for path in paths:
        body, said = fetched(ours.port, path, **GZIP)
        folder = www / path.strip("/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / BYTES).write_bytes(body)
        (folder / BYTES).with_suffix("").write_bytes(fetched(ours.port, path)[0])
        ours_alone = {name: value for name, value in said.items() if name not in OF_THE_SERVER}
        (folder / SAID).write_text(json.dumps(ours_alone), encoding="utf-8")


def _cases(site: Site, servers: dict[str, Server]) -> Iterator[Case]:
    """The page of 200 avis, asked for and asked again; then so many different pages."""
    discussed = (site.discussed,)
    plain = {name: Asked(server) for name, server in servers.items()}
    by_who_has_it = [Asked(servers[name], has_it=True) for name in (NGINX, OURS, BARE)]
    three = (plain[NGINX], plain[OURS], plain[BARE])
    yield Case("une page gardée, 200 avis", discussed, (*three, plain[DJANGO]))
    yield Case("la même, que le lecteur a déjà", discussed, (plain[NGINX], *by_who_has_it))
    yield Case(f"{len(site.paths)} pages gardées différentes", site.paths, three)


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    main()
