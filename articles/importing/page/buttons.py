"""Among the lines of an article, those that the site put there. A word does not tell: "Répondre" is a
button under a text, and an item of a list within it. The place tells."""

from collections.abc import Sequence

from articles.importing.french import ends_sentence, starts_low, words
from articles.importing.page.avis import is_header
from articles.importing.page.blocks import opens_item
from articles.importing.page.bylines import is_byline
from articles.importing.page.chrome import is_chrome
from articles.importing.page.credits import is_credit
from articles.importing.page.datelines import read_dateline
from articles.importing.page.lines import Line
from articles.importing.page.site import is_name, is_tagline
from chroniques.text.oldnotes.calls import is_note_text

LONGEST_TITLE = 150  # characters
SHORT = 60  # characters: no label, item of one breath or name of a site is longer
MOST_ABOVE = 4  # lines of a head
MOST_WORDS = 4  # of a heading without a colon


def buttons_among(lines: Sequence[Line]) -> set[int]:
    """The ranks of the lines that belong to the site: labels, notices and invitations typed as such (no
    list sign, no final colon), at the edges of the article or in a block of their own."""
    return {
        rank
        for rank in range(len(lines))
        if _is_label(lines, rank)
        and not _is_in_list(lines, rank)
        and (_is_at_the_top(lines, rank) or _is_at_the_foot(lines, rank) or _is_apart(lines, rank))
    }


def _is_label(lines: Sequence[Line], rank: int) -> bool:
    """A label; "Partager :" is one above other labels, and else a heading."""
    text = lines[rank].text
    if not is_chrome(text) or opens_item(text):
        return False
    following = [line.text for line in lines[rank + 1 : rank + 2]]
    return not text.endswith(":") or any(is_chrome(other) and not opens_item(other) for other in following)


def _is_in_list(lines: Sequence[Line], rank: int) -> bool:
    """One of a run of short lines led by a sentence that ends in ":", or that hold other words."""
    start, end = _run(lines, rank)
    led = bool(start) and lines[start - 1].text.endswith(":") and not is_chrome(lines[start - 1].text)
    others = [line.text for line in lines[start:end] if not is_chrome(line.text)]
    return led or (starts_low(lines[rank].text) and any(map(starts_low, others)))


def _run(lines: Sequence[Line], rank: int) -> tuple[int, int]:
    """The stretch of short lines around, that no blank line parts unless an indent tells them as items."""
    start = end = rank
    while start and _is_short(lines[start - 1]) and _holds(lines[start]):
        start -= 1
    while end + 1 < len(lines) and _is_short(lines[end + 1]) and _holds(lines[end + 1]):
        end += 1
    return start, end + 1


def _holds(line: Line) -> bool:
    return not line.gap or line.is_deep


def _is_short(line: Line) -> bool:
    return len(line.text) <= SHORT and not line.text.endswith(":")


def _is_at_the_top(lines: Sequence[Line], rank: int) -> bool:
    """Under the title, the signature or the date; above them too."""
    above = [line.text for line in lines[:rank] if not is_chrome(line.text)]
    if len(above) < 2:
        return not above or (len(above[0]) <= LONGEST_TITLE and not above[0].endswith((".", ":", ",")))
    return len(above) <= MOST_ABOVE and _signs(above[-1])


def _signs(text: str) -> bool:
    return is_byline(text) or is_credit(text) or read_dateline(text, bare=True) is not None


def _is_at_the_foot(lines: Sequence[Line], rank: int) -> bool:
    """Nothing of the text stands below: notes, signatures, other labels, a line of the site at most."""
    below = [line.text for line in lines[rank + 1 :] if not _is_of_the_foot(line.text)]
    return not below or (len(below) == 1 and _is_the_sites(below[0]))


def _is_the_sites(text: str) -> bool:
    return is_tagline(text) or (is_name(text) and not opens_item(text) and not starts_low(text))


def _is_of_the_foot(text: str) -> bool:
    is_label = is_chrome(text) and not opens_item(text)
    return is_label or is_note_text(text) or _signs(text) or is_header(text)


def _is_apart(lines: Sequence[Line], rank: int) -> bool:
    """Labels alone between two blank lines; a lone word among headings of its kind is one of them."""
    start, end = rank, rank + 1
    while start and not lines[start].blank:
        start -= 1
    while end < len(lines) and not lines[end].blank:
        end += 1
    alone = all(is_chrome(line.text) for line in lines[start:end])
    return alone and not (end - start == 1 and _is_a_heading(lines, rank))


def _is_a_heading(lines: Sequence[Line], rank: int) -> bool:
    return any(_heads(lines, other) for other in range(1, len(lines) - 1) if other != rank)


def _heads(lines: Sequence[Line], rank: int) -> bool:
    """A few words between two blank lines, no label, with a sentence under them."""
    line, following = lines[rank], lines[rank + 1]
    is_lone = line.blank and following.blank and len(words(line.text)) <= MOST_WORDS
    is_plain = not is_chrome(line.text) and not _signs(line.text) and not opens_item(line.text)
    return is_lone and is_plain and not ends_sentence(line.text) and ends_sentence(following.text)
