"""How well the screening tells spam from what people write, on avis that somebody has labelled."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from comments.screening.bayes import signs
from comments.screening.finding import Weighed
from comments.screening.seen import Seen
from comments.screening.weighing import weigh

GIVEN = frozenset(field.name for field in fields(Seen))
REGULAR: dict[str, Any] = {"is_proven": True, "published": 5}  # a reader whose avis are known


@dataclass(frozen=True)
class Trial:
    """An avis with its label, and of what kind it is."""

    seen: Seen
    is_spam: bool
    kind: str = ""


@dataclass(frozen=True)
class Lessons:
    """What the filter knows: in how many avis of each kind a sign was found, of how many."""

    learnt: Mapping[str, tuple[int, int]]
    hams: int = 0
    spams: int = 0


@dataclass(frozen=True)
class Figures:
    """Shares, from 0 to 1: of the spam, held or filed, and filed; held or filed, should a regular reader send
    it; of what people wrote, filed; held, when a regular reader wrote it, and when a stranger did."""

    caught: float
    filed: float
    caught_of_regular: float
    lost: float
    held_of_regular: float
    held_of_stranger: float


def read(corpus: str) -> list[Trial]:
    """The trials of a corpus: a line of JSON each."""
    return [trial_of(json.loads(line)) for line in corpus.splitlines() if line.strip()]


def trial_of(row: Mapping[str, Any]) -> Trial:
    """The trial that a row of a corpus describes: its label is "spam" or "ham"; what it does not say of the
    circumstances is as usual."""
    seen = Seen(**{name: value for name, value in row.items() if name in GIVEN})
    return Trial(seen, {"spam": True, "ham": False}[row["label"]], row.get("kind", ""))


def taught(trials: Iterable[Trial]) -> Lessons:
    """What the filter would have learnt of these."""
    ham: Counter[str] = Counter()
    spam: Counter[str] = Counter()
    count = [0, 0]
    for trial in trials:
        (spam if trial.is_spam else ham).update(signs(trial.seen.text, trial.seen.name, trial.seen.site))
        count[trial.is_spam] += 1
    return Lessons({sign: (ham[sign], spam[sign]) for sign in {*ham, *spam}}, *count)


def crossed(trials: Sequence[Trial], folds: int) -> Iterator[tuple[Trial, Lessons]]:
    """Each trial with what is learnt of the others: of all the folds that it is not in."""
    for fold in range(folds):
        lessons = taught(trial for place, trial in enumerate(trials) if place % folds != fold)
        yield from ((trial, lessons) for trial in trials[fold::folds])


def weighed(trial: Trial, lessons: Lessons, **known: Any) -> Weighed:
    """What the screening says of it, knowing that; `known` of its author, as `Seen` has it."""
    return weigh(replace(trial.seen, **vars(lessons), **known))


def figures(pairs: Sequence[tuple[Trial, Lessons]]) -> Figures:
    """What the screening makes of them all."""
    spam = [weighed(*pair).verdict for pair in pairs if pair[0].is_spam]
    bought = [weighed(*pair, **REGULAR).verdict for pair in pairs if pair[0].is_spam]
    regular = [weighed(*pair, **REGULAR).verdict for pair in pairs if not pair[0].is_spam]
    stranger = [weighed(*pair).verdict for pair in pairs if not pair[0].is_spam]
    return Figures(
        caught=1 - _share("clear", spam),
        filed=_share("spam", spam),
        caught_of_regular=1 - _share("clear", bought),
        lost=max(_share("spam", regular), _share("spam", stranger)),
        held_of_regular=1 - _share("clear", regular),
        held_of_stranger=1 - _share("clear", stranger),
    )


def _share(verdict: str, verdicts: Sequence[str]) -> float:
    return verdicts.count(verdict) / len(verdicts) if verdicts else 0.0
