"""The line that says when the page was published: "Publié le 3 Mai 2009", and its variations."""

import re
from dataclasses import dataclass

from articles.importing.dates import FoundDate, find_date
from articles.importing.french import fold, has_clause
from articles.importing.page.bylines import Byline, read_byline

LONGEST = 140  # characters
LABEL = re.compile(
    r"(?:(?:article|billet|texte|note|post|message)\s+)?"
    r"(?:publication|publie|poste|mise? en ligne|paru|ecrit|redige|ajoute|date"
    r"|diffuse|edite|mis|depose|envoye)"
    r"(?:e|es|s)?(?:\s+(?:de publication|par ecrit))?\s*(?::|le\b|ce\b|en\b|du\b)?\s*(?:le\s+)?"
)
TRAILER = re.compile(
    r"(?:[|·•,–—-]|dans\b|sous\b|in\b|a \d|par\b|\(|#|\d+ (?:commentaires?|reactions?|avis)|commentaires?)"
)


@dataclass(frozen=True)
class Dateline:
    """`byline` when the line names who published; `rest` is what it says besides.
    `is_loose` under "Date :" alone, which does not say of what."""

    published: FoundDate
    byline: Byline | None = None
    rest: str = ""
    is_loose: bool = False


def read_dateline(text: str, bare: bool = False) -> Dateline | None:
    """The line of publication that this text is, or None. With `bare`, a date alone is one too."""
    if len(text) > LONGEST:
        return None
    found = find_date(text)
    label = LABEL.match(fold(text))
    if found is None or not (label or bare):
        return None
    before = fold(text[label.end() if label else 0 : found.start])
    if before.strip(" :,|–-") not in ("", "le"):
        return None
    loose = bool(label and label[0].strip().startswith("date") and "publi" not in label[0])
    return _read(text[found.end :].strip(), found, loose)


def _read(rest: str, found: FoundDate, loose: bool) -> Dateline | None:
    said = rest.strip(" .,|·•–—-")
    byline = read_byline(said)
    if byline is None and said and (not TRAILER.match(fold(rest)) or has_clause(rest) or len(said) > 60):
        return None
    return Dateline(found, byline, "" if byline else said, loose)
