"""Citer ce texte: its reference as French bibliographies write it, and for the tools that manage them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ARTICLES = {
    "le",
    "la",
    "les",
    "du",
    "des",
}  # « LA FONTAINE (Jean de) »: they stay with the name, "de" does not
PARTICLE = re.compile(r"(?P<particle>d['’])(?P<name>.+)")
LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}


@dataclass(frozen=True)
class Citation:
    """What a reference says. `authors` are written « NOM (Prénom) »; `address` is absolute."""

    authors: str
    title: str
    site: str
    published: date
    address: str
    bibtex: str


def citation(
    names: Iterable[str], title: str, site: str, published: date, address: str, key: str
) -> Citation:
    """The reference of a text by these authors. `key` names it in BibTeX."""
    parted = [inverted(name) for name in names]
    fields = {
        "author": " and ".join(_in_bibtex(*name) for name in parted),
        "title": f"{{{latex(title)}}}",
        "organization": latex(site),
        "date": published.isoformat(),
        "url": address,
        "langid": "french",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    authors = ", ".join(_in_french(*name) for name in parted)
    return Citation(authors, title, site, published, address, f"@online{{{key},\n{lines}}}")


def inverted(name: str) -> tuple[str, str]:
    """Family name and forename: AFNOR Z 44-005's order. A collective or a single name has no forename.

    What is written in capitals is the family name; else the last word, with the articles before it.
    """
    words = name.split()
    capitals = [word for word in words if word.isupper() and len(word.strip(".")) > 1]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals)
    if _is_collective(words):
        return name, ""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in ARTICLES:
        start -= 1
    return _without_particle(words[:start], words[start:])


def latex(text: str) -> str:
    """The text with LaTeX's own signs escaped."""
    return "".join(LATEX.get(sign, sign) for sign in text)


def _is_collective(words: list[str]) -> bool:
    """« La rédaction », « Les amis du papier »: no person has this name; nor « Nadja » a forename."""
    if len(words) < 2:
        return True
    led = words[0].lower() in ARTICLES or words[0].lower().startswith(("l’", "l'"))
    last = PARTICLE.match(words[-1])
    return led or not (last["name"] if last else words[-1])[0].isupper()


def _without_particle(forename: list[str], family: list[str]) -> tuple[str, str]:
    if found := PARTICLE.match(family[0]):
        forename, family = [*forename, found["particle"]], [found["name"], *family[1:]]
    return " ".join(family), " ".join(forename)


def _in_french(family: str, forename: str) -> str:
    return f"{family.upper()} ({forename})" if forename else family


def _in_bibtex(family: str, forename: str) -> str:
    return f"{latex(family)}, {latex(forename)}" if forename else f"{{{latex(family)}}}"
