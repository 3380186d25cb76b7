"""What the rules know by heart, in the files beside this one: read once."""

import re
import tomllib
from pathlib import Path
from typing import Any

from chroniques.text.vocabulary import names
from comments.screening.folding import singular

BEGUN = r"\b"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def _singular(written: str) -> frozenset[str]:
    return frozenset(singular(written.split()))


def _any_of(lines: list[str]) -> re.Pattern[str]:
    """One expression for all, the beginning of a word looked for once: the engine is so much faster."""
    begun = [line.removeprefix(BEGUN) for line in lines if line.startswith(BEGUN)]
    others = [line for line in lines if not line.startswith(BEGUN)]
    return re.compile("|".join([rf"{BEGUN}(?:{'|'.join(begun)})"] * bool(begun) + others))


VOCABULARY: dict[str, dict[str, str]] = _read("vocabulary")
MANNERS = {name: _any_of(lines) for name, lines in _read("manners").items()}
_HOSTS, _LANGUAGES, _HOLLOW = _read("hosts"), _read("languages"), _read("hollow")
SOURCES, SHORT, TALK, BLOGS, CHEAP = (
    names(_HOSTS[kind]) for kind in ("sources", "short", "talk", "blogs", "cheap")
)
SELLING, TRADES = _singular(_HOSTS["selling"]), _singular(_HOSTS["trades"])
FRENCH, OTHER = names(_LANGUAGES["french"]), names(_LANGUAGES["other"])
PRAISE, SMALL, LARGE = (_singular(_HOLLOW[kind]) for kind in ("praise", "small", "large"))
_NAMES = _read("names")
GIVEN, HELPING, KNOWN_MARKS = names(_NAMES["given"]), frozenset(_NAMES["helping"]), names(_NAMES["known"])
