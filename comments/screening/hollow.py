"""Who has read nothing: praise that would do under any text, and the large words of a machine that sums up
whatever it is given. Neither is proof; with a shop behind it, it is why the shop came."""

from comments.screening.finding import Finding, evidence
from comments.screening.links import home_of_nobody, strangers
from comments.screening.marks import is_person
from comments.screening.seen import Seen
from comments.screening.written import LARGE, PRAISE, SMALL

OWN = 0.2  # of its words: more of its own, and it says something
SUMS = ((7, 0.13, 5), (5, 0.11, 3), (3, 0.09, 2))  # large words from, their share from, this weight


def hollow(seen: Seen) -> Finding | None:
    """Praise and nothing else, from a mark or with an address to be visited. Who thanks is a reader."""
    said = seen.singular
    weight = _visited(seen)
    praise = [word for word in said if word in PRAISE] if weight else []
    own = [word for word in said if word not in PRAISE and word not in SMALL]
    is_hollow = praise and len(own) <= max(1, OWN * len(said))
    return Finding("hollow", weight, evidence(*praise)) if is_hollow else None


def summed_up(seen: Seen) -> Finding | None:
    """Large words, close together: "met en lumière les enjeux"."""
    said = seen.singular
    large = [word for word in said if word in LARGE]
    many, share = len(set(large)), len(large) / (len(said) or 1)
    weight = next((weight for least, of, weight in SUMS if many >= least and share >= of), 0)
    return Finding("summed_up", weight, evidence(*large)) if weight else None


def _visited(seen: Seen) -> int:
    """What the visit would be worth, as a weight."""
    if home_of_nobody(seen) or strangers(seen) or (seen.home and not is_person(seen.name)):
        return 3
    return 0
