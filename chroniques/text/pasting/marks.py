"""What an element says of its words: strong, stressed, struck… by its name, by its style, by its class."""

import re
from typing import NamedTuple

from chroniques.text.pasting.tree import Node

BY_TAG = {
    "b": "strong", "strong": "strong",
    "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
    "s": "del", "del": "del", "strike": "del",
    "sup": "sup", "sub": "sub", "u": "u", "mark": "mark",
    "code": "code", "tt": "code", "kbd": "code", "samp": "code",
}  # fmt: skip
STYLE = re.compile(
    r"(?:^|;)\s*(font-weight|font-style|text-decoration(?:-line)?|vertical-align|background(?:-color)?|"
    r"mso-highlight|display|mso-hide|text-align|mso-list|mso-element)\s*:\s*([^;]*)",
    re.IGNORECASE,
)
BOLD = re.compile(r"bold|[6-9]00\Z")
PLAIN = re.compile(r"normal|[1-5]00\Z")
# Word, LibreOffice and Google name a marker’s ink so; a browser writes the ground of the page as `rgb(…)`.
INK = re.compile(r"(?!#f{3}(?:f{3})?\b)#|(?:yellow|lime|aqua|cyan|fuchsia|magenta|red|green|blue|silver)\b")
LANGUAGE = re.compile(r"(?!fr)[a-z]{2,3}\Z")  # Word and LibreOffice, which name all words, add a country
SPEAKING = frozenset(("i", "em", "cite", "q", "span", "a"))


class Look(NamedTuple):
    """How words are to be set: their marks, the address that they lead to, their language."""

    marks: frozenset[str] = frozenset()
    link: str = ""
    language: str = ""


def style_of(node: Node) -> dict[str, str]:
    """The few properties of its style that mean something, in lower case."""
    if ":" not in node.get("style"):
        return {}
    return {found[1].lower(): found[2].strip().lower() for found in STYLE.finditer(node.get("style"))}


def look_of(node: Node, around: Look) -> Look:
    """The look of the words in an element, given the look around it."""
    marks = set(around.marks)
    if node.tag in BY_TAG:
        marks.add(BY_TAG[node.tag])
    style = style_of(node)
    if style:
        _set(marks, "strong", style.get("font-weight", ""), BOLD, PLAIN)
        _set(marks, "em", style.get("font-style", ""), re.compile("italic|oblique"), re.compile("normal"))
        _set(marks, "sup", style.get("vertical-align", ""), re.compile("super"), re.compile("baseline|sub"))
        _set(marks, "sub", style.get("vertical-align", ""), re.compile("sub"), re.compile("baseline|super"))
        _decorate(marks, style)
        if not node.is_block and _is_highlighted(style):
            marks.add("mark")
    language = node.get("lang") if node.tag in SPEAKING else ""
    return around._replace(
        marks=frozenset(marks), language=language if LANGUAGE.match(language) else around.language
    )


def _set(marks: set[str], mark: str, value: str, on: re.Pattern[str], off: re.Pattern[str]) -> None:
    if on.match(value):
        marks.add(mark)
    elif off.match(value):
        marks.discard(mark)


def _decorate(marks: set[str], style: dict[str, str]) -> None:
    value = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    if "line-through" in value:
        marks.add("del")
    if "underline" in value:
        marks.add("u")


def _is_highlighted(style: dict[str, str]) -> bool:
    grounds = (style.get(name, "") for name in ("background", "background-color", "mso-highlight"))
    return any(INK.match(ground) for ground in grounds)
