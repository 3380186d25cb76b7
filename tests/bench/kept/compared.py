"""What is compared: each case, of nginx, of us and of Django's own cache, in turn, several times."""

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
class Case:
    """What is asked: a path, or many in turn; as new, or by who has it already."""

    name: str
    paths: tuple[str, ...]
    has_it: bool = False


@dataclass(frozen=True)
class Line:
    """The medians of a case: by server, the cost of a request in ms of processor, and requests a second."""

    case: Case
    cost: dict[str, float]
    rate: dict[str, float]

    def ratio(self, reference: str, other: str) -> float:
        """How many times cheaper `other` is than `reference`: above 1, it is."""
        return self.cost[reference] / self.cost[other]


def compare(case: Case, servers: list[Server], rounds: int, seconds: float, folder: Path) -> Line:
    """Each server in turn, once a round, so that what slows the machine slows them all."""
    readers = {server.name: _reader(case, server, seconds, folder) for server in servers}
    runs: dict[str, list[Run]] = {server.name: [] for server in servers}
    for _round in range(rounds):
        for name, read in readers.items():
            runs[name].append(read())
    wrong = {name: sum(one.wrong for one in of) for name, of in runs.items()}
    if any(wrong.values()):
        raise RuntimeError(f"{case.name} : des réponses sont fausses, {wrong}")
    cost = {name: median(one.cost_ms for one in of) for name, of in runs.items()}
    return Line(case, cost, {name: median(one.per_second for one in of) for name, of in runs.items()})


def _reader(case: Case, server: Server, seconds: float, folder: Path) -> Callable[[], Run]:
    """A round against this server, after its pages were asked for once."""
    said: dict[str, str] = {}
    for path in case.paths:
        _body, said = fetched(server.port, path, **GZIP)
    headers = {**GZIP, "If-None-Match": said["etag"]} if case.has_it else GZIP
    url = f"http://127.0.0.1:{server.port}{case.paths[0]}"
    listed = None
    if len(case.paths) > 1:
        listed = folder / f"{server.name}.paths"
        listed.write_text("\n".join(case.paths), encoding="ascii")
    return lambda: run(server.process, url, seconds, headers, listed)
