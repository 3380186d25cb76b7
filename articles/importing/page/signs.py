"""The line that signs an avis: who, when, in answer to whom."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from articles.importing.dates import FoundDate, find_date
from articles.importing.french import fold, listed

LONGEST = 120  # characters of the whole line
_NAME = r"[^\W_][^|:,;!?…()\n]{0,38}?"
_SAID = r"(?:a dit|dit|a ecrit|ecrit|a commente|commente|a repondu|repond|wrote|said|says|a reagi|reagit)"
_BY = (
    r"(?:(?:redige|poste|publie|ecrit|envoye|commentaire|message|avis|reaction|reponse)e?s?\s+)?"
    r"(?:par|de)\s*:?"
)
_WHEN = r"\s*[,:|–-]?\s*(?:(?:le\s+)?\x00)?"
_END = r"\s*[:…,.|–-]*"

# Against folded text in which the date is one "\x00".
SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:le\s+)?\x00\s*[,:|–-]?\s*(?P<name>{_NAME})\s+{_SAID}(?:\s+a\s+(?P<to>{_NAME}))?{_END}",
        rf"(?:le\s+)?\x00\s*[,:|–-]?\s*(?:{_BY}|by)\s*(?P<name>{_NAME}){_END}",
        rf"(?P<name>{_NAME})\s+{_SAID}(?:\s+a\s+(?P<to>{_NAME}))?\s*[,:|–-]?\s*(?:(?:le\s+)?\x00)?{_END}",
        rf"(?P<name>{_NAME}),?\s+(?:en reponse a|repond a|a repondu a)\s+(?P<to>{_NAME}){_WHEN}{_END}",
        rf"reponse de\s+(?P<name>{_NAME})\s+a\s+(?P<to>{_NAME}){_WHEN}{_END}",
        rf"{_BY}\s*(?P<name>{_NAME})\s*[,:|–-]?\s*(?:le\s+)?\x00{_END}",
        rf"(?:redige|poste|publie|ecrit|envoye)e?s?\s+par\s*:?\s*(?P<name>{_NAME}){_END}",
        rf"(?P<name>{_NAME})\s*[,:|(–-]?\s*(?:le\s+)?\x00\)?{_END}",
        rf"(?P<name>{_NAME})\s*[,:|(–-]\s*(?:le\s+)?\x00\)?{_END}",
        rf"(?:le\s+)?\x00\s*[,:|–-]\s*(?P<name>{_NAME}){_END}",
    )
)
BUTTON = re.compile(r"\s*[|·•–-]\s*(?:répondre|signaler|citer|reply)\W*$", re.IGNORECASE)
RANK = re.compile(r"(?:(?:#|n°\s*)\d{1,3}|\d{1,3}\s*[.)-])\s*(?=\S)")
ANSWERS = re.compile(r"(?:↳\s*)?(?:en reponse a|reponse a|in reply to)\s*:?\s*(?P<to>.{1,40}?)\s*[:.]?")


@dataclass(frozen=True)
class Sign:
    """`to` is the name of whom it answers, as typed; `is_day_only` a line with a date and no name."""

    name: str = ""
    moment: date | datetime | None = None
    to: str = ""
    is_reply: bool = False

    @property
    def is_day_only(self) -> bool:
        return not self.name and self.moment is not None


def read_sign(text: str) -> Sign | None:
    """The sign that this line is ("Léa a dit…", "Posté par Léa, 03/05/2010"), or None for prose."""
    text = BUTTON.sub("", text.strip())
    if len(text) > LONGEST:
        return None
    bare = (
        text[rank.end() :] if (rank := RANK.match(text)) and not find_date(text[: rank.end() + 8]) else text
    )
    reply, bare = _without_arrow(bare)
    found = find_date(bare)
    if found and found.day is None:
        return None  # no calendar has that day: the line stays in sight, in the text
    masked = _masked(bare, found)
    folded = fold(masked)
    if found and re.fullmatch(r"(?:le\s+|date\s*:\s*)?\x00" + _END, folded):
        return Sign(moment=found.moment, is_reply=reply)
    for shape in SHAPES:
        sign = shape.fullmatch(folded)
        if sign and _is_name(masked[slice(*sign.span("name"))]):
            return _sign(masked, sign, found, reply)
    return None


def answered(text: str) -> str:
    """The name in a line such as "En réponse à Léa", "" for any other line."""
    found = ANSWERS.fullmatch(fold(text))
    return text[slice(*found.span("to"))].strip() if found and len(text) <= 60 else ""


def _sign(masked: str, sign: re.Match[str], found: FoundDate | None, reply: bool) -> Sign:
    groups = sign.groupdict()
    to = masked[slice(*sign.span("to"))].strip() if groups.get("to") else ""
    name = masked[slice(*sign.span("name"))].strip(" -–|")
    return Sign(name, found.moment if found else None, to, reply or bool(to) or "repond" in sign[0])


def _without_arrow(text: str) -> tuple[bool, str]:
    bare = text.lstrip("↳→> ")
    return bare != text, bare


def _masked(text: str, found: FoundDate | None) -> str:
    return text if found is None else text[: found.start] + "\x00" + text[found.end :]


def _is_name(text: str) -> bool:
    """Up to four words, of which the first is no common word of a sentence."""
    found = text.strip().split()
    return 0 < len(found) <= 4 and "\x00" not in text and fold(found[0]) not in NOT_NAMES


NOT_NAMES = listed(
    """
    le la les un une des ce cet cette ces il elle on je tu nous vous ils elles qui que quoi comme
    comment mais et ou donc depuis avant apres en dans pour par sur mon ma mes ton ta tes son sa ses
    notre nos votre vos rendez-vous merci bonjour bonsoir bravo l'auteur quelqu'un tout tous
    """
)
