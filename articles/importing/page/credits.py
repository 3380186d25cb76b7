"""Who made the picture: "Illustration : …", "Crédit photo : …", "© …"."""

import re
from dataclasses import dataclass

from articles.importing.french import CAP, FULL_NAME, has_clause, words

LONGEST = 90  # characters of a holder: two names and an agency
_NATURE = r"(?i:(?:illustration|photo|photographie|image|dessin|portrait|infographie|document|visuel)s?)"
_LABEL = (
    rf"(?:(?i:cr[ée]dits?)(?:[ -]{_NATURE})?\s*(?::|©|-\s|–)\s*(?:©\s*)?"
    rf"|{_NATURE}\s*(?::\s*(?:©\s*)?|©\s*|(?:de|par)\s+(?={FULL_NAME}\W*$))"
    r"|©\s*|\([cC]\)\s+)"
)
IN_BRACKETS = re.compile(rf"\((?P<label>{_NATURE})\s+(?P<holder>{FULL_NAME})\)\.?")
WHOLE = re.compile(rf"[(\[]?\s*(?P<label>{_LABEL})(?P<holder>\S.*?)\s*[)\]]?\.?")


@dataclass(frozen=True)
class Credit:
    label: str
    holder: str


def read_credit(text: str) -> Credit | None:
    """The credit that this line is, or None. A sentence that begins by "Photo :" is none."""
    found = IN_BRACKETS.fullmatch(text) or WHOLE.fullmatch(text)
    if found is None or not _is_holder(found["holder"]):
        return None
    return Credit(found["label"].strip(" :©(["), found["holder"].strip())


def is_credit(text: str) -> bool:
    return read_credit(text) is not None


def _is_holder(text: str) -> bool:
    return (
        len(text) <= LONGEST
        and not has_clause(text)
        and len(words(text)) <= 12
        and bool(re.search(CAP, text))
    )
