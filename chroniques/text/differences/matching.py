"""What two sequences share, in order: by what stands once in both, then exactly where little is left.

As in "patience" comparison (Bram Cohen): a word that both have once is a safer guide than the longest common
sequence, which clings to every "de". The time is bounded whatever the texts: what costs more than its budget
counts as different.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[int, int]
A_TABLE = 40_000  # cells compared exactly, of two short sequences: some 10 ms
BUDGET = 3_000_000  # cells or items looked at for two texts in all: about a second


@dataclass
class Budget:
    """What may still be spent on two texts."""

    left: int = BUDGET

    def allows(self, cost: int) -> bool:
        """Spend this much; False where too little is left, and then nothing is spent."""
        if cost > self.left:
            return False
        self.left -= cost
        return True


def matched(
    before: Sequence[Hashable],
    after: Sequence[Hashable],
    budget: Budget,
    weights: Sequence[int] | None = None,
) -> list[Pair]:
    """The places of what stays, in order. `weights`: of each item before, how much one wants to keep it."""
    found: list[Pair] = []
    pending = [(0, len(before), 0, len(after))]
    while pending:
        start, end, begin, stop = pending.pop()
        while start < end and begin < stop and before[start] == after[begin]:
            found.append((start, begin))
            start, begin = start + 1, begin + 1
        while start < end and begin < stop and before[end - 1] == after[stop - 1]:
            end, stop = end - 1, stop - 1
            found.append((end, stop))
        if start == end or begin == stop:
            continue
        one, other = before[start:end], after[begin:stop]
        cells = len(one) * len(other)
        if cells <= A_TABLE and budget.allows(cells):
            pairs = _longest(one, other, weights[start:end] if weights else [1] * len(one))
            found += [(start + place, begin + rank) for place, rank in pairs]
        elif budget.allows(len(one) + len(other)):
            guides = [(start + place, begin + rank) for place, rank in _guides(one, other)]
            pending += _between(guides, (start, end, begin, stop))
    return sorted(found)


def rising(places: Sequence[int]) -> list[int]:
    """The ranks of a longest run of rising numbers among these, all different."""
    tops: list[int] = []
    ranks: list[int] = []
    before: list[int] = []
    for rank, place in enumerate(places):
        height = bisect_left(tops, place)
        before.append(ranks[height - 1] if height else -1)
        tops[height : height + 1], ranks[height : height + 1] = [place], [rank]
    run, rank = [], ranks[-1] if ranks else -1
    while rank >= 0:
        run.append(rank)
        rank = before[rank]
    return run[::-1]


def _guides(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Pair]:
    """What stands once in both, as far as it stands in the same order."""
    counts = Counter(one), Counter(other)
    ranks = {item: rank for rank, item in enumerate(other) if counts[0][item] == counts[1][item] == 1}
    pairs = [(place, ranks[item]) for place, item in enumerate(one) if item in ranks]
    return [pairs[rank] for rank in rising([rank for _place, rank in pairs])]


def _between(guides: list[Pair], whole: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    """The parts that these guides leave, each beginning with its guide; none without guides."""
    start, end, begin, stop = whole
    if not guides:
        return []
    edges = [*guides, (end, stop)]
    parts = [(one, end, other, stop) for (one, other), (end, stop) in pairwise(edges)]
    return [(start, guides[0][0], begin, guides[0][1]), *parts]


def _longest(one: Sequence[Hashable], other: Sequence[Hashable], weights: Sequence[int]) -> list[Pair]:
    """The heaviest sequence that both share, exactly."""
    table = [[0] * (len(other) + 1)]
    for item, weight in zip(reversed(one), reversed(weights), strict=True):
        below, row = table[-1], [0]
        for rank, word in enumerate(reversed(other)):
            best = row[rank] if row[rank] >= below[rank + 1] else below[rank + 1]
            kept = below[rank] + weight if item == word else 0
            row.append(kept if kept > best else best)
        table.append(row)
    return list(_walk(one, other, table))


def _walk(one: Sequence[Hashable], other: Sequence[Hashable], table: list[list[int]]) -> list[Pair]:
    """The pairs that make the weight at the end of the table."""
    place, rank, pairs = 0, 0, []
    while place < len(one) and rank < len(other):
        left, right = len(one) - place, len(other) - rank
        if table[left][right] == table[left - 1][right]:
            place += 1
        elif table[left][right] == table[left][right - 1]:
            rank += 1
        else:
            pairs.append((place, rank))
            place, rank = place + 1, rank + 1
    return pairs
