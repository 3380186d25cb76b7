"""What moved: paragraphs, corrected on the way or not, and sentences that are found elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from chroniques.text.differences.matching import Pair, rising
from chroniques.text.differences.tokens import BREAK, Span, Token, paragraphs

WORDS_OF_A_SENTENCE = 4  # a shorter one may well be written twice
SHINGLE = 3  # words in a row by which a paragraph that was corrected is known again
COMMON = 20  # paragraphs that share as many words in a row: a formula, which tells nothing
Move = tuple[Span, Span]


def moves(
    before: Sequence[Token],
    after: Sequence[Token],
    kept: Sequence[Pair],
    spans: tuple[list[Span], list[Span]],
) -> list[Move]:
    """The spans of tokens that moved: where each stood, where it is now. `kept`: the sentences that stay."""
    stay = ({spans[0][one] for one, _other in kept}, {spans[1][other] for _one, other in kept})
    whole = _crossing(_paired(_free(before, stay[0]), _free(after, stay[1]), before, after), kept, spans)
    taken = [_cover(side) for side in zip(*whole, strict=True)] or [set(), set()]
    left = [
        [span for span in spans[side] if span not in stay[side] and span[0] not in taken[side]]
        for side in (0, 1)
    ]
    return [*whole, *_sentences(before, after, *left)]


def _cover(spans: Iterable[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _free(tokens: Sequence[Token], stay: set[Span]) -> list[Span]:
    """The paragraphs of which no sentence stays."""
    edges = {start for start, _end in stay if tokens[start].key != BREAK}
    return [span for span in paragraphs(tokens) if not any(place in edges for place in range(*span))]


def _paired(
    ones: list[Span], others: list[Span], before: Sequence[Token], after: Sequence[Token]
) -> list[Move]:
    """Paragraphs that say the same, or half of it in the same words; each once."""
    rows = defaultdict(list)
    for rank, span in enumerate(ones):
        for words in _shingles(before, span):
            rows[words].append(rank)
    found, taken = [], set()
    for span in others:
        said = _shingles(after, span)
        shared = Counter(rank for words in said for rank in rows[words] if len(rows[words]) <= COMMON)
        for rank, count in shared.most_common(3):
            most = max(len(said), len(_shingles(before, ones[rank])))
            if rank not in taken and count * 2 > most:
                taken.add(rank)
                found.append((ones[rank], span))
                break
    return sorted(found)


def _shingles(tokens: Sequence[Token], span: Span) -> set[tuple[str, ...]]:
    words = [token.key for token in tokens[slice(*span)] if token.weight]
    return {tuple(words[rank : rank + SHINGLE]) for rank in range(max(1, len(words) - SHINGLE + 1))}


def _crossing(found: list[Move], kept: Sequence[Pair], spans: tuple[list[Span], list[Span]]) -> list[Move]:
    """Those that what stays does not allow in their order, and those that cross each other."""
    edges = [(spans[0][one][0], spans[1][other][0]) for one, other in kept]
    in_place = [(one, other) for one, other in found if _rank(edges, 0, one) == _rank(edges, 1, other)]
    ranks = set(rising([other[0] for _one, other in in_place]))
    staying = {move for rank, move in enumerate(in_place) if rank in ranks}
    return [move for move in found if move not in staying]


def _rank(edges: list[Pair], side: int, span: Span) -> int:
    """How many of what stays come before it."""
    low, high = 0, len(edges)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if edges[middle][side] < span[0] else (low, middle)
    return low


def _sentences(
    before: Sequence[Token], after: Sequence[Token], ones: list[Span], others: list[Span]
) -> list[Move]:
    """Sentences that say exactly the same, long enough to be known again."""
    rows = defaultdict(list)
    for span in ones:
        rows[_said(before, span)].append(span)
    found = []
    for span in others:
        said = _said(after, span)
        words = sum(token.weight > 0 for token in after[slice(*span)])
        if words >= WORDS_OF_A_SENTENCE and rows[said]:
            found.append((rows[said].pop(0), span))
    return found


def _said(tokens: Sequence[Token], span: Span) -> tuple[str, ...]:
    return tuple(token.key for token in tokens[slice(*span)])
