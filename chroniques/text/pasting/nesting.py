"""Marks opened and closed one inside the other, the longest outside, a link never cut in two."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby

from chroniques.text.pasting.marks import Look
from chroniques.text.pasting.runs import Run

PLAIN = Look()
SPACES = " \u00a0\u202f"
Mark = tuple[str, str]
SIGNS = {"strong": "**", "em": "*", "del": "~~"}
TAGS = ("strong", "em", "sup", "sub")
ORDER = ("language", "link", "strong", "em", "del", "sup", "sub")


def nested(runs: Sequence[Run], piece: Callable[[Run], str]) -> str:
    """The runs as one text; `piece` writes what each of them holds."""
    if all(run.look == PLAIN for run in runs):
        return "".join(piece(run) for run in runs)
    alike = (
        _joined(list(group))
        for _, group in groupby(runs, key=lambda run: (run.kind, run.look, is_neutral(run)))
    )
    pieces = [run for group in alike for run in group]
    wanted = [_marks(run.look) for run in pieces]
    return _Writer(wanted, _ends(wanted)).write(pieces, piece)


def is_neutral(run: Run) -> bool:
    """True of what is between words: it opens nothing, and closes what its next word closes."""
    return run.kind in ("break", "call") or (run.kind == "text" and not run.text.strip(SPACES))


def _joined(group: list[Run]) -> list[Run]:
    return [group[0]._replace(text="".join(run.text for run in group))] if group[0].kind == "text" else group


def _marks(look: Look) -> frozenset[Mark]:
    marks = {(name, "") for name in look.marks if name in ORDER}
    marks |= {("link", look.link)} if look.link else set()
    return frozenset(marks | ({("language", look.language)} if look.language else set()))


def _ends(wanted: list[frozenset[Mark]]) -> list[dict[Mark, int]]:
    """For each run, the rank of the last run in a row that has each of its marks."""
    ends: list[dict[Mark, int]] = [{} for _ in wanted]
    for rank in range(len(wanted) - 1, -1, -1):
        following = ends[rank + 1] if rank + 1 < len(wanted) else {}
        ends[rank] = {mark: following.get(mark, rank) for mark in wanted[rank]}
    return ends


class _Writer:
    """What is open at this point: each mark with what closes it."""

    def __init__(self, wanted: list[frozenset[Mark]], ends: list[dict[Mark, int]]) -> None:
        self.wanted, self.ends = wanted, ends
        self.open: list[tuple[Mark, str]] = []
        self.out: list[str] = []
        self.closed = False  # a sign has just closed a mark: another would be read with it

    def write(self, runs: list[Run], piece: Callable[[Run], str]) -> str:
        solid = [rank for rank, run in enumerate(runs) if not is_neutral(run)]
        for rank, run in enumerate(runs):
            following = next(iter(solid[(at := bisect_left(solid, rank)) : at + 1]), -1)
            self._close(min(self._kept(rank), self._kept(following)) if following >= 0 else 0)
            for mark in self._to_open(rank) if following == rank else ():
                self._start(mark)
            self.out.append(piece(run))
            self.closed = False
        self._close(0)
        return "".join(self.out)

    def _kept(self, rank: int) -> int:
        """How many of the open marks stay open for this run."""
        wanted, ends = self.wanted[rank], self.ends[rank]
        gone = (place for place, (mark, _) in enumerate(self.open) if mark not in wanted)
        count = next(gone, len(self.open))
        opened = {mark for mark, _ in self.open[:count]}
        link = next((ends[mark] for mark in wanted - opened if mark[0] == "link"), -1)
        return next((place for place, (mark, _) in enumerate(self.open[:count]) if ends[mark] < link), count)

    def _to_open(self, rank: int) -> list[Mark]:
        opened = {mark for mark, _ in self.open}
        return sorted(
            self.wanted[rank] - opened, key=lambda mark: (-self.ends[rank][mark], ORDER.index(mark[0]))
        )

    def _close(self, count: int) -> None:
        while len(self.open) > count:
            closing = self.open.pop()[1]
            self.out.append(closing)
            self.closed = closing[-1] in "*~"

    def _start(self, mark: Mark) -> None:
        name, value = mark
        if name in SIGNS and not (self.closed and name in TAGS):
            opening = closing = SIGNS[name]
        elif name in TAGS:
            opening, closing = f"<{name}>", f"</{name}>"
        else:
            opening, closing = "[", f"]({value})" if name == "link" else f"]{{lang={value}}}"
        self.out.append(opening)
        self.open.append((mark, closing))
