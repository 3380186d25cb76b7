"""How an avis came. People fill traps, paste and click twice: nothing here decides alone."""

from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold
from comments.screening.seen import Seen

AT_ONCE, SOON = 1.5, 4.0  # seconds; who rereads a preview confirms it in three
BUSY, FLOODING = 12, 30  # avis of one network within the hour: a class, a machine


def banned(seen: Seen) -> Finding | None:
    """The moderators banned this address or this network."""
    return Finding("banned", 14, seen.is_banned) if seen.is_banned else None


def origin_unproven(seen: Seen) -> Finding | None:
    """The browser did not say from which site it was sent: an old one, or no browser."""
    return Finding("origin_unproven", 1) if seen.origin == "unknown" else None


def trap_filled(seen: Seen) -> Finding | None:
    """The field that nobody sees is filled. Browsers fill it too, with what they know of their owner."""
    if not seen.trap.strip():
        return None
    mine = {fold(given.strip()) for given in (seen.name, seen.email, seen.site)}
    is_autofill = fold(seen.trap.strip()) in mine
    return Finding("trap_filled", 1 if is_autofill else 2, evidence(seen.trap.strip()))


def too_fast(seen: Seen) -> Finding | None:
    """Written in less time than it takes to read the form."""
    if seen.seconds is None or seen.seconds >= SOON:
        return None
    return Finding("too_fast", 3 if seen.seconds < AT_ONCE else 1, f"{max(seen.seconds, 0):.1f}")


def burst(seen: Seen) -> Finding | None:
    """Many avis come from this network within the hour."""
    if seen.from_network < BUSY:
        return None
    return Finding("burst", 3 if seen.from_network >= FLOODING else 1, str(seen.from_network))


def bad_network(seen: Seen) -> Finding | None:
    """Avis of this network were lately filed as spam."""
    if not seen.network_spam:
        return None
    return Finding("bad_network", 4 if seen.network_spam >= 3 else 2, str(seen.network_spam))


def repeated(seen: Seen) -> Finding | None:
    """The same text stands elsewhere. Twice may be a slip, or care; ten times is a flood."""
    if not seen.repeats:
        return None
    weight = next(weight for least, weight in ((10, 7), (3, 5), (2, 3), (1, 1)) if seen.repeats >= least)
    return Finding("repeated", weight, str(seen.repeats))


def refused_alike(seen: Seen) -> Finding | None:
    """A text like it was refused, or filed as spam."""
    if not seen.refused_alike:
        return None
    return Finding("refused_alike", 8 if seen.refused_alike >= 3 else 5, str(seen.refused_alike))


def history(seen: Seen) -> Finding | None:
    """What became of the avis of this address, where it is proven: a typed address earns nothing."""
    if not seen.is_proven:
        return None
    if seen.spam:
        return Finding("spam_before", 5 if seen.spam >= 3 else 3, str(seen.spam))
    if seen.refused > seen.published:
        return Finding("refused_before", 2, str(seen.refused))
    trust = next((trust for least, trust in ((10, -5), (3, -4), (1, -1)) if seen.published >= least), 0)
    return Finding("published_before", trust, str(seen.published)) if trust else None
