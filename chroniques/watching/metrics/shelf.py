"""The files in which the processes of this machine lay their numbers.

Each process holds the lock of its own file as long as it lives; the system lets go of it, however it dies.
"""

import fcntl
import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.conf import settings

from chroniques.background import lease
from chroniques.counting import Number

ENDED = "ended"  # the file of those that are no longer
Numbers = dict[Number, float]
NONE: dict[str, list[Any]] = {"counted": [], "measured": []}
log = logging.getLogger(__name__)


class Laid(NamedTuple):
    """What a process laid: what it counted, and what it measures of itself now."""

    process: str
    counted: Mapping[Number, float]
    measured: Mapping[Number, float]


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.DATA_DIR) / "run" / "counts"


def take(process: str) -> IO[str] | None:
    """The place of this process, its own while the file returned is open."""
    folder().mkdir(parents=True, exist_ok=True)
    return lease(folder() / f"{process}.lock")


def lay(laid: Laid) -> None:
    """Put these in place of those that it laid before, whole at once."""
    file = folder() / f"{laid.process}.json"
    partial = file.with_suffix(".new")
    shown = {"counted": _listed(laid.counted), "measured": _listed(laid.measured)}
    partial.write_text(json.dumps(shown), encoding="utf-8")
    partial.replace(file)


def everything() -> tuple[Numbers, list[Laid]]:
    """The sum of all that was ever counted here, and what each process that lives laid."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "sum.lock").open("w", encoding="ascii") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)  # one at a time: what ended is added once
        living = list(_living())
        ended = _read(ENDED)
    total: Counter[Number] = Counter()
    for laid in (ended, *living):
        total.update(laid.counted)
    return dict(total), living


def _living() -> Iterator[Laid]:
    """What those that live laid; the others are added to those that ended."""
    for process in sorted({file.stem for file in folder().glob("*.json")} - {ENDED}):
        free = lease(folder() / f"{process}.lock")
        if free is None:
            yield _read(process)
            continue
        with free:
            _end(process)


def _end(process: str) -> None:
    before, last = _read(ENDED), _read(process)
    total: Counter[Number] = Counter(before.counted)
    total.update(last.counted)
    lay(Laid(ENDED, dict(total), {}))
    for suffix in ("json", "lock"):
        (folder() / f"{process}.{suffix}").unlink(missing_ok=True)


def _read(process: str) -> Laid:
    """What it laid. What is damaged (a power cut, a full disk) is nothing, and goes: it is said once."""
    file = folder() / f"{process}.json"
    try:
        shown = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:  # nobody ended yet, or another has just added it
        shown = NONE
    except ValueError as error:
        log.warning("The numbers in %s are damaged: counted anew. %s", file.name, error)
        file.unlink(missing_ok=True)
        shown = NONE
    return Laid(process, _numbers(shown["counted"]), _numbers(shown["measured"]))


def _listed(numbers: Mapping[Number, float]) -> list[Any]:
    return [[name, labels, value] for (name, labels), value in numbers.items()]


def _numbers(listed: list[Any]) -> Numbers:
    return {(name, tuple((key, text) for key, text in labels)): value for name, labels, value in listed}
