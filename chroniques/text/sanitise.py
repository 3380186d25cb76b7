"""The guard at the door: what HTML may leave, as data. Always the last step, whatever came before."""

import re

import nh3

from chroniques.text.tokens import tokens
from chroniques.text.vocabulary import names

ADDRESSES = {"http", "https", "mailto", "tel"}
TAGS = names(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure footer h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp "
    "section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
# Their words go with them; of every other tag refused, the words stay.
ERASED = names("script style title textarea noscript noembed noframes iframe template xmp svg math select")
# Attributes that only we write: sealed on the way, the seal is broken here.
SEALED = names("class id role aria-label aria-labelledby loading rel srcset sizes")
ATTRIBUTES = {
    "*": {"lang", "dir", "title", *SEALED},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
}
SCHEME = re.compile(r"\s*([^/?#:]*):")
HERE = re.compile(r"(?![\s\x00-\x20]*[/\\]{2})(?![^/?#]*:)")
NUMBER = re.compile(r"-?\d{1,9}\Z")
NUMBERS = names("width height colspan rowspan span start value")

LONG_TEXT = re.compile(r"(?<![^<>])[^<>]{4000}")  # looked for where a text begins, or it costs 4,000 times
CHUNK = re.compile(r"(?:[^&]|&#?\w{0,32};?){1,4000}")

COMMENT_TAGS = names("a blockquote br code del em hr li ol p pre s strong ul")
COMMENT_LINKS = "nofollow ugc noopener"


def sanitise(html: str, seal: str) -> str:
    """The HTML of an article: an editorial allow-list; class, id and role only under our `seal`."""

    return _cleaned(html, seal, keep_seal=False)


def closed(html: str, seal: str) -> str:
    """The same, every tag closed, with our attributes still sealed: for a part that others will surround."""
    return _cleaned(html, seal, keep_seal=True)


def _cleaned(html: str, seal: str, *, keep_seal: bool) -> str:
    def keep(tag: str, name: str, value: str) -> str | None:
        if name in SEALED or (tag == "source" and name == "type"):
            return (value if keep_seal else value.removeprefix(seal)) if value.startswith(seal) else None
        if (name == "src" and not HERE.match(value)) or not is_safe_address(name, value):
            return None
        return value if name not in NUMBERS or NUMBER.match(value) else None

    return _with_spaces(
        nh3.clean(
            in_short_texts(html),
            tags=set(TAGS),
            clean_content_tags=set(ERASED),
            attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
            attribute_filter=keep,
            url_schemes=ADDRESSES,
            link_rel=None,
            strip_comments=True,
        )
    )


def is_safe_address(name: str, value: str) -> bool:
    """True for an attribute that is no address, a relative address, or one of a scheme we allow.

    Stricter than browsers: what stands before a colon is a scheme, whatever is hidden in it.
    """
    scheme = SCHEME.match(value) if name in ("href", "cite", "src") else None
    return scheme is None or scheme[1].lower() in ADDRESSES


def sanitise_comment(html: str) -> str:
    """The HTML of an avis: emphasis, quotation, lists, code, links that lend no credit to their target."""

    def keep(tag: str, name: str, value: str) -> str | None:
        return value if is_safe_address(name, value) else None

    return _with_spaces(
        nh3.clean(
            in_short_texts(html),
            tags=set(COMMENT_TAGS),
            clean_content_tags=set(ERASED),
            attributes={"a": {"href"}, "ol": {"start"}},
            attribute_filter=keep,
            url_schemes=ADDRESSES,
            link_rel=COMMENT_LINKS,
            strip_comments=True,
        )
    )


def without_links(html: str) -> str:
    """The HTML of an avis with its links as mere words: until somebody has read it, it leads nowhere."""
    tags = set(COMMENT_TAGS) - {"a"}
    attributes = {"ol": {"start"}}
    return _with_spaces(
        nh3.clean(in_short_texts(html), tags=tags, attributes=attributes, link_rel=None, strip_comments=True)
    )


def in_short_texts(html: str) -> str:
    """The HTML with comments, which the sanitiser drops, inside texts of thousands of characters.

    It joins a text character by character where they are not ASCII, at the square of the length: measured,
    1.4 s for 200 KB of one paragraph, a tenth of that in pieces.
    """
    if not LONG_TEXT.search(html):
        return html
    pieces = (CHUNK.findall(token.raw) if token.kind == "text" else [token.raw] for token in tokens(html))
    return "".join("<!---->".join(piece) for piece in pieces)


def _with_spaces(clean: str) -> str:
    """The no-break spaces as themselves: the sanitiser writes each as an entity, three times as long."""
    return clean.replace("&nbsp;", "\u00a0")
