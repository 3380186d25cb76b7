"""The ordered line of rules, and what their findings amount to."""

from collections.abc import Callable, Iterable

from comments.screening import (
    arrival,
    bayes,
    families,
    hollow,
    links,
    marks,
    numbers,
    person,
    register,
    sending,
    words,
    writing,
)
from comments.screening.finding import HOLD_AT, SPAM_AT, Finding, Verdict, Weighed
from comments.screening.seen import Seen

Rule = Callable[[Seen], Finding | Iterable[Finding] | None]
RULES: tuple[Rule, ...] = (
    arrival.banned,
    arrival.history,
    arrival.origin_unproven,
    arrival.trap_filled,
    arrival.too_fast,
    arrival.burst,
    arrival.bad_network,
    arrival.repeated,
    arrival.refused_alike,
    person.imitated,
    person.named_address,
    person.named_trade,
    marks.named_mark,
    marks.mark_speaks,
    marks.signed_mark,
    marks.told_mark,
    marks.brand,
    links.links,
    links.new_link,
    links.dubious_host,
    links.short_link,
    links.paid_link,
    links.hidden_link,
    links.markup,
    links.link_alone,
    links.site_given,
    links.praised_site,
    links.canned_praise,
    hollow.hollow,
    hollow.summed_up,
    links.emails,
    numbers.phone,
    sending.sent,
    writing.wallet,
    writing.handle,
    writing.capitals,
    writing.marks,
    writing.language,
    writing.script,
    writing.mixed_script,
    writing.hidden_signs,
    writing.spintax,
    writing.gibberish,
    writing.repetitive,
    register.advertisement,
    families.disguised,
    families.offers,
    families.reachable,
    words.lists,
    bayes.learnt_of_others,
)
# What an editor decided is not weighed against anything.
AT_LEAST: dict[str, Verdict] = {
    "banned": "spam",
    "list_spam": "spam",
    "list_hold": "hold",
    "imitated": "hold",
}
# Nor is what they published filed unread: avis that say the same, or other avis of a proven address.
READ_FIRST = frozenset({"learnt_ham", "published_before"})
ORDER: tuple[Verdict, ...] = ("clear", "hold", "spam")


def weigh(seen: Seen) -> Weighed:
    """What each rule finds, what it weighs together, and the verdict."""
    findings = tuple(found for rule in RULES for found in _found(rule(seen)))
    weight = sum(finding.weight for finding in findings)
    return Weighed(findings, weight, _verdict(weight, {finding.code for finding in findings}))


def _found(said: Finding | Iterable[Finding] | None) -> Iterable[Finding]:
    if said is None:
        return ()
    return (said,) if isinstance(said, Finding) else said


def _verdict(weight: int, codes: set[str]) -> Verdict:
    decided = [AT_LEAST[code] for code in codes & AT_LEAST.keys()]
    return max([*decided, _weighed(weight, bool(codes & READ_FIRST))], key=ORDER.index)


def _weighed(weight: int, is_read_first: bool) -> Verdict:
    if weight < HOLD_AT:
        return "clear"
    return "spam" if weight >= SPAM_AT and not is_read_first else "hold"
