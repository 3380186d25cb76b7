"""The way from one text to another: sentences first, then the words of those that changed."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from chroniques.text.differences.matching import Budget, Pair, matched
from chroniques.text.differences.moves import Move, moves
from chroniques.text.differences.passages import Kind, Step
from chroniques.text.differences.tokens import BREAK, ENDS, MARK, Span, Token, keys, sentences

REWRITTEN = 0.3  # a sentence that keeps less than this of its letters is another sentence
A_RUN = 5  # as many words in a row that stay are shown as such, whatever became of the others


def steps(before: Sequence[Token], after: Sequence[Token], budget: Budget) -> list[Step]:
    """Each token of both, in an order that can be read: what goes stands before what comes."""
    spans = sentences(before), sentences(after)
    kept = matched(keys(before, spans[0]), keys(after, spans[1]), budget)
    found = moves(before, after, kept, spans)
    one = _without(before, [old for old, _new in found], Kind.LEFT)
    other = _without(after, [new for _old, new in found], Kind.MOVED)
    walked = _in_place(one, other, budget)
    return [
        put
        for step in walked
        for put in (_put(step, found, before, after, budget) if _is_mark(step) else [step])
    ]


def _in_place(one: Sequence[Token], other: Sequence[Token], budget: Budget) -> list[Step]:
    """The way between two texts of which nothing moved."""
    walked = _walk(one, other, _staying(one, other, budget))
    return [step for sentence in _by_sentences(walked) for step in _readable(sentence)]


def _without(tokens: Sequence[Token], moved: list[Span], side: Kind) -> list[Token]:
    """The tokens, with a mark alone, which matches nothing, in the place of each span that moved."""
    starts = {start: (end, rank) for rank, (start, end) in enumerate(moved)}
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        end, rank = starts.get(place, (place + 1, -1))
        found.append(tokens[place] if rank < 0 else Token(str(rank), "", f"{MARK}{side}{rank}"))
        place = end
    return found


def _is_mark(step: Step) -> bool:
    return step.token.key.startswith(MARK)


def _staying(one: Sequence[Token], other: Sequence[Token], budget: Budget) -> list[Pair]:
    """The tokens that stay: those of the sentences that do; of the others, word by word."""
    spans = sentences(one), sentences(other)
    kept = matched(keys(one, spans[0]), keys(other, spans[1]), budget)
    found = [
        pair
        for rank, place in kept
        for pair in zip(range(*spans[0][rank]), range(*spans[1][place]), strict=True)
    ]
    words = []
    for (start, begin), (end, stop) in pairwise([(-1, -1), *found, (len(one), len(other))]):
        if start + 1 < end and begin + 1 < stop:
            words += _words(one[start + 1 : end], other[begin + 1 : stop], start + 1, begin + 1, budget)
    return sorted([*found, *words])


def _words(
    one: Sequence[Token], other: Sequence[Token], start: int, begin: int, budget: Budget
) -> list[Pair]:
    """The words that stay in what lies between two sentences; the long ones first."""
    weights = [4 * token.weight + 1 for token in one]
    pairs = matched([token.key for token in one], [token.key for token in other], budget, weights)
    return [(start + place, begin + rank) for place, rank in pairs]


def _walk(one: Sequence[Token], other: Sequence[Token], stay: list[Pair]) -> Iterator[Step]:
    place = rank = 0
    edges = [*stay, (len(one), len(other))]
    for (end, stop), (following, _rank) in pairwise([*edges, edges[-1]]):
        yield from (Step(Kind.GONE, token) for token in one[place:end])
        yield from (Step(Kind.NEW, token) for token in other[rank:stop])
        if end < len(one):
            # Before words that went, with the space that told it from them.
            space = (one[end] if following > end + 1 else other[stop]).space
            yield Step(Kind.SAME, other[stop]._replace(space=space))
        place, rank = end + 1, stop + 1
    yield from (Step(Kind.GONE, token) for token in one[place:])
    yield from (Step(Kind.NEW, token) for token in other[rank:])


def _by_sentences(walked: Iterator[Step]) -> Iterator[list[Step]]:
    """The steps cut where a sentence ends in both texts."""
    sentence: list[Step] = []
    for step in walked:
        sentence.append(step)
        ends = step.token.key == BREAK or (step.token.space and step.token.text[-1:] in ENDS)
        if step.kind == Kind.SAME and ends:
            yield sentence
            sentence = []
    yield sentence


def _readable(sentence: list[Step]) -> list[Step]:
    """The same; where hardly a word stays of a sentence, the old one whole, then the new one."""
    if not _is_rewritten(sentence):
        return sentence
    last = sentence[-1:] if sentence[-1].kind == Kind.SAME else []
    body = sentence[: len(sentence) - len(last)]
    old = [Step(Kind.GONE, step.token) for step in body if step.kind != Kind.NEW]
    new = [Step(Kind.NEW, step.token) for step in body if step.kind != Kind.GONE]
    return [*old, *new, *last]


def _is_rewritten(sentence: list[Step]) -> bool:
    if all(step.kind == Kind.SAME for step in sentence):
        return False
    weights = {kind: sum(step.token.weight for step in sentence if step.kind == kind) for kind in Kind}
    changed = weights[Kind.GONE], weights[Kind.NEW]
    runs = groupby((step for step in sentence if step.token.weight), key=lambda step: step.kind)
    longest = max((len(list(run)) for kind, run in runs if kind == Kind.SAME), default=0)
    is_whole = not any(_is_mark(step) or _is_inner_break(step) for step in sentence)
    share = weights[Kind.SAME] / (weights[Kind.SAME] + max(changed) or 1)
    return is_whole and min(changed) > 0 and longest < A_RUN and share < REWRITTEN


def _is_inner_break(step: Step) -> bool:
    return step.token.key == BREAK and step.kind != Kind.SAME


def _put(
    step: Step, found: list[Move], before: Sequence[Token], after: Sequence[Token], budget: Budget
) -> list[Step]:
    """What moved, in the place of its mark: where it stood, or where it is, with what changed in it."""
    was, now = found[int(step.token.text)]
    old, new = before[slice(*was)], after[slice(*now)]
    is_new = step.kind == Kind.NEW
    if new[-1].key != BREAK:
        return (
            [Step(Kind.MOVED, token) for token in new]
            if is_new
            else [Step(Kind.LEFT, token) for token in old]
        )
    inside = _in_place(old, new, budget) if is_new else [Step(Kind.LEFT, token) for token in old]
    return [Step(Kind.MOVED if is_new else Kind.LEFT, step.token, tuple(inside))]
