"""The addresses that an avis gives: how many, to where, how written. A source is welcome."""

import re
from itertools import chain

from chroniques.text.vocabulary import names
from comments.screening.addresses import EMAIL, MARKUP, Address
from comments.screening.families import said_of
from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, singular, words_of
from comments.screening.seen import Seen

# Where people find what they quote: such a link weighs nothing.
SOURCES = names(
    "gouv.fr wikipedia.org wikimedia.org wikisource.org wiktionary.org insee.fr bnf.fr senat.fr assemblee-nationale.fr"
    " service-public.fr vie-publique.fr ccomptes.fr conseil-etat.fr courdecassation.fr cnil.fr cnrs.fr inserm.fr ina.fr"
    " europa.eu un.org who.int oecd.org persee.fr cairn.info openedition.org hal.science archives-ouvertes.fr erudit.org"
    " jstor.org doi.org arxiv.org theses.fr archive.org lemonde.fr liberation.fr lefigaro.fr mediapart.fr ouest-france.fr"
    " la-croix.com humanite.fr sudouest.fr lesechos.fr franceinfo.fr francetvinfo.fr radiofrance.fr franceculture.fr"
    " arte.tv arteradio.com rfi.fr letemps.ch lesoir.be rtbf.be radio-canada.ca bbc.co.uk theguardian.com nytimes.com"
    " ladepeche.fr leparisien.fr telerama.fr courrierinternational.com monde-diplomatique.fr alternatives-economiques.fr"
    " youtube.com youtu.be dailymotion.com vimeo.com laposte.fr framapad.org framasoft.org change.org openstreetmap.org"
    " has-sante.fr ameli.fr anses.fr education.fr nature.com sciencedirect.com nih.gov"
)
SHORT = names(
    "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd cutt.ly rb.gy rebrand.ly shorturl.at tiny.cc buff.ly amzn.to adf.ly lnkd.in"
)
TALK = names(
    "t.me wa.me telegram.me chat.whatsapp.com api.whatsapp.com discord.gg m.me snapchat.com linktr.ee"
)
# Last parts that cost little, or that say a trade.
CHEAP = names(
    "xyz top icu click link live vip win bet casino loan men date club buzz space website online site shop store fun"
    " su ru cn ws cc biz work agency pro life today world best cam porn sexy adult tk ml ga cf gq pw cyou sbs cfd rest"
)
# What people have a page at: "cheminots-en-colere.blogspot.com" is a person, whatever its hyphens.
BLOGS = names(
    "blogspot.com blogspot.fr wordpress.com over-blog.com overblog.com canalblog.com eklablog.com eklablog.fr hautetfort.com"
    " blogger.com medium.com substack.com tumblr.com typepad.com mastodon.social github.io free.fr orange.fr pagesperso-orange.fr"
)
SELLING = frozenset(
    singular(
        "casino poker bonus jackpot slots bet viagra cialis pharma pharmacie kamagra ordonnance cher gratuit gratuite promo promos"
        " promotion discount soldes outlet replica replique luxe shop boutique store acheter vente prix tarif devis credit rachat"
        " pret loan finance assurance mutuelle seo backlink backlinks netlinking referencement agence agency marketing formation"
        " trading bitcoin crypto forex gains argent rentable rentier voyance tarot marabout medium escort rencontre rencontres"
        " coquine sexe sex porn porno cam massage plombier serrurier depannage urgence couvreur demenagement comparatif comparateur"
        " meilleur location hotel riad immobilier appartement matelas chaussures bijoux perruques streaming iptv vpn vape cbd"
        " cigarette electronique minceur regime keto maigrir poids iphone gagnant cadeau avis guide online service services"
        " express pro expert avocat comptable coach hypnose traduction creation hosting hebergement grossiste fournisseur"
        " wholesale cheap essay dating hot deal deals".split()
    )
)
SOLD = re.compile(
    r"casino|viagra|porn|escort|bitcoin|pharma|discount|pascher|replica|voyance|marabout|backlink"
)
CODES = re.compile(r"[?&/](?:aff|ref|id|p|partner|parrain|affiliate|clickid|subid|tag)[=/]", re.IGNORECASE)
LONG = 60  # words: who writes more has something to say
DEEP = 20  # letters beside the address: with fewer, the avis is its link


def links(seen: Seen) -> Finding | None:
    """The links of the text, to anywhere but known sources. One is a way of speaking."""
    found = [address.host for address in strangers(seen)]
    if not found:
        return None
    weight = 6 if len(found) > 5 else min(4, len(found))
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
    given = sum(len(address.host) + len(address.path) for address in seen.addresses)
    said = sum(sign.isalpha() for sign in seen.text) - given
    if not seen.addresses or said >= DEEP:
        return None
    return Finding("link_alone", 3 if strangers(seen) else 1, evidence(seen.addresses[0].host))


def praised_site(seen: Seen) -> Finding | None:
    """Praise that would do under any text, and a site to be visited for it. Many who write well have one."""
    praise = said_of("praise", seen.singular)
    about = {word for word in singular(words_of(fold(seen.title))) if len(word) > 4}
    visited = [*strangers(seen), *_home(seen)]
    if not praise or not visited or about.intersection(seen.singular) or len(seen.words) > LONG:
        return None
    return Finding("praised_site", 3 if strangers(seen) or _doubt(visited[0]) else 2, evidence(*praise))


def canned_praise(seen: Seen) -> Finding | None:
    """Praise of those that are sold by the thousand: of the blog, of its hosting, of the favourites it is in."""
    found = said_of("canned", seen.singular)
    return Finding("canned_praise", min(4, 2 * len(found)), evidence(*found)) if found else None


def emails(seen: Seen) -> Finding | None:
    """Addresses of letters in the text: somebody's, whoever wrote them."""
    found = EMAIL.findall(seen.text)
    return Finding("emails", 4, evidence(*found)) if found else None


def strangers(seen: Seen) -> list[Address]:
    """The addresses of the text that are no known sources, each host once."""
    return list(
        {address.host: address for address in seen.addresses if not _is_under(address, SOURCES)}.values()
    )


def _home(seen: Seen) -> list[Address]:
    return [seen.home] if seen.home and not _is_under(seen.home, SOURCES) else []


def _doubt(address: Address) -> int:
    if _is_under(address, BLOGS):
        return 0
    words = set(singular(words_of(address.host.rpartition(".")[0])))
    sells = 3 if words & SELLING or SOLD.search(address.host) else 0
    is_cheap = 2 if address.ending() in CHEAP else 0
    return sells + is_cheap + (1 if address.host.count("-") > 1 else 0)


def _is_under(address: Address, hosts: frozenset[str]) -> bool:
    """Is it one of these hosts, or under one?"""
    parts = address.host.split(".")
    return any(".".join(parts[start:]) in hosts for start in range(max(0, len(parts) - 3), len(parts) - 1))
