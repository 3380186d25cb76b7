"""Dates as French pages write them: "3 Mai 2009", "dimanche 1er FEVRIER 2010 à 14h30", "03/05/2009"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from articles.importing.french import fold

MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "sep": 9,
    "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_HOUR = r"(?P<hour>[01]?\d|2[0-3])\s*(?:h|:)\s*(?P<minute>[0-5]\d)?(?::[0-5]\d)?(?:\s*min\b)?"
# Matched against folded text, where "é" is "e" and "M" is "m".
DATE = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:le\s+)?)?"
    r"(?:"
    rf"(?<![\d.,/-])(?P<day>[0-3]?\d)\s*(?:er)?\s+(?P<month>{_MONTH})\b\.?,?\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?![\d-])"
    r"|\b(?P<num_day>[0-3]?\d)[/.](?P<num_month>[01]?\d)[/.](?P<num_year>(?:19|20)?\d\d)\b(?![/.]\d)"
    r")"
    rf"(?P<time>(?:\s*[,@–-]?\s*(?:vers\s+)?(?:a\s+)?|t){_HOUR})?"
)


@dataclass(frozen=True)
class FoundDate:
    """A date and where it stands in the text; `day` is None when no calendar has it (31 février).

    `said` and `hour` are as typed: the whole, and the part that says the hour.
    """

    day: date | None
    clock: time | None
    weekday: str
    start: int
    end: int
    said: str
    hour: str

    @property
    def moment(self) -> date | datetime | None:
        """The day, with the hour where there is one."""
        return datetime.combine(self.day, self.clock) if self.day and self.clock else self.day


def find_date(text: str, start: int = 0) -> FoundDate | None:
    """The first date at or after `start`, with its hour and weekday if they are said."""
    match = DATE.search(fold(text), start)
    if match is None:
        return None
    return FoundDate(
        day=_day(match),
        clock=_clock(match),
        weekday=match["weekday"] or "",
        start=match.start(),
        end=match.end(),
        said=text[match.start() : match.end()].strip(),
        hour=text[slice(*match.span("time"))].strip(" ,@–-") if match["time"] else "",
    )


def wrong_weekday(found: FoundDate) -> bool:
    return bool(found.weekday and found.day and WEEKDAYS[found.day.weekday()] != found.weekday)


def _day(match: re.Match[str]) -> date | None:
    year, month, day = _numbers(match)
    try:
        return date(year, month, day)
    except ValueError:  # a day that no calendar has: the caller tells the person
        return None


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    if match["month"]:
        return int(match["year"]), MONTHS[match["month"]], int(match["day"])
    if match["iso_year"]:
        return int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
    return _century(match["num_year"]), int(match["num_month"]), int(match["num_day"])


def _century(year: str) -> int:
    """Two digits are of this century up to 68, as the C library reads them."""
    short = int(year)
    if len(year) == 4:
        return short
    return short + (2000 if short <= 68 else 1900)


def _clock(match: re.Match[str]) -> time | None:
    if not match["time"]:
        return None
    return time(int(match["hour"]), int(match["minute"] or 0))
