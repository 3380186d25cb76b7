"""`python -m tests.bench.posting [--posts N] [--avis N]`: the cost of one avis on a large site, then bursts.

They come from many networks, then from one, with readers meanwhile. The server holds the first core, the load
the second.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port, wait_until_it_opens

from .burst import LOAD_CORE, Burst, Post, Readers, burst

NETWORKS, TEXTS = 4000, 100
PREPARE = """
import json
from articles.models import Article
from comments.submission import make_nonce
open_ones = Article.objects.published().exclude(kind="page").filter(comments_open=True)
texts = list(open_ones.order_by("pk")[:{texts}])
turns = [texts[number % len(texts)] for number in range({posts})]
print(json.dumps([texts[0].get_absolute_url(), [[text.pk, make_nonce(text)] for text in turns]]))
"""
KEPT = """
import json
from chroniques.links import stored
from comments.models import Comment
given = {{stored(path.split("/")[2]) for path in json.load(open("{file}"))}}
kept = Comment.objects.exclude(receipt=None).values_list("receipt", flat=True)
print(json.dumps([len(given), sum(receipt in given for receipt in kept)]))
"""


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=16_000)
    parser.add_argument("--avis", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chroniques-posting-") as folder:
        environment = settings(Path(folder))
        shell(environment, "migrate", "--verbosity", "0")
        shell(environment, "make_corpus", "--articles", "1000", "--comments", str(options.avis))
        subprocess.run([sys.executable, "-m", "tests.bench.posting.single"], env=environment, check=True)
        bursts(Path(folder), environment, options.posts)


def bursts(folder: Path, environment: dict[str, str], posts: int) -> None:
    """From many networks, then from one."""
    os.sched_setaffinity(0, LOAD_CORE)
    path, passes = json.loads(python(environment, PREPARE.format(texts=TEXTS, posts=posts * 2)))
    with served(environment) as port, Readers(port, path) as alone:
        alone.stop.wait(5)
    say(f"lecteurs, sans avis : p95 {alone.p95():.1f} ms")
    for name, networks in (("de quatre mille réseaux", NETWORKS), ("d’un seul réseau", 1)):
        sent = [
            Post(
                article, nonce, f"Un avis, le {number} : *bien*, mais pas assez.", address(number % networks)
            )
            for number, (article, nonce) in enumerate(passes[:posts])
        ]
        passes = passes[posts:]
        with served(environment) as port, Readers(port, path) as readers:
            done = burst(port, sent)
        report(name, done, readers, kept(environment, folder, done))


def report(name: str, done: Burst, readers: Readers, found: list[int]) -> None:
    """One burst."""
    statuses = ", ".join(f"{status} : {count}" for status, count in sorted(done.statuses.items()))
    say(f"{name} : {statuses} ; {done.seconds:.0f} s ; le plus lent {done.slowest:.2f} s")
    say(f"  reçus donnés {len(done.receipts)}, distincts {found[0]}, avis gardés {found[1]}")
    worst = max(readers.times)
    say(f"  lecteurs : {len(readers.times)} lectures, p95 {readers.p95():.1f} ms, pire {worst:.0f} ms")


def kept(environment: dict[str, str], folder: Path, done: Burst) -> list[int]:
    """How many receipts differ, and how many avis they open."""
    file = folder / "receipts.json"
    file.write_text(json.dumps(done.receipts), encoding="utf-8")
    return json.loads(python(environment, KEPT.format(file=file)))


def settings(folder: Path) -> dict[str, str]:
    """A site of its own, behind a proxy of this machine."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "chroniques.settings.local",
        "DATA_DIR": str(folder / "data"),
        "TICK_IN_SERVER": "0",
        "TRUSTED_PROXIES": "127.0.0.0/8",
    }
    return {**os.environ, **ours}


def address(number: int) -> str:
    """An address of the network of this number."""
    return f"10.{number // 250}.{number % 250}.7"


@contextmanager
def served(environment: dict[str, str]) -> Iterator[int]:
    """The site as `make run` serves it, on the first core; its port."""
    port = free_port()
    command = ["taskset", "-c", "0", sys.executable, "manage.py", "serve", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, **quiet) as process:
        wait_until_it_opens(port, process)
        try:
            yield port
        finally:
            process.terminate()
            process.wait(30)


def shell(environment: dict[str, str], *command: str) -> None:
    """A command of the site."""
    line = [sys.executable, "manage.py", *command]
    subprocess.run(line, env=environment, check=True, stdout=subprocess.DEVNULL)


def python(environment: dict[str, str], code: str) -> str:
    """What these lines print."""
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
