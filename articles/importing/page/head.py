"""The head of an article: its title, who signs, when, and its standfirst."""

from dataclasses import dataclass, field

from articles.importing.dates import FoundDate, wrong_weekday
from articles.importing.document import ImportedAuthor
from articles.importing.french import fold, quoted, sentences, starts_low
from articles.importing.page.blocks import opens_item, same_words
from articles.importing.page.bylines import Byline, read_byline, split_title
from articles.importing.page.datelines import Dateline, read_dateline
from articles.importing.page.event import read_label, read_report
from articles.importing.page.lines import Line

LONGEST_TITLE = 150  # characters
MOST_ABOVE = 3  # lines above a signature
DEEPEST_HEAD = 6  # lines under the title where the labels of an event may stand
FOOT = 3  # lines at the end where a signature may stand
GREETINGS = ("bonjour", "bonsoir", "salut", "cher", "chers", "chere", "cheres", "hello", "coucou")


@dataclass
class Head:
    """What the head says, filled step by step; `lines` are those left for the body.

    `loose` is a date under the bare label "Date :", which may be that of an event.
    """

    lines: list[Line]
    title: str | None = None
    standfirst: str = ""
    authors: tuple[ImportedAuthor, ...] = ()
    signature: str = ""
    published: FoundDate | None = None
    loose: FoundDate | None = None
    dropped: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_head(lines: tuple[Line, ...]) -> Head:
    """The head, its lines taken from those of the article."""
    head = Head(list(lines))
    signed_at = _take_signatures(head)
    _take_title(head, signed_at)
    return head


def _take_signatures(head: Head) -> int | None:
    """By-lines and datelines go; the answer is where the first by-line, or else the first dateline,
    stood at the head of the page: what is above it is the title."""
    signed_at: dict[str, int] = {}
    kept: list[Line] = []
    for index, line in enumerate(head.lines):
        at_head = _is_head(kept)
        taken = _take_signature(head, line.text) if at_head or index >= len(head.lines) - FOOT else ""
        if not taken:
            kept.append(line)
        elif at_head:
            signed_at.setdefault(taken, len(kept))
    head.lines = kept
    first = signed_at.get("byline", signed_at.get("dateline"))
    return first if first is None or first < len(kept) or first == 1 else None


def _is_head(kept: list[Line]) -> bool:
    """Above a signature stand a title, its repetition, and one paragraph at most: the standfirst."""
    prose = sum(len(line.text) > LONGEST_TITLE for line in kept)
    return len(kept) <= MOST_ABOVE and prose <= 1 and (not kept or len(kept[0].text) <= LONGEST_TITLE)


def _take_signature(head: Head, text: str) -> str:
    """What the line is, "dateline" or "byline", once noted; "" when it is neither."""
    dateline = read_dateline(text, bare=True)
    if dateline:
        _note_dateline(head, dateline)
        return "byline" if dateline.byline else "dateline"
    byline = read_byline(text)
    if byline is None:
        return ""
    _note_byline(head, byline)
    return "byline"


def _note_dateline(head: Head, dateline: Dateline) -> None:
    if dateline.is_loose:
        head.loose = head.loose or dateline.published
    else:
        _note_date(head, dateline.published)
    if dateline.byline:
        _note_byline(head, dateline.byline)
    if dateline.rest:
        head.dropped.append(dateline.rest)


def _note_byline(head: Head, byline: Byline) -> None:
    if byline.stray:
        head.dropped.append(byline.stray)
        head.problems.append(
            f"Le mot {quoted(byline.stray)} était collé devant la signature et n’est pas repris\u00a0: "
            "vérifiez qu’il n’y manque rien."
        )
    if byline.rest:
        head.dropped.append(byline.rest)
    if byline.published:
        _note_date(head, byline.published)
    if not head.authors:
        head.authors, head.signature = byline.authors, byline.line
    elif _names(byline.authors) <= _names(head.authors):
        head.doubled.append(byline.line)
    else:
        head.dropped.append(byline.line)
        head.problems.append(
            f"Une seconde signature n’est pas reprise\u00a0: {quoted(byline.line)}. Vérifiez qui signe."
        )


def _names(authors: tuple[ImportedAuthor, ...]) -> set[str]:
    return {fold(author.name) for author in authors}


def _note_date(head: Head, found: FoundDate) -> None:
    if found.day is None:
        head.dropped.append(found.said)
        head.problems.append(
            f"La date {quoted(found.said)} n’existe dans aucun calendrier\u00a0: "
            "donnez celle de la publication."
        )
    elif head.published and head.published.day != found.day:
        head.dropped.append(found.said)
        head.problems.append(
            f"Une seconde date n’est pas reprise\u00a0: {quoted(found.said)}. "
            "Vérifiez celle de la publication."
        )
    else:
        head.published = head.published or found
        _note_hour(head, found)


def _note_hour(head: Head, found: FoundDate) -> None:
    """The day alone is kept: the hour goes to the report, and a weekday that the date belies."""
    if found.hour:
        head.dropped.append(found.hour)
    if wrong_weekday(found):
        head.dropped.append(found.weekday)
        head.problems.append(
            f"La date {quoted(found.said)} ne tombe pas un {found.weekday}\u00a0: vérifiez-la."
        )


def _take_title(head: Head, signed_at: int | None) -> None:
    if signed_at is not None:
        above, head.lines = head.lines[:signed_at], head.lines[signed_at:]
        _title_among(head, above)
        dated_only = signed_at == 0 and not head.authors
        if above or not dated_only:
            return
    if head.lines and _is_title_like(head.lines):
        _set_title(head, head.lines.pop(0).text)


def _title_among(head: Head, above: list[Line]) -> None:
    """The lines above the signature: the title, its repetition, the standfirst."""
    if not above:
        return
    first, *others = above
    if len(first.text) > LONGEST_TITLE:
        head.lines[:0] = above
        return
    title = first.text
    others = [line for line in others if not _is_repeated(head, title, line)]
    if others and starts_low(others[0].text) and not others[0].gap:
        title = f"{title} {others.pop(0).text}"
    if read_report(title):
        head.lines[:0] = [line for line in others if read_label(line.text)]
        others = [line for line in others if not read_label(line.text)]
    _set_title(head, title)
    head.standfirst = "\n\n".join(line.text for line in others)
    if others and len(head.standfirst) <= LONGEST_TITLE / 2:
        head.problems.append(
            f"Deux lignes précèdent la signature\u00a0: {quoted(title)} a été pris pour titre, "
            f"{quoted(head.standfirst)} pour chapô. Vérifiez."
        )


def _is_repeated(head: Head, title: str, line: Line) -> bool:
    if same_words(line.text) != same_words(title):
        return False
    head.doubled.append(line.text)
    return True


def _set_title(head: Head, text: str) -> None:
    """The title without the signature that it may hold; in a report it names a speaker: it stays."""
    signed = None if read_report(text) else split_title(text)
    head.title = text
    if signed and (byline := read_byline(signed[1])):
        head.title = signed[0]
        _note_byline(head, byline)
    while head.lines and _is_repeated(head, head.title, head.lines[0]):
        head.lines.pop(0)


def _is_title_like(lines: list[Line]) -> bool:
    """A first line that is not prose: short, one sentence, no full stop, and something under it."""
    text = lines[0].text
    if len(lines) < 2 or opens_item(text) or len(text) > LONGEST_TITLE or text[-1] in ".:;,":
        return False
    greets = fold(text).split()[0].strip(",!") in GREETINGS
    signed = split_title(text) is not None
    return (sentences(text) == 1 or signed) and not greets and not starts_low(lines[1].text)
