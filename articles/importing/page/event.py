"""What a report says of its event, in its title and in the labelled lines under it."""

import re
from dataclasses import dataclass, replace

from articles.importing.dates import find_date
from articles.importing.document import ImportedEvent
from articles.importing.french import CAP, FULL_NAME, NAME, capitalised, fold
from articles.importing.page.signatures import names_of

_STRONG = (
    r"(?:conference|petit[- ]dejeuner)(?:[- ]debat)?|colloque|seminaire|table[- ]ronde|webinaire|webinar"
    r"|symposium|congres|assises|barcamp|afterwork|masterclass|cycle de conferences|keynote"
)
_WEAK = (
    r"salon|forum|rencontres?|atelier|journees?|debat|soiree|universite d'ete|meetup|convention|sommet|cafe"
)
ACCOUNT = (
    r"(?:compte[- ]rendu|retour|debrief|echos?|notes|resume|synthese|bilan)"
    r"(?:\s*:|\s+(?:du|de la|de l'|de|des|d'une?|d'|sur la|sur le|sur))?"
)
STRONG = re.compile(rf"(?:{ACCOUNT}\s*)?(?:{_STRONG})\b(?!s\s*:)")
WEAK = re.compile(rf"(?:{ACCOUNT}\s*)?(?:{_WEAK})\b")
ACCOUNTED = re.compile(r"(?:compte[- ]rendu|debrief)\b")
EVENT = re.compile(rf"(?:{_STRONG}|{_WEAK})\b")
SPEAKING = re.compile(
    rf"\s*[,–—|(-]?\s*(?i:(?:anim|présent|donn|proposé|tenu|men)[ée]*e?s?\s+)?(?i:par|avec)\s+"
    rf"(?P<names>{FULL_NAME}(?:\s*(?:,|et|&)\s*(?:et\s+)?{FULL_NAME})*)\s*\)?(?=$|\s*[,.–—|:(-]|\s+(?:à|le|au|chez)\s)"
)
CALLED = re.compile(
    r"\s+(?:(?:d[’'e]|du|des)\s*(?:la |l[’'])?)?"
    rf"(?P<who>{NAME}(?:\s+\d[\d.]*)?)\s+(?:sur|:|«|–|—|-|consacrée?)\s*"
)
LABELS = {
    "place": re.compile(r"(?:lieu|adresse|ou)\s*:\s*(?P<value>\S.*)"),
    "organiser": re.compile(r"(?:organisa(?:teur|trice)s?|organisee?s? par)\s*:?\s*(?P<value>\S.*)"),
    "speakers": re.compile(r"(?:intervenante?s?|conferenciere?s?|orateurs?|avec)\s*:\s*(?P<value>\S.*)"),
    "date": re.compile(r"(?:date de l'evenement|date de la conference|quand|date)\s*:\s*(?P<value>\S.*)"),
    "name": re.compile(r"(?:evenement|conference)\s*:\s*(?P<value>\S.*)"),
}  # fmt: skip


@dataclass(frozen=True)
class Report:
    title: str
    event: ImportedEvent


def read_report(title: str) -> Report | None:
    """The report that this title announces: "Conférence … sur …, par NOM" names a speaker, and the
    title a reader would say goes without. None when the title announces no event."""
    folded = fold(title).replace("’", "'")
    speaking = SPEAKING.search(title)
    if not (STRONG.match(folded) or ACCOUNTED.match(folded) or (WEAK.match(folded) and speaking)):
        return None
    clean = _without(title, speaking) if speaking else title
    speakers = names_of(speaking["names"]) if speaking else ()
    return Report(clean, _event(clean, speakers))


def _without(title: str, speaking: re.Match[str]) -> str:
    before, after = title[: speaking.start()].rstrip(" ,"), title[speaking.end() :].strip()
    joint = "" if not after or after[0] in ",.:" else " "
    return f"{before}{joint}{after}".strip()


def _event(title: str, speakers: tuple[str, ...]) -> ImportedEvent:
    started = EVENT.search(fold(title))
    name = capitalised(title[started.start() :]) if started else title
    found = find_date(name)
    return ImportedEvent(name, _organiser(name), speakers, _place(name), found.day if found else None)


def _organiser(name: str) -> str:
    """Who calls: the proper name between the event and its subject, "Conférence La Poste sur…"."""
    said = re.search(rf"\borganisée?s?\s+par\s+(?:la |le |les |l[’'])?(?P<who>{NAME})", name)
    started = EVENT.match(fold(name))
    called = CALLED.match(name, started.end() if started else 0)
    found = said or called
    return found["who"] if found else ""


def _place(name: str) -> str:
    found = re.search(rf"[,)»\d–—-]\s*à\s+(?P<place>{CAP}(?:[ -]{CAP})?)(?=$|\s*[,.)(–-]|\s+le\s)", name)
    return found["place"] if found else ""


def read_label(text: str) -> tuple[str, str] | None:
    """ "Lieu : Dakar" → ("place", "Dakar"); None when the line bears no label of an event."""
    folded = fold(text).replace("’", "'")
    for field, label in LABELS.items():
        found = label.fullmatch(folded)
        if found and len(text) <= 120:
            return field, text[found.start("value") :].strip()
    return None


def with_label(event: ImportedEvent, field: str, value: str) -> ImportedEvent | None:
    """The event with what a labelled line adds; None when the value cannot be kept in it."""
    if field == "date":
        found = find_date(value)
        return replace(event, date=found.day) if found and found.day else None
    if field == "speakers":
        names = names_of(value)
        return replace(event, speakers=_united(event.speakers, names)) if names else None
    return replace(event, **{field: value.rstrip(".")})  # type: ignore[arg-type]


def _united(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    return (*one, *(name for name in two if name not in one))
