"""What this newsroom's own decisions teach: in how many published avis, and in how many filed as spam, each
sign was found. Nothing else is known, nothing leaves, and each count can be read and taken back.

The probabilities of the telling signs are combined as G. Robinson did ("A statistical approach to the spam
problem", Linux Journal, 2003), by Fisher's method: what speaks for and what speaks against are weighed
apart, so that a text of which nothing is known, or both, stays in the middle.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import exp, log

from comments.screening.addresses import Address
from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, words_of
from comments.screening.seen import Seen

ENOUGH = 30  # avis learnt of each kind: the filter says nothing before
MOST = 300  # signs of one avis
READ = 100  # words: who has said so many has said what it is
LONGEST = 40  # characters of a sign
STRONGEST = 150  # signs that are combined
DOUBT = 1.0  # how much a sign must be met before it is believed: as if met so often, half and half
TELLING = 0.05  # how far from one half a sign says something
ROOT = 5  # letters: gratuit, gratuite and gratuitement begin alike
TOLD = ("€", "$", "%", "!", "?", "@", "«", "’", "'", "…", ";", "+")  # signs of writing that tell
FEWEST = 7  # telling signs: on two or three words nobody is judged
SMALL = 0.01  # no score is a certainty
MOST_HAM, MOST_SPAM = -1, 5
Learnt = Mapping[str, tuple[int, int]]


def signs(text: str, name: str = "", site: str = "") -> list[str]:
    """What an avis is known by: its words, their roots and pairs of words, folded; its hosts; the words of
    its name and of its site. Each once, at most 300, each of at most 40 characters."""
    return signs_of(Seen(text=text, name=name, site=site))


def signs_of(seen: Seen) -> list[str]:
    """The same, of an avis whose words are known already."""
    words = [_plain(word) for word in seen.words[:READ]]
    found = [
        *(f"host:{address.host}" for address in seen.addresses),
        *(f"end:{address.ending()}" for address in seen.addresses),
        *(f"name:{word}" for word in words_of(fold(seen.name))),
        *_site(seen.home),
        *(f"sign:{sign}" for sign in TOLD if sign in seen.text),
        *(word for word in words if len(word) > 1),
        *(f"{word[:ROOT]}…" for word in words if len(word) > ROOT),
        *(f"{one} {two}" for one, two in pairwise(words)),
    ]
    return list(dict.fromkeys(sign[:LONGEST] for sign in found))[:MOST]


def score(found: Iterable[str], learnt: Learnt, hams: int, spams: int) -> float:
    """How much it is spam, from 0 to 1; one half where nothing is known of it or too little was learnt."""
    return _combined(_told(found, learnt, hams, spams))


def learnt_of_others(seen: Seen) -> Finding | None:
    """What the moderators decided of avis that say the same. It holds; alone, it files nothing as spam."""
    found = signs_of(seen)
    told = _told(found, seen.learnt, seen.hams, seen.spams)
    if len(told) < FEWEST:
        return None
    much = _combined(told)
    odds = log((much + SMALL) / (1 - much + SMALL))
    weight = max(MOST_HAM, round(odds)) if odds < 0 else min(MOST_SPAM, round(1.5 * odds))
    if abs(weight) < 1:
        return None
    said = evidence(*(sign for part, sign in told if (part > 0.5) == (weight > 0)))
    return Finding("learnt_spam" if weight > 0 else "learnt_ham", weight, said)


def _combined(told: list[tuple[float, str]]) -> float:
    if not told:
        return 0.5
    for_spam = _fisher(sum(log(1 - probability) for probability, _sign in told), len(told))
    for_ham = _fisher(sum(log(probability) for probability, _sign in told), len(told))
    return (1 + for_ham - for_spam) / 2


def _plain(word: str) -> str:
    return word if word.isalpha() else "0"


def _site(home: Address | None) -> list[str]:
    return [f"site:{word}" for word in words_of(fold(home.host + home.path))] if home else ["site:"]


def _told(found: Iterable[str], learnt: Learnt, hams: int, spams: int) -> list[tuple[float, str]]:
    """The signs that say something, the strongest first, each with its probability; none while too little
    was learnt."""
    if min(hams, spams) < ENOUGH:
        return []
    known = ((_probability(*learnt[sign], hams, spams), sign) for sign in found if sign in learnt)
    told = [pair for pair in known if abs(pair[0] - 0.5) >= TELLING]
    return sorted(told, key=lambda pair: -abs(pair[0] - 0.5))[:STRONGEST]


def _probability(ham: int, spam: int, hams: int, spams: int) -> float:
    """That an avis with this sign is spam: the fewer it was met in, the nearer to one half."""
    in_ham, in_spam = min(1.0, ham / hams), min(1.0, spam / spams)
    met = ham + spam
    if not met or in_ham + in_spam == 0:
        return 0.5
    return (DOUBT * 0.5 + met * in_spam / (in_ham + in_spam)) / (DOUBT + met)


def _fisher(sum_of_logs: float, count: int) -> float:
    """The chance that so many probabilities at random have so small a product (chi-square of 2n degrees)."""
    half = -sum_of_logs
    term = total = exp(-half) if half < 700 else 0.0
    for step in range(1, count):
        term *= half / step
        total += term
    return min(1.0, total)
