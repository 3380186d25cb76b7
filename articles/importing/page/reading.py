"""Reading a page: from its text to the neutral article, each step on what the one before left."""

import hashlib
from dataclasses import replace

from articles.importing.accounting import unaccounted
from articles.importing.document import ImportedArticle
from articles.importing.french import ends_sentence, goes_on, quoted
from articles.importing.page.avis import is_header, read_avis
from articles.importing.page.blocks import opens_item, same_words
from articles.importing.page.bylines import is_byline
from articles.importing.page.chrome import is_chrome
from articles.importing.page.credits import is_credit
from articles.importing.page.datelines import read_dateline
from articles.importing.page.glue import unglued
from articles.importing.page.lines import Line, Signs, lines_of, normalised, rejoined
from articles.importing.page.markdown import markdown, typed
from articles.importing.page.piece import Piece, read_piece
from articles.importing.page.signs import read_sign
from articles.importing.page.site import read_site
from articles.importing.page.tail import parted
from chroniques.text.oldnotes.calls import is_note_text

UNTITLED = (
    "Cette page n’a pas de titre\u00a0: l’article reste en brouillon tant que vous ne lui en donnez pas."
)


def read_page(text: str, *, title: str | None = None) -> ImportedArticle:
    """The article that a plain-text page holds, as copied from a site.

    `title` is for a page that has none, or to replace its own. Nothing is lost in silence: what is in
    neither the article nor an avis is in `dropped`, `doubled` or `problems`. Raises on no text at all.
    """
    parts = parted(tuple(part for line in _whole_lines(text) for part in unglued(line)))
    avis = read_avis(parts.header, parts.avis)
    site, astray, unknown = read_site(parts.after)
    piece = read_piece(parts.article, site)
    article = replace(
        _article(piece, normalised(text)),
        comments=avis.comments,
        dropped=(*piece.dropped, *parts.dropped, *avis.dropped, *astray),
        problems=(*piece.problems, *avis.problems, *unknown),
    )
    return _accounted(text, _titled(_in_order(article, text), title))


def _whole_lines(text: str) -> list[Line]:
    """The lines rejoined, those of the article and those of the avis each at their own width."""
    lines = lines_of(text)
    start = next((index for index in range(len(lines)) if _opens_avis(lines, index)), len(lines))
    spoken = Signs(lambda line: _stands_alone(line) or read_sign(line) is not None, is_note_text, is_byline)
    return rejoined(lines[:start], Signs(_stands_alone, _opens, is_byline)) + rejoined(lines[start:], spoken)


def _opens_avis(lines: list[Line], index: int) -> bool:
    """A header with a text above it: right under the title it only counts."""
    if not is_header(lines[index].text):
        return False
    above = (line.text for line in lines[1:index] if not is_chrome(line.text))
    return any(len(text) > 60 or ends_sentence(text) for text in above)


def _stands_alone(text: str) -> bool:
    is_date = read_dateline(text) is not None
    is_label = is_chrome(text) and not opens_item(text)
    return is_date or is_label or is_header(text) or (is_credit(text) and not goes_on(text))


def _opens(text: str) -> bool:
    return opens_item(text) or is_note_text(text)


def _article(piece: Piece, source: str) -> ImportedArticle:
    return ImportedArticle(
        ref="page:" + hashlib.sha256(source.encode()).hexdigest(),
        title=piece.head.title,
        standfirst=typed(piece.head.standfirst),
        site=piece.site,
        event=piece.event,
        authors=piece.head.authors,
        published_on=piece.published_on,
        kind=piece.kind,
        illustration_credit=" ; ".join(credit.holder for credit in piece.credits),
        body=markdown(piece.blocks, piece.footnotes),
        footnotes=piece.footnotes,
        doubled=piece.doubled,
    )


def _in_order(article: ImportedArticle, source: str) -> ImportedArticle:
    """What was dropped, in the order of the page."""
    flat = " ".join(source.split())
    return replace(article, dropped=tuple(sorted(article.dropped, key=flat.find)))


def _titled(article: ImportedArticle, title: str | None) -> ImportedArticle:
    if title is None:
        return article if article.title else replace(article, problems=(UNTITLED, *article.problems))
    if article.title is None or same_words(article.title) == same_words(title):
        return replace(article, title=title)
    replaced = f"Le titre de la page, {quoted(article.title)}, a été remplacé par celui que vous avez donné."
    return replace(
        article,
        title=title,
        dropped=(article.title, *article.dropped),
        problems=(replaced, *article.problems),
    )


def _accounted(source: str, article: ImportedArticle) -> ImportedArticle:
    """The article with a problem that quotes whatever found no place in it."""
    missing = unaccounted(source, article)
    if not missing:
        return article
    words = " ".join(missing)
    problem = (
        f"Ces mots de la page n’ont trouvé place nulle part\u00a0: «\u00a0{words}\u00a0». "
        "Ajoutez-les à la main."
    )
    return replace(article, problems=(*article.problems, problem))
