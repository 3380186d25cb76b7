"""The few shapes that our drawings are made of, and the guard of drawings.

No drawing has a viewBox: lengths along the line are percentages, heights are in em. A figure is therefore as
wide as its column while its words keep the size that the reader chose, at 320 px as on a wall. Colours and
dashes come from classes alone.
"""

import re
from html import escape
from textwrap import wrap

import nh3

from chroniques.text.typography import typeset_text
from chroniques.text.vocabulary import names

NARROWEST = 288  # px: the column of a telephone of 320 px
LETTER = 8.0  # px: a wide average of the labels' letters, in the widest of the sans serifs
LABEL = 30  # letters that such a column holds
STEP = 1.3  # em from one line of words to the next

TAGS = names("svg title g line circle text tspan")
LENGTHS = names("x y x1 y1 x2 y2 dx dy cx cy r width height")
LENGTH = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,2})?(?:em|%)?\Z")
WORDS = {"class", "id", "role", "aria-labelledby", "aria-describedby"}
WORD = re.compile(r"[A-Za-z0-9_ -]*\Z")


def shape(tag: str, inside: str = "", **attributes: str) -> str:
    """A shape; `inside` is markup already, attribute names are spelled `class_`, `aria_labelledby`."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items()
    )
    return f"<{tag}{written}>{inside}</{tag}>"


def share(value: float) -> str:
    """A part of the width, in per cent."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def em(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "em"


def said(words: str) -> str:
    """Words in French type, as the inside of a shape."""
    return escape(typeset_text(words, ligatures=True), quote=False)


def cut(words: str, letters: int = LABEL) -> list[str]:
    """Words over as many lines as they need; at least one."""
    return wrap(words, letters) or [""]


def room(texts: list[str]) -> float:
    """The per cent of the narrowest column that the longest of these texts takes, at most half of it."""
    longest = max((len(text) for text in texts), default=0)
    return min(50.0, 100 * (longest + 2) * LETTER / NARROWEST)


def drawing(shapes: list[str], height: float, name: str, title: str) -> str:
    """The picture, named by its title and described by the sentence `{name}-mots`; through the guard."""
    inside = shape("title", said(title), id=f"{name}-titre") + "".join(shapes)
    return guarded(
        shape(
            "svg",
            inside,
            class_="graph-image",
            role="img",
            width="100%",
            height=em(height),
            aria_labelledby=f"{name}-titre",
            aria_describedby=f"{name}-mots",
        )
    )


def guarded(svg: str) -> str:
    """Nothing but the shapes above, their places and their classes: no address, no style, no event."""

    def keep(tag: str, name: str, value: str) -> str | None:
        return value if (LENGTH if name in LENGTHS else WORD).match(value) else None

    clean = nh3.clean(
        svg,
        tags=set(TAGS),
        attributes={"*": {*LENGTHS, *WORDS}},
        attribute_filter=keep,
        link_rel=None,
    )
    return clean.replace("&nbsp;", "\u00a0")
