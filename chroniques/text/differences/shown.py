"""What one shows of passages: those that do not change folded, and how much the others change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from chroniques.text.differences.passages import Kind, Passage
from chroniques.text.differences.tokens import tokens_of

ALONE = 2  # as many paragraphs in a row that stay are shown: to open a fold would cost more than to read them


@dataclass(frozen=True)
class Fold:
    """Passages in a row: those that stay, to be shown on demand, or others, to be read."""

    is_closed: bool
    passages: tuple[Passage, ...]


def folded(passages: Sequence[Passage]) -> list[Fold]:
    """The passages, in order; of a long run that stays, the last is read, before what changes."""
    found: list[Fold] = []
    for stays, run in groupby(
        passages, key=lambda passage: passage.kind == Kind.SAME and not passage.formerly
    ):
        group = tuple(run)
        found.append(Fold(stays and len(group) > ALONE, group))
    return found


def words_changed(passages: Sequence[Passage]) -> tuple[int, int]:
    """How many words came, and how many went. What moved did neither."""
    return sum(_words(passages, Kind.NEW)), sum(_words(passages, Kind.GONE))


def _words(passages: Sequence[Passage], kind: Kind) -> Iterator[int]:
    for passage in passages:
        for piece in passage.pieces:
            if piece.kind == kind:
                yield sum(token.weight > 0 for token in tokens_of(piece.text))
