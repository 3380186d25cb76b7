"""The signs of a reader's text: what is kept, what is made plain, what goes. Pure."""

import re
import unicodedata

# French spaces are part of the text; a line end and a tab too.
AS_TYPED = frozenset("\n\t \u00a0\u202f")
# Zero-width space, byte-order mark, and the signs that turn the direction of what follows them:
# with these a text could show something else than it says (Unicode TR 36).
# And the letters that are blank: the Hangul fillers.
UNSEEN = frozenset(
    "\u115f\u1160\u3164\uffa0\u200b\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

BLANK = UNSEEN | {"\u2800"}  # a letter of braille without a dot
# What Markdown may show as nothing: an entity, where a link leads, the line that opens or closes code.
MAY_VANISH = re.compile(r"&#?\w+;|\]\([^()]*\)|^[ >*+-]*(?:```|~~~).*$", re.M)


def readable(text: str) -> str:
    """The text with plain line ends and spaces, without the signs that no one can see or type."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_kept(sign) for sign in lines)


def _kept(sign: str) -> str:
    if sign in AS_TYPED:
        return sign
    category = unicodedata.category(sign)
    if category in {"Zl", "Zp"}:
        return "\n"
    if category == "Zs":
        return " "
    return "" if category in {"Cc", "Cs", "Cn"} or sign in UNSEEN else sign


def is_seen(text: str) -> bool:
    """Is there a sign in it that one sees: a letter, a figure, a mark, a drawing?"""
    return any(sign not in BLANK and unicodedata.category(sign)[0] in "LNPS" for sign in text)


def surely_shows(source: str) -> bool:
    """Does this Markdown hold a word that is shown, whatever stands around it? Where it seems not, rendering
    alone tells."""
    return any(sign.isalnum() for sign in MAY_VANISH.sub("", source))
