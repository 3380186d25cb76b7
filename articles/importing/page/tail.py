"""Where the article ends: the avis, the invitation to leave one, and what the site says of itself."""

import re
from dataclasses import dataclass

from articles.importing.french import ends_sentence, fold, words
from articles.importing.page.avis import announced, is_header
from articles.importing.page.blocks import opens_item
from articles.importing.page.buttons import buttons_among
from articles.importing.page.bylines import is_byline
from articles.importing.page.chrome import is_chrome, is_invitation, is_logo
from articles.importing.page.credits import is_credit
from articles.importing.page.datelines import read_dateline
from articles.importing.page.lines import Line
from articles.importing.page.signs import read_sign
from articles.importing.page.site import LONGEST_NAME, is_name, is_tagline
from chroniques.text.oldnotes.calls import is_note_text

SHORTEST_SENTENCE = 4  # words


@dataclass(frozen=True)
class Parts:
    """A page in parts. `header` is the line that opens the avis, "" when there is none."""

    article: tuple[Line, ...]
    header: str = ""
    avis: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()
    dropped: tuple[str, ...] = ()


def parted(lines: tuple[Line, ...]) -> Parts:
    """The article, its avis, and what comes after them. Notes, credits and signatures that the site
    put under its invitation go back to the article."""
    headers = [index for index, line in enumerate(lines) if is_header(line.text) and _is_sure(lines, index)]
    counters = [index for index in headers if _is_counter(lines, index)]
    opening = next((index for index in headers if index not in counters), None)
    if opening is None:
        opening = _unannounced(lines)
    invited = [] if opening is None or opening in headers else [opening]
    article_end = _article_end(lines, len(lines) if opening is None else opening)
    avis_start = len(lines) if opening is None else opening + 1
    avis_end = _avis_end(lines, avis_start)
    between = lines[article_end : avis_start - 1] if opening is not None else lines[article_end:]
    outside = tuple(between) + lines[avis_end:]
    back = tuple(line for line in outside if _belongs_to_article(line.text))
    article = tuple(line for index, line in enumerate(lines[:article_end]) if index not in counters)
    buttons = buttons_among(article)
    return Parts(
        article=tuple(line for rank, line in enumerate(article) if rank not in buttons) + back,
        header=lines[opening].text if opening is not None and opening in headers else "",
        avis=lines[avis_start:avis_end],
        after=tuple(line for line in outside if line not in back and not is_chrome(line.text)),
        dropped=tuple(article[rank].text for rank in sorted(buttons))
        + tuple(line.text for line in outside if is_chrome(line.text))
        + tuple(lines[index].text for index in sorted({*counters, *invited})),
    )


def _is_sure(lines: tuple[Line, ...], index: int) -> bool:
    """ "3 réactions" opens avis; "Deux réactions :" may be a heading, unless avis are signed under it,
    and so may "Réponse", unless one is signed right under it."""
    folded = fold(lines[index].text)
    if re.search(r"\d", folded) or "comment" in folded or announced(lines[index].text) == 0:
        return True
    if any(is_header(line.text) or is_invitation(line.text) for line in lines[index + 1 : index + 2]):
        return True
    if folded.startswith("reponse"):
        return any(_is_signed(line) for line in lines[index + 1 : index + 3])
    is_open = not folded.endswith(":") and any(is_invitation(line.text) for line in lines[index + 1 :])
    return is_open or any(_is_signed(line) for line in lines[index + 1 :])


def _is_counter(lines: tuple[Line, ...], index: int) -> bool:
    """ "2 commentaires" under the title, or repeated above the real block: a number and no avis."""
    above = [line.text for line in lines[:index] if not is_chrome(line.text)]
    said = list(dict.fromkeys(text for text in above if not _belongs_to_article(text)))
    following = [line for line in lines[index + 1 :] if is_header(line.text) or not is_chrome(line.text)]
    is_under_title = not said or (len(said) == 1 and len(said[0]) < 2 * LONGEST_NAME and said[0][-1] != ".")
    return is_under_title or bool(following and is_header(following[0].text))


def _unannounced(lines: tuple[Line, ...]) -> int | None:
    """The invitation under which signed avis stand without a header."""
    for index, line in enumerate(lines):
        if is_invitation(line.text) and any(_is_signed(other) for other in lines[index + 1 :]):
            return index
    return None


def _is_signed(line: Line) -> bool:
    sign = read_sign(line.text)
    return bool(sign and sign.name and not is_byline(line.text))


def _article_end(lines: tuple[Line, ...], limit: int) -> int:
    """The first invitation or logo after which no prose comes, before the avis."""
    for index in range(limit):
        if _closes(lines, index) and index and not any(_is_prose(line) for line in lines[index:limit]):
            return index - _is_name_before(lines, index)
    return limit


def _closes(lines: tuple[Line, ...], index: int) -> bool:
    """An invitation or a logo; but not an item of a list, nor what leads to one."""
    text = lines[index].text
    if opens_item(text) or not (is_invitation(text) or is_logo(text)):
        return False
    return not (text.endswith(":") and any(_is_said(line) for line in lines[index + 1 : index + 2]))


def _is_said(line: Line) -> bool:
    """What an author puts under a heading: an item, a sentence."""
    is_sentence = ends_sentence(line.text) and len(words(line.text)) >= SHORTEST_SENTENCE
    return opens_item(line.text) or (is_sentence and not is_tagline(line.text) and not _is_signed(line))


def _is_name_before(lines: tuple[Line, ...], index: int) -> bool:
    """The name of the site right above its logo."""
    if not is_logo(lines[index].text) or index < 2:
        return False
    return is_name(lines[index - 1].text) and ends_sentence(lines[index - 2].text)


def _avis_end(lines: tuple[Line, ...], start: int) -> int:
    """The first invitation or logo that closes the avis: none is signed after it, one is before, unless
    the header says that there is none."""
    none = bool(start) and announced(lines[start - 1].text) == 0
    for index in range(start, len(lines)):
        closes = is_invitation(lines[index].text) or is_logo(lines[index].text)
        spoken = any(not is_chrome(line.text) for line in lines[start:index])
        if closes and none and not any(_is_signed(line) for line in lines[index:]):
            named = is_logo(lines[index].text) and index > start and is_name(lines[index - 1].text)
            return index - named
        if closes and spoken and not any(_is_signed(line) for line in lines[index:]):
            return index
    return len(lines)


def _is_prose(line: Line) -> bool:
    text = line.text
    return len(text) > 1.5 * LONGEST_NAME and not _belongs_to_article(text) and not is_chrome(text)


def _belongs_to_article(text: str) -> bool:
    return is_note_text(text) or is_credit(text) or is_byline(text) or read_dateline(text) is not None
