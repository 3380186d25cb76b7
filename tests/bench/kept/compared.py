"""What is compared: in each case nginx first, then the others, in turn, several times."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .load import Run, run
from .servers import fetched

GZIP = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Server:
    """One of those that are measured: its name, its process, its port."""

    name: str
    process: int
    port: int


@dataclass(frozen=True)
class Asked:
    """A server, asked as new or by who has the page already."""

    server: Server
    has_it: bool = False

    @property
    def name(self) -> str:
        """How the page of the measure calls it."""
        return f"{self.server.name}, 304" if self.has_it else self.server.name


@dataclass(frozen=True)
class Case:
    """What is asked, a path or many in turn, and of whom: first the one that the others are compared with."""

    name: str
    paths: tuple[str, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Line:
    """What one of them gave in a case: medians of its rounds, and how many times cheaper it is than the first
    of the case was in the same round (median, least, most)."""

    case: str
    name: str
    cost_ms: float
    per_second: float
    ratio: float
    least: float
    most: float


def compare(case: Case, rounds: int, seconds: float, folder: Path) -> list[Line]:
    """Each in turn, once a round, so that what slows the machine slows them all."""
    readers = {asked.name: _reader(case, asked, seconds, folder) for asked in case.asked}
    runs: dict[str, list[Run]] = {name: [] for name in readers}
    for _round in range(rounds):
        for name, read in readers.items():
            runs[name].append(read())
    wrong = {name: sum(one.wrong for one in of) for name, of in runs.items()}
    if any(wrong.values()):
        raise RuntimeError(f"{case.name} : des réponses sont fausses, {wrong}")
    first = runs[case.asked[0].name]
    return [_line(case.name, name, of, first) for name, of in runs.items()]


def _line(case: str, name: str, runs: list[Run], first: list[Run]) -> Line:
    ratios = [reference.cost_ms / one.cost_ms for reference, one in zip(first, runs, strict=True)]
    cost, rate = median(one.cost_ms for one in runs), median(one.per_second for one in runs)
    return Line(case, name, cost, rate, median(ratios), min(ratios), max(ratios))


def _reader(case: Case, asked: Asked, seconds: float, folder: Path) -> Callable[[], Run]:
    """A round against this server, after its pages were asked for once."""
    server, said = asked.server, dict[str, str]()
    for path in case.paths:
        _body, said = fetched(server.port, path, **GZIP)
    headers = {**GZIP, "If-None-Match": said["etag"]} if asked.has_it else GZIP
    url = f"http://127.0.0.1:{server.port}{case.paths[0]}"
    listed = None
    if len(case.paths) > 1:
        listed = folder / f"{server.name.replace(' ', '-')}.paths"
        listed.write_text("\n".join(case.paths), encoding="ascii")
    return lambda: run(server.process, url, seconds, headers, listed)
