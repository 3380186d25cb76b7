"""What this newsroom's own decisions teach: in how many published avis, and in how many filed as spam, each
sign was found. Nothing else is known, nothing leaves, and each count can be read and taken back.

A sign is believed the more the oftener it was met, as G. Robinson did ("A statistical approach to the spam
problem", Linux Journal, 2003); the odds of the telling signs are multiplied, naively: on avis, which are
short, this tells twice as many apart as his sum of chances (Fisher's), and says as well why.
"""

from collections.abc import Iterable, Mapping
from math import exp, log

from comments.screening.addresses import Address
from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, words_of
from comments.screening.links import home_of_nobody
from comments.screening.seen import Seen
from comments.screening.traits import traits
from comments.screening.writing import language

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
FOREIGN = 2  # taken from what is learnt of another language: more spam is written in it than avis
HOW = "how:"  # traits, by which alone nobody is judged
FOR_SPAM, FOR_HAM = 0.45, 0.2  # of the logarithm of the odds, as a weight
LARGEST = 30.0  # logarithm of odds
MOST_HAM, MOST_SPAM = -2, 6
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
        *traits(seen),
    ]
    return list(dict.fromkeys(sign[:LONGEST] for sign in found))[:MOST]


def score(found: Iterable[str], learnt: Learnt, hams: int, spams: int) -> float:
    """How much it is spam, from 0 to 1; one half where nothing is known of it or too little was learnt."""
    odds = sum(odds for odds, _sign in _told(found, learnt, hams, spams))
    return 1 / (1 + exp(-max(-LARGEST, min(LARGEST, odds))))


def learnt_of_others(seen: Seen) -> Finding | None:
    """What the moderators decided of avis that say the same. It holds; alone, it files nothing as spam."""
    told = _told(signs_of(seen), seen.learnt, seen.hams, seen.spams)
    weight = _weight(sum(odds for odds, _sign in told))
    if weight > 0 and language(seen):
        weight = max(0, weight - FOREIGN)
    if weight < 0 and home_of_nobody(seen):
        weight = -1
    if not weight:
        return None
    said = evidence(*(sign for odds, sign in told if odds * weight > 0 and not sign.startswith(HOW)))
    return Finding("learnt_spam" if weight > 0 else "learnt_ham", weight, said)


def _weight(odds: float) -> int:
    believed = FOR_SPAM if odds > 0 else FOR_HAM
    return max(MOST_HAM, min(MOST_SPAM, round(believed * odds)))


def _plain(word: str) -> str:
    return word if word.isalpha() else "0"


def _site(home: Address | None) -> list[str]:
    return [f"site:{word}" for word in words_of(fold(home.host + home.path))] if home else ["site:"]


def _told(found: Iterable[str], learnt: Learnt, hams: int, spams: int) -> list[tuple[float, str]]:
    """The signs that say something, the strongest first, each with the logarithm of its odds: above zero it
    speaks for spam. None while too little was learnt, and none where few of the words are known."""
    if min(hams, spams) < ENOUGH:
        return []
    known = ((_probability(*learnt[sign], hams, spams), sign) for sign in found if sign in learnt)
    told = [(log(much / (1 - much)), sign) for much, sign in known if abs(much - 0.5) >= TELLING]
    if sum(not sign.startswith(HOW) for _odds, sign in told) < FEWEST:
        return []
    return sorted(told, key=lambda pair: -abs(pair[0]))[:STRONGEST]


def _probability(ham: int, spam: int, hams: int, spams: int) -> float:
    """That an avis with this sign is spam: the fewer it was met in, the nearer to one half."""
    in_ham, in_spam = min(1.0, ham / hams), min(1.0, spam / spams)
    met = ham + spam
    if not met or in_ham + in_spam == 0:
        return 0.5
    return (DOUBT * 0.5 + met * in_spam / (in_ham + in_spam)) / (DOUBT + met)
