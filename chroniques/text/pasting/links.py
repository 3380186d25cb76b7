"""The address of a link without what follows readers about: redirections undone, trackers taken off."""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urljoin, urlsplit

from chroniques.text.vocabulary import names

LONGEST = 2_000  # characters of an address
# Who sent the reader, by which letter or network; the page is the same without.
TRACKERS = names(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid igshid igsh mc_cid mc_eid mkt_tok "
    "_hsenc _hsmi __hstc __hssc vero_id oly_enc_id oly_anon_id wickedid xtor xtcr ref_src ref_url spm cmpid "
    "ns_mchannel"
)
TRACKING = re.compile(
    r"utm_|at_(?:medium|campaign|custom|creation|link|ptr|variant|emailtype|recipient)|hsa_|pk_|mtm_|piwik_"
)
FOLLOWING = re.compile(r"(xtor|utm_\w+|at_\w+)=")  # a fragment that names no place
# Pages that only send elsewhere: host, path, and the parameter that says where.
REDIRECTIONS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}\Z"), re.compile(r"/url\Z"), ("q", "url")),
    (re.compile(r"[\w-]+\.safelinks\.protection\.outlook\.com\Z"), re.compile(r"/"), ("url",)),
    (re.compile(r"lm?\.facebook\.com\Z"), re.compile(r"/l\.php\Z"), ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com\Z"), re.compile(r"/redirect\Z"), ("q",)),
)
KEPT = frozenset(("http", "https", "mailto", "tel"))
# Signs that Markdown would read in an address.
UNSAFE = {code: f"%{code:02X}" for code in (*range(33), *b'"<>()[]\\^`{|}')}


class Address(NamedTuple):
    """An address made clean, and the names of what was taken off it."""

    url: str
    removed: tuple[str, ...] = ()


def clean_address(href: str, base: str = "") -> Address | None:
    """The address that a link of a paste may keep; None when it leads nowhere from here.

    `base` is the page it was written on, for addresses that are relative to it.
    """
    try:
        parts = urlsplit(urljoin(base, href.strip()) if base else href.strip())
        if parts.scheme.lower() not in KEPT or len(href) > LONGEST:
            return None
        return _web(parts) if parts.scheme.lower() in ("http", "https") else Address(_safe(parts.geturl()))
    except ValueError:  # brackets or a port that hold no address
        return None


def fragment_of(href: str) -> str:
    """The place in the page that an address names, if it names one: a clipboard may write it whole."""
    return unquote(href.partition("#")[2])


def _web(parts: SplitResult) -> Address | None:
    if not parts.hostname:
        return None
    if target := _target(parts):
        found = clean_address(target)
        return found and found._replace(removed=(parts.hostname, *found.removed))
    asked = parts.query.split("&") if parts.query else []
    followers = [pair.partition("=")[0] for pair in asked if _is_tracker(pair)]
    following = FOLLOWING.match(parts.fragment)
    bare = parts._replace(
        query="&".join(pair for pair in asked if not _is_tracker(pair)),
        fragment="" if following else parts.fragment,
    )
    followers += [following[1]] if following else []
    return Address(_safe(bare.geturl()), tuple(dict.fromkeys(followers)))


def _is_tracker(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in TRACKERS or bool(TRACKING.match(name))


def _target(parts: SplitResult) -> str:
    """Where a page that only sends elsewhere sends; empty for any other page."""
    for host, path, parameters in REDIRECTIONS:
        if host.match(parts.hostname or "") and path.match(parts.path):
            asked = dict(parse_qsl(parts.query, max_num_fields=50))
            found = next((asked[name] for name in parameters if name in asked), "")
            return found if re.match(r"https?://", found, re.IGNORECASE) else ""
    return ""


def _safe(url: str) -> str:
    return url.translate(UNSAFE)
