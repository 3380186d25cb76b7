"""The addresses that a text gives, however they are written: plain, marked up, or hidden from filters."""

import re
from dataclasses import dataclass
from typing import Literal

from chroniques.text.vocabulary import names

Way = Literal["plain", "markdown", "markup", "hidden"]
# The last parts of addresses that people write without "https://" or "www."; those that are also words of
# ours ("fini.De plus") are read as one where a path follows, alone. "example" is nobody's (RFC 2606).
SURE = names(
    "com net org info biz eu fr be ch uk ru su ua kz cn pk tr br nl cz pt io co tv ws xyz online shop store"
    " vip bet casino loan icu buzz website blog agency sn tg cm ma dz ly gg example"
)
DOUBTFUL = names(
    "me to us ca de it es in at by pl ro se cc top site club click link live win men date pro app"
)
_SURE, _ALL = (rf"(?:{'|'.join(sorted(some, key=len, reverse=True))})" for some in (SURE, SURE | DOUBTFUL))
ADDRESS = re.compile(
    r"(?P<scheme>(?:https?|ftp|hxxps?)\s?[:∶]\s?//\s?)(?P<url>[^\s<>\"\[\]()]+)"
    r"|(?<![\w.@/-])www\.(?P<www>[^\s<>\"\[\]()]+)"
    r"|(?<![\w.@/-])(?P<bare>(?:[a-z0-9][\w-]*+\.)++"
    rf"(?:{_SURE}(?![\w@-])(?:/[^\s<>\"\[\]()]*)?|{_ALL}/[^\s<>\"\[\]()]+))",
    re.IGNORECASE,
)
# "exemple (point) com", "exemple[.]com", "exemple dot com"; a bare "point" is a word of ours.
PLAIN = "(?:com|net|org|fr|ru|biz|xyz|shop)"
HIDDEN = re.compile(
    r"(?<![\w-])(?P<name>[a-z0-9][\w-]{2,60}+)"
    r"(?:\s?[\[({]\s?(?:\.|point|dot)\s?[\])}]\s?|\s(?:point|dot|\.)\s)"
    rf"(?P<end>{PLAIN})(?![\w-])",
    re.IGNORECASE,
)
# Is there anything that may be an address? Cheap, and mostly no.
DOTTED = re.compile(r"\w\.\w|[:∶]\s?//")
SPOKEN = re.compile(rf"[\s.\[({{](?:\s?{PLAIN})(?![\w-])", re.IGNORECASE)
MARKUP = re.compile(r"<a\s[^>]{0,200}href|\[(?:url|link)\b", re.IGNORECASE)
MARKDOWN = re.compile(r"\]\(\s?(?:https?:|www\.)", re.IGNORECASE)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+")
CLOSING = ".,;:!?'’»*_"


@dataclass(frozen=True)
class Address:
    """One address: its host in small letters, without www; what follows the host; how it was written."""

    host: str
    path: str = ""
    way: Way = "plain"

    def ending(self) -> str:
        """The last part of the host."""
        return self.host.rpartition(".")[2]


def addresses_in(text: str) -> tuple[Address, ...]:
    """Those that a text gives, in its order, the hidden ones last."""
    found = [_address(match) for match in ADDRESS.finditer(text)] if DOTTED.search(text) else []
    hidden = (
        []
        if not SPOKEN.search(text)
        else [
            Address(f"{match['name']}.{match['end']}".lower(), way="hidden")
            for match in HIDDEN.finditer(text)
        ]
    )
    return tuple(address for address in found + hidden if "." in address.host)


def address_of(site: str) -> Address | None:
    """The address that somebody gave as their site; None where there is none."""
    return next(iter(addresses_in(site)), None)


def _address(match: re.Match[str]) -> Address:
    written = (match["url"] or match["www"] or match["bare"]).rstrip(CLOSING)
    host, slash, path = written.partition("/")
    host = host.rpartition("@")[2].partition(":")[0].partition("?")[0].lower()
    return Address(host.removeprefix("www."), (slash + path).rstrip("/"), _way(match))


def _way(match: re.Match[str]) -> Way:
    """How it was written, by what stands just before it."""
    before = match.string[max(0, match.start() - 240) : match.start()]
    if (match["scheme"] or "").lower().startswith("hxxp"):
        return "hidden"
    if MARKUP.search(before[-60:]) or before.endswith("]url"):
        return "markup"
    return "markdown" if before.endswith("](") else "plain"
