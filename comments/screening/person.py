"""Under what name it comes: that of an author, a shop, an address."""

from comments.screening.addresses import MARKUP, Address, addresses_in
from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, singular, skeleton, words_of
from comments.screening.seen import Seen
from comments.screening.written import SELLING, TRADES

OURS = frozenset(
    {"redaction", "laredaction", "moderation", "moderateur", "moderatrice", "administrateur", "admin"}
)


def imitated(seen: Seen) -> Finding | None:
    """The name of somebody who signs or edits here, or one that the eye takes for it. They
    write signed in."""
    drawn = skeleton(seen.name)
    if not drawn:
        return None
    if drawn in OURS:
        return Finding("imitated", 4, evidence(seen.name))
    whole = (name for name in seen.staff if skeleton(name) and _is_taken_for(drawn, name))
    return next((Finding("imitated", 4, evidence(name)) for name in whole), None)


def named_address(seen: Seen) -> Finding | None:
    """An address for a name."""
    is_one = MARKUP.search(seen.name) or addresses_in(seen.name) or "http" in seen.name.lower()
    return Finding("named_address", 4, evidence(seen.name)) if is_one else None


def named_trade(seen: Seen) -> Finding | None:
    """A trade for a name, with a site to be visited: an anchor for search engines."""
    words = set(singular(words_of(fold(seen.name))))
    is_one = words & (SELLING | TRADES) or _is_anchor(words, seen.home)
    return Finding("named_trade", 2, evidence(seen.name)) if is_one else None  # its site is weighed as a site


def _is_anchor(words: set[str], home: Address | None) -> bool:
    """Does the host say the name and more: "Tapis berbère" at tapis-berbere-maroc? Not jean-dupont."""
    said = singular(words_of(home.host.rpartition(".")[0])) if home else []
    return len(said) > 2 and len(words.intersection(said)) > 1


def _is_taken_for(drawn: str, name: str) -> bool:
    """The very name; or one of several words, whole, with something around it: "Camille Aubry
    (rédaction)"."""
    mine = skeleton(name)
    return drawn == mine or (len(name.split()) > 1 and len(mine) > 7 and mine in drawn)
