"""The addresses that an avis gives: how many, to where, how written. A source is welcome."""

import re
from functools import lru_cache
from itertools import chain

from comments.screening.addresses import EMAIL, MARKUP, Address
from comments.screening.families import said_of
from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, singular, words_of
from comments.screening.marks import is_mark
from comments.screening.seen import Seen
from comments.screening.written import BLOGS, CHEAP, SELLING, SHORT, SOURCES, TALK, TRADES

SOLD = re.compile(
    r"casino|viagra|porn|escort|bitcoin|pharma|discount|pascher|replica|voyance|marabout|backlink"
)
CODES = re.compile(r"[?&](?:aff|ref|partner|parrain|affiliate|clickid|subid)=", re.IGNORECASE)
LONG_TRADES = tuple(word for word in SELLING | TRADES if len(word) > 6)
SHORT_TEXT = 15  # words
LONG = 60  # words: who writes more has something to say
LONG_WORD = 9  # letters: there may be another inside
DEEP = 20  # letters beside the address: with fewer, the avis is its link


def links(seen: Seen) -> Finding | None:
    """The links of the text, to anywhere but known sources. One is a way of speaking."""
    found = [address.host for address in strangers(seen)]
    if not found:
        return None
    weight = 6 if len(found) > 5 else min(4, len(found) + (len(seen.words) < SHORT_TEXT))
    return Finding("links", weight, evidence(*found))


def new_link(seen: Seen) -> Finding | None:
    """A new text that brings a link: approved first, changed after."""
    found = [address.host for address in strangers(seen)] if seen.is_edit else []
    return Finding("new_link", 2, evidence(*found)) if found else None


def dubious_host(seen: Seen) -> Finding | None:
    """A host that sells by its very name, or whose last part costs nothing; in the text or as a site."""
    doubts = {address.host: _doubt(address) for address in chain(strangers(seen), _home(seen))}
    bad = [host for host, doubt in doubts.items() if doubt]
    return Finding("dubious_host", min(4, sum(doubts.values())), evidence(*bad)) if bad else None


def short_link(seen: Seen) -> Finding | None:
    """An address that does not say where it leads, or that leads out of sight."""
    found = [
        address.host for address in chain(seen.addresses, _home(seen)) if _is_under(address, SHORT | TALK)
    ]
    return Finding("short_link", 3, evidence(*found)) if found else None


def paid_link(seen: Seen) -> Finding | None:
    """An address that says who is to be paid for the visit."""
    found = [address.path for address in chain(strangers(seen), _home(seen)) if CODES.search(address.path)]
    return Finding("paid_link", 2, evidence(*found)) if found else None


def hidden_link(seen: Seen) -> Finding | None:
    """An address written so that no filter sees it: "exemple (point) com"."""
    found = [address.host for address in seen.addresses if address.way == "hidden"]
    return Finding("hidden_link", 4, evidence(*found)) if found else None


def markup(seen: Seen) -> Finding | None:
    """Links as programs write them, <a href> or [url]: here they mean nothing, and no reader types them."""
    is_there = MARKUP.search(seen.text) or MARKUP.search(seen.name)
    return Finding("markup", 4, evidence(is_there[0])) if is_there else None


def link_alone(seen: Seen) -> Finding | None:
    """A link, and next to nothing said of it."""
    if not seen.addresses:
        return None
    given = sum(len(address.host) + len(address.path) for address in seen.addresses)
    if sum(map(str.isalpha, seen.text)) - given >= DEEP:
        return None
    return Finding("link_alone", 3 if strangers(seen) else 1, evidence(seen.addresses[0].host))


def site_given(seen: Seen) -> Finding | None:
    """A site behind the name: many have one, and every seller. One that bears the name of who writes is
    theirs; another, under a word or two, is all that the avis came to say."""
    if (
        not seen.home
        or _is_under(seen.home, BLOGS)
        or (seen.is_proven and seen.published)
        or _is_theirs(seen)
    ):
        return None
    return Finding("site_given", 2 if len(seen.words) < SHORT_TEXT else 1, evidence(seen.home.host))


def praised_site(seen: Seen) -> Finding | None:
    """Praise that would do under any text, and a site to be visited for it. Many who write well have one."""
    praise = said_of("praise", seen.singular)
    about = {word for word in singular(words_of(fold(seen.title))) if len(word) > 4}
    visited = [*strangers(seen), *_home(seen)]
    if not praise or not visited or about.intersection(seen.singular) or len(seen.words) > LONG:
        return None
    is_sold = strangers(seen) or (_doubt(visited[0]) and not _is_theirs(seen))
    return Finding("praised_site", 3 if is_sold else 1, evidence(*praise))


def canned_praise(seen: Seen) -> Finding | None:
    """Praise of those that are sold by the thousand: of the blog, its hosting, the favourites it is in."""
    found = said_of("canned", seen.singular)
    return Finding("canned_praise", min(4, 2 * len(found)), evidence(*found)) if found else None


def emails(seen: Seen) -> Finding | None:
    """Addresses of letters in the text: somebody's, whoever wrote them."""
    found = EMAIL.findall(seen.text) if "@" in seen.text else []
    return Finding("emails", 4, evidence(*found)) if found else None


def home_of_nobody(seen: Seen) -> bool:
    """Is there a site behind the name that does not bear the name of who writes?"""
    return bool(_home(seen)) and not _is_under(_home(seen)[0], BLOGS) and not _is_theirs(seen)


def strangers(seen: Seen) -> tuple[Address, ...]:
    """The addresses of the text that are no known sources, each host once."""
    return _strangers(seen.addresses)


@lru_cache(maxsize=1)
def _strangers(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """Asked several times of one avis."""
    return tuple({one.host: one for one in addresses if not _is_under(one, SOURCES)}.values())


def is_doubtful(home: Address | None) -> bool:
    """Is it a site that sells, by its very name?"""
    return home is not None and _doubt(home) > 0


def _home(seen: Seen) -> list[Address]:
    return [seen.home] if seen.home and not _is_under(seen.home, SOURCES) else []


def _is_theirs(seen: Seen) -> bool:
    names = words_of(fold(seen.name))
    is_trade = (SELLING | TRADES) & set(singular(names))
    host = seen.home.host if seen.home else ""
    return not is_trade and not is_mark(seen.name) and any(len(name) > 3 and name in host for name in names)


def _doubt(address: Address) -> int:
    if _is_under(address, BLOGS):
        return 0
    words = set(singular(words_of(address.host.rpartition(".")[0])))
    sells = 3 if words & SELLING or SOLD.search(address.host) else 2 if _trades(words) else 0
    is_cheap = 2 if address.ending() in CHEAP else 0
    return sells + is_cheap + (1 if address.host.count("-") > 1 else 0)


def _trades(words: set[str]) -> bool:
    """Is one of these words a trade, or does one hold it: monassurancevie?"""
    return bool(words & TRADES) or any(
        trade in word for word in words if len(word) > LONG_WORD for trade in LONG_TRADES
    )


def _is_under(address: Address, hosts: frozenset[str]) -> bool:
    """Is it one of these hosts, or under one?"""
    parts = address.host.split(".")
    return any(".".join(parts[start:]) in hosts for start in range(max(0, len(parts) - 3), len(parts) - 1))
