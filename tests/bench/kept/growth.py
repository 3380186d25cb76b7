"""`python -m tests.bench.kept.growth --small SITE --large SITE [--times N]`: what growth costs.

A site is a folder of data (its SQLite) or the address of a database. The same pages are asked cold of both,
one after the other, round after round, so that what else the machine does weighs on both alike. A cost is
processor time, of the site and of what serves its database where that runs on this machine: the median, in
ms; of search, the 95th percentile too. Prints one Markdown table.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from statistics import median, quantiles
from typing import Any

ROW = "| {} | {} | {} | {} |\n"
HEAD = ROW.format("page", "petit, ms", "grand, ms", "rapport") + ROW.format("---", "---:", "---:", "---:")
SEARCH = "recherche"
Costs = dict[str, list[float]]


class Site:
    """One site, served in a process of its own."""

    def __init__(self, name: str) -> None:
        where = (
            {"DATABASE_URL": name, "DATA_DIR": ""}
            if "://" in name
            else {"DATA_DIR": name, "DATABASE_URL": ""}
        )
        environ = {**os.environ, **{key: value for key, value in where.items() if value}}
        environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.kept.growing"],
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pages: dict[str, list[str]] = self._said()

    def cost(self, path: str) -> float:
        """What it takes to make this page, in ms."""
        print(path, file=self.process.stdin, flush=True)
        return self._said()

    def _said(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())


def measured(small: Site, large: Site, times: int) -> Iterator[tuple[str, Costs]]:
    """For each page, what it cost at each time on the one and on the other."""
    for name in small.pages:
        costs: Costs = {"small": [], "large": []}
        for time in range(-1, times):
            for key, site in (("small", small), ("large", large)):
                paths = site.pages[name]
                cost = site.cost(paths[time % len(paths)])
                if time >= 0:
                    costs[key].append(cost)
        yield name, costs


def row(name: str, costs: Costs) -> str:
    """The line of a page."""
    small, large = median(costs["small"]), median(costs["large"])
    said = [f"{small:.2f}", f"{large:.2f}", f"{large / small:.2f}"]
    if name == SEARCH:
        said[1] += f" (p95 : {quantiles(costs['large'], n=20)[-1]:.1f})"
    return ROW.format(name, *said)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kept.growth")
    parser.add_argument("--small", required=True)
    parser.add_argument("--large", required=True)
    parser.add_argument("--times", type=int, default=30)
    asked = parser.parse_args()
    sys.stdout.write(HEAD)
    for name, costs in measured(Site(asked.small), Site(asked.large), asked.times):
        sys.stdout.write(row(name, costs))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
