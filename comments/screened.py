"""What the screening found, in words: for the moderator, all; for who wrote the avis, what helps them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

Stored = Sequence[Any]  # [code, weight, evidence], as Comment.findings keeps it

FOR_MODERATORS = {
    "banned": gettext_noop("From a banned %(found)s."),
    "spam_before": gettext_noop("This address has already sent spam: %(found)s avis."),
    "refused_before": gettext_noop("More of its avis were refused than published: %(found)s."),
    "published_before": gettext_noop("This address is proven; %(found)s of its avis are public."),
    "origin_unproven": gettext_noop("The browser did not say from which site it was sent."),
    "trap_filled": gettext_noop("A field that nobody sees was filled in: “%(found)s”."),
    "too_fast": gettext_noop("Sent in %(found)s seconds."),
    "burst": gettext_noop("%(found)s avis came from this network within the hour."),
    "bad_network": gettext_noop("Avis of this network were lately filed as spam: %(found)s."),
    "flooded": gettext_noop(
        "More than %(found)s avis came to the site within ten minutes: all of them wait."
    ),
    "repeated": gettext_noop("The same text was left elsewhere: %(found)s times."),
    "refused_alike": gettext_noop("Texts like it were refused or filed as spam: %(found)s."),
    "imitated": gettext_noop("Signed with the name of somebody who writes here: %(found)s."),
    "named_address": gettext_noop("Signed with an address: %(found)s."),
    "named_trade": gettext_noop("Signed with a trade: %(found)s."),
    "named_mark": gettext_noop("Signed with a name that is drawn as a mark: %(found)s."),
    "mark_speaks": gettext_noop("A notice that nobody speaks in, signed with no person’s name: %(found)s."),
    "signed_mark": gettext_noop("The mark that it is signed with, again in its text: %(found)s."),
    "told_mark": gettext_noop("Marks in its text: %(found)s."),
    "brand": gettext_noop("The mark that it is signed with, in its text and its site: %(found)s."),
    "links": gettext_noop("It gives links: %(found)s."),
    "new_link": gettext_noop("Its new text brings a link: %(found)s."),
    "dubious_host": gettext_noop("Doubtful sites: %(found)s."),
    "short_link": gettext_noop("A link that hides where it leads: %(found)s."),
    "paid_link": gettext_noop("A link that pays who gives it: %(found)s."),
    "hidden_link": gettext_noop("An address written to escape filters: %(found)s."),
    "markup": gettext_noop("Links written as programs do: %(found)s."),
    "link_alone": gettext_noop("A link, and next to nothing else: %(found)s."),
    "site_given": gettext_noop("A site behind the name: %(found)s."),
    "praised_site": gettext_noop(
        "Praise that would do under any text, and a site to be visited: “%(found)s”."
    ),
    "canned_praise": gettext_noop("Ready-made praise: “%(found)s”."),
    "hollow": gettext_noop("Praise, and nothing of its own: “%(found)s”."),
    "summed_up": gettext_noop("The large words of a machine that sums up: “%(found)s”."),
    "emails": gettext_noop("It gives an e-mail address: %(found)s."),
    "phone": gettext_noop("It gives a telephone number: %(found)s."),
    "wallet": gettext_noop("It gives an account of crypto-money: %(found)s."),
    "handle": gettext_noop("It gives an account on a messenger: %(found)s."),
    "sent": gettext_noop("It sends elsewhere in words that no filter of links sees: %(found)s."),
    "capitals": gettext_noop("Nearly all in capitals: %(found)s letters."),
    "marks": gettext_noop("Signs that shout: %(found)s"),
    "language": gettext_noop("Not in French: %(found)s words of another language."),
    "script": gettext_noop("In another script: %(found)s letters."),
    "mixed_script": gettext_noop("Letters of another script that look like ours: %(found)s."),
    "hidden_signs": gettext_noop("Signs inside words that nobody sees: %(found)s."),
    "spintax": gettext_noop("A mould that was left unfilled: %(found)s."),
    "gibberish": gettext_noop("Keys struck at random: %(found)s."),
    "repetitive": gettext_noop("The same thing over and over: %(found)s."),
    "advertisement": gettext_noop("It reads like an advertisement: %(found)s."),
    "disguised": gettext_noop("Words disguised to escape filters: %(found)s."),
    "pharmacy": gettext_noop("Words of medicine sellers: %(found)s."),
    "gambling": gettext_noop("Words of casinos and bets: %(found)s."),
    "loan": gettext_noop("Words of lenders: %(found)s."),
    "occult": gettext_noop("Words of fortune tellers: %(found)s."),
    "sex": gettext_noop("Words of sites for adults: %(found)s."),
    "crypto": gettext_noop("Words of easy money: %(found)s."),
    "promotion": gettext_noop("Words of link sellers: %(found)s."),
    "trade": gettext_noop("Words of shops: %(found)s."),
    "lure": gettext_noop("Words of lures: %(found)s."),
    "review": gettext_noop("Words of product reviews: %(found)s."),
    "call": gettext_noop("It calls to act: %(found)s."),
    "list_hold": gettext_noop("From a list of the editors, to be read: %(found)s."),
    "list_spam": gettext_noop("From a list of the editors, spam: %(found)s."),
    "learnt_spam": gettext_noop("Your decisions filed as spam avis that say: %(found)s."),
    "learnt_ham": gettext_noop("Your decisions published avis that say: %(found)s."),
}
# To who wrote it: what they can see of it, or change. Nothing that teaches how to pass, nothing that accuses.
FOR_AUTHORS = {
    "links": gettext_noop("It gives links: %(found)s."),
    "new_link": gettext_noop("Its new text brings a link: %(found)s."),
    "short_link": gettext_noop("A link does not say where it leads: %(found)s."),
    "link_alone": gettext_noop("It gives a link, and says little of it."),
    "emails": gettext_noop("It gives an e-mail address, which everybody would read."),
    "phone": gettext_noop("It gives a telephone number, which everybody would read."),
    "capitals": gettext_noop("It is nearly all in capitals."),
    "language": gettext_noop("It does not seem to be in French."),
    "script": gettext_noop("It does not seem to be in French."),
    "advertisement": gettext_noop("It looks like an advertisement."),
    "repeated": gettext_noop("You left the same text elsewhere, it seems."),
    "repetitive": gettext_noop("It says the same thing over and over."),
    "imitated": gettext_noop("Its name is that of somebody who writes here."),
    "named_address": gettext_noop("Its name is an address."),
    "burst": gettext_noop("Many avis are arriving at this moment."),
    "list_hold": gettext_noop("It says a word that we always read first."),
}
# What the evidence says in the words of the rules.
TERMS = {
    "address": gettext_noop("address"),
    "network": gettext_noop("network"),
    "price": gettext_noop("a price"),
    "share": gettext_noop("a percentage"),
    "free": gettext_noop("something free"),
    "haste": gettext_noop("haste"),
    "call": gettext_noop("a call to act"),
    "ours": gettext_noop("“ours”"),
    "promise": gettext_noop("a promise"),
    "earning": gettext_noop("money to be made"),
    "aside": gettext_noop("a word aside"),
    "reachable": gettext_noop("a way to answer"),
    "need": gettext_noop("a need supposed"),
    "serving": gettext_noop("a service"),
    "witness": gettext_noop("a testimony"),
    "mark": gettext_noop("a mark"),
}
IN_TERMS = frozenset({"banned", "advertisement"})


def sentence(code: str, evidence: str = "") -> str:
    """What a finding says to the moderator; the code itself where an older version of the site found it."""
    return _(FOR_MODERATORS[code]) % {"found": _told(code, evidence)} if code in FOR_MODERATORS else code


def gentle(code: str, evidence: str = "") -> str:
    """The same to who wrote the avis; nothing where it would help nobody."""
    return _(FOR_AUTHORS[code]) % {"found": _told(code, evidence)} if code in FOR_AUTHORS else ""


def sentences(findings: Iterable[Stored]) -> list[tuple[int, str]]:
    """All that was found of an avis, for the moderator: the weight of each, and what it says; what weighs
    most first."""
    told = [(weight, sentence(code, evidence)) for code, weight, evidence in findings]
    return sorted(told, key=lambda pair: -pair[0])


def gentle_sentences(findings: Iterable[Stored]) -> list[str]:
    """What helps who wrote the avis to know why it is read first: each sentence once."""
    found = [gentle(code, evidence) for code, weight, evidence in findings if weight > 0]
    return [line for line in dict.fromkeys(found) if line]


def _told(code: str, evidence: str) -> str:
    """The evidence, in words where the rules have words of their own for it."""
    if code not in IN_TERMS:
        return evidence
    return ", ".join(_(TERMS[term]) if term in TERMS else term for term in evidence.split(", "))
