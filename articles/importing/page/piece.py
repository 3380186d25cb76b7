"""The article itself, once the avis and the site are set apart: head, notes, credit, event and blocks."""

import re
from dataclasses import dataclass, replace
from datetime import date

from articles.importing.document import ImportedEvent, ImportedFootnote, ImportedSite
from articles.importing.french import fold, quoted
from articles.importing.page.blocks import Block, same_words
from articles.importing.page.body import read_body
from articles.importing.page.credits import Credit, read_credit
from articles.importing.page.event import read_label, read_report, with_label
from articles.importing.page.head import DEEPEST_HEAD, Head, read_head
from articles.importing.page.lines import OPEN, Line
from articles.importing.page.markdown import CALLS
from articles.importing.page.notes import read_notes
from articles.importing.page.site import is_tagline

PAGES = ("a propos", "qui sommes-nous", "mentions legales", "contact", "contacts", "plan du site")


@dataclass(frozen=True)
class Piece:
    """What the lines of the article give; `head` has its title, authors and dates."""

    head: Head
    kind: str
    event: ImportedEvent | None
    site: ImportedSite
    credits: tuple[Credit, ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[ImportedFootnote, ...]
    dropped: tuple[str, ...]
    doubled: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def published_on(self) -> date | None:
        return self.head.published.day if self.head.published else None


def read_piece(lines: tuple[Line, ...], site: ImportedSite) -> Piece:
    """The article that these lines hold; `site` as known so far, its tagline may be their last."""
    lines, credits = _without_credits(lines)
    notes = read_notes(lines)
    above = int(_is_name_above(notes.lines, site))
    head = read_head(notes.lines[above:])
    event = _take_event(head)
    kind = _kind(head, event)
    _clean_title(head)
    site = _with_tagline(head, site)
    body = read_body(tuple(head.lines))
    return Piece(
        head,
        kind,
        event,
        site,
        credits,
        body.blocks,
        notes.footnotes,
        dropped=(*notes.dropped, *head.dropped, *_natures(credits)),
        doubled=(*[site.name] * above, *head.doubled, *body.doubled),
        problems=(*head.problems, *notes.problems, *body.problems, *_crowded(credits)),
    )


def _without_credits(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Credit, ...]]:
    read = [(line, read_credit(line.text)) for line in lines]
    kept = tuple(line for line, credit in read if credit is None)
    return kept, tuple(credit for _, credit in read if credit is not None)


def _natures(credits: tuple[Credit, ...]) -> tuple[str, ...]:
    """ "Photo", "Infographie": what the holder does not tell. "Illustration" goes without saying."""
    return tuple(
        credit.label
        for credit in credits
        if credit.label.strip("© ") and not fold(credit.label).startswith("illustr")
    )


def _is_name_above(lines: tuple[Line, ...], site: ImportedSite) -> bool:
    """The name of the site above the title, when it stands under the article too."""
    return bool(site.name and lines) and same_words(lines[0].text) == same_words(site.name)


def _take_event(head: Head) -> ImportedEvent | None:
    report = read_report(head.title) if head.title else None
    if report is None:
        head.published = head.published or head.loose
        return None
    head.title, event = report.title, report.event
    kept = []
    for index, line in enumerate(head.lines):
        label = read_label(line.text) if index < DEEPEST_HEAD else None
        told = with_label(event, *label) if label else None
        if told is None:
            kept.append(line)
        event = told or event
    head.lines = kept
    if head.loose and event.date is None:
        event = replace(event, date=head.loose.day)
    return event


def _kind(head: Head, event: ImportedEvent | None) -> str:
    if event:
        return "report"
    if "chroniqu" in fold(head.signature) or "chroniqu" in fold(
        " ".join(author.role for author in head.authors)
    ):
        return "column_piece"
    return "page" if head.title and fold(head.title).strip(" ?!.") in PAGES else "article"


def _clean_title(head: Head) -> None:
    """A title holds no note: its call goes, its text stays with the others."""
    if head.title and OPEN in head.title:
        plain = CALLS.sub("", re.sub(rf"{CALLS.pattern}(?=\w)", " ", head.title))
        head.problems.append(
            f"Le titre {quoted(plain)} appelait une note\u00a0: placez son appel dans le texte."
        )
        head.title = plain.strip()


def _with_tagline(head: Head, site: ImportedSite) -> ImportedSite:
    """The last line of the article, when it is how the site presents itself."""
    last = head.lines[-1].text if len(head.lines) > 1 else ""
    if site.tagline or not last or not is_tagline(last):
        return site
    head.lines.pop()
    return replace(site, tagline=last)


def _crowded(credits: tuple[Credit, ...]) -> list[str]:
    if len(credits) < 2:
        return []
    holders = ", ".join(quoted(credit.holder) for credit in credits)
    return [f"La page porte plusieurs crédits ({holders})\u00a0: rattachez chacun à son image."]
