"""What a feed says to a person who opens one in a browser: XHTML, which programs pass over.

A style sheet alone makes a page of it, since browsers are putting XSLT away: where it still runs, it is under
a warning in English that covers the page.
"""

from xml.etree.ElementTree import Element

from .channel import Channel, Entry
from .xml import add

NAMESPACE = {"xmlns:xhtml": "http://www.w3.org/1999/xhtml"}
WHAT_IT_IS = (
    "Cette page est un flux\u00a0: une adresse que votre lecteur de flux consulte pour vous, afin que chaque "
    "nouveau texte vous y attende en entier. Pour suivre celui-ci, copiez l’adresse de cette page et "
    "collez-la dans votre lecteur."
)


def explain(parent: Element, channel: Channel) -> None:
    """What this is, what to do with it, and two ways out."""
    add(parent, "xhtml:p", WHAT_IT_IS)
    for words, address in (("Aller sur le site", channel.home), ("Tous les flux", channel.all_feeds)):
        add(add(parent, "xhtml:p"), "xhtml:a", words, href=address)


def lead_to(parent: Element, entry: Entry) -> None:
    """The way to the text."""
    add(parent, "xhtml:a", "Lire ce texte sur le site", href=entry.address)
