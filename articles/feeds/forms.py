"""The three forms of a feed: the name of each file, as what it is sent, what pages call it, who writes it.

RSS and Atom go out as application/xml: validators take it for both, every browser shows it with its style
sheet, where application/rss+xml is a file to download for some. Pages announce them by their own types.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .atom import atom
from .channel import Channel
from .json_feed import json_feed
from .rss import rss

XML = "application/xml; charset=utf-8"


@dataclass(frozen=True)
class Form:
    """One form: its key, its file, the type that pages announce, the type it is sent as, its writer."""

    key: str
    file: str
    said: str
    announced: str
    sent: str
    write: Callable[[Channel, str], bytes]


FORMS = (
    Form("rss", "rss.xml", "RSS", "application/rss+xml", XML, rss),
    Form("atom", "atom.xml", "Atom", "application/atom+xml", XML, atom),
    Form(
        "json",
        "feed.json",
        "JSON",
        "application/feed+json",
        "application/feed+json; charset=utf-8",
        json_feed,
    ),
)
