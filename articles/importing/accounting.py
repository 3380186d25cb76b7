"""Nothing vanishes in silence: every word of the source is in the article, an avis or the report."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from articles.importing.dates import find_date
from articles.importing.document import ImportedArticle
from articles.importing.french import listed

INVISIBLE = re.compile("\u00ad[ \t]*\n?[ \t]*|[\u200b-\u200f\u202a-\u202e\u2060\ufeff\ue000\ue001]")
# Markers, which are set aside: "[1]", "(1)", "¹" of notes, "1-", "2)" and "o" of lists.
MARKERS = re.compile(
    r"\[0?\d{1,2}\]|\(0?\d{1,2}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
    r"|^\W*(?:note\s+)?\d{1,2}\s*[-–—.):/°](?!\d)|^\s*(?:#|n°)\s*\d{1,3}|^\W*o\s+(?=[A-ZÀ-Ý])",
    re.MULTILINE | re.IGNORECASE,
)
LABELS = re.compile(r"\[\^[^\]]*\]:?")
TABLE_HEADS = re.compile(r"^\|.*\|\n(?=\|(?: ?:?-+:? ?\|)+$)", re.MULTILINE)
FIGURES = re.compile(r"\d\D{0,6}\b(vs|versus|contre)\b\D{0,3}\d", re.IGNORECASE)
# What joins the parts of a by-line, a dateline, a credit or the sign of an avis, and is none of them.
JOINTS = listed(
    """
    par de du des d la le les l et à a au aux chez en avec pour sein article billet texte chronique
    propos contribution tribune un une posté poste postée publié publie publiée publication écrit
    ecrit écrite rédigé redige rédigée proposé proposée signé signe signée recueillis mis mise ligne
    paru parue date auteur auteure autrice auteurs ajouté diffusé illustration illustrations crédit
    crédits credit credits photo photos photographie image dessin portrait infographie document visuel
    dit said wrote réponse reponse répond répondu repond repondu commenté commente réagi répondre
    signaler citer envoyé message avis commentaire réaction in reply to by lieu adresse organisateur
    organisatrice organisé organisée intervenant intervenante intervenants intervenantes conférencier
    conférenciers orateur orateurs quand événement evenement conférence animé animée présenté
    présentée donné donnée
    """
)


def unaccounted(source: str, article: ImportedArticle) -> list[str]:
    """The words of the source that are nowhere in the article, its avis or its report, in their order.

    Markers of lists and notes, and the joints of by-lines, dates and credits, are set aside. Each word
    counts as often as it was written: a paragraph said twice must be found twice.
    """
    source = INVISIBLE.sub("", source)
    found = Counter(_kept(article))
    missing = []
    for line in re.split(r"[\r\n]+", source):
        for word in _required(line, article):
            if found[word]:
                found[word] -= 1
            else:
                missing.append(word)
    return missing


def _words(text: str) -> list[str]:
    """Letters and figures only, without case; "01" is "1"."""
    plain = unicodedata.normalize("NFC", MARKERS.sub(" ", text)).casefold()
    return [word.lstrip("0") or "0" for word in re.findall(r"[^\W_]+", plain)]


def _required(line: str, article: ImportedArticle) -> list[str]:
    found = find_date(line)
    dated = found is not None and found.day in _days(article)
    required = _words(line.replace(found.said, " ") if found and dated else line)
    said = set(required)
    if FIGURES.search(line) and "|" in article.body:
        required = [word for word in required if word not in ("vs", "versus", "contre")]
    if any(name <= said for name in _signatures(article)) or found or _is_label(line, article):
        required = [word for word in required if word not in JOINTS]
    return required


def _days(article: ImportedArticle) -> set[object]:
    moments = [comment.date for comment in article.comments if comment.date]
    days = [moment.date() if hasattr(moment, "date") else moment for moment in moments]
    return {article.published_on, article.event.date if article.event else None, *days} - {None}


def _signatures(article: ImportedArticle) -> Iterator[set[str]]:
    """The words by which a line is known to sign, to credit or to be part of a long by-line."""
    names = [author.name for author in article.authors]
    names += [f"{author.title} {author.organisation}" for author in article.authors if author.organisation]
    names += [comment.author for comment in article.comments]
    names += article.event.speakers if article.event else ()
    names += article.illustration_credit.split(" ; ")
    return (set(_words(name)) for name in names if _words(name))


def _is_label(line: str, article: ImportedArticle) -> bool:
    return article.event is not None and bool(re.match(r"\s*[\w’' ]{2,30}\s*:", line))


def _kept(article: ImportedArticle) -> Iterator[str]:
    """Every word that the article holds, once: the event repeats its title, the notes their body."""
    yield from _named(article).elements()
    texts = [article.standfirst, article.site.name, article.site.tagline, article.illustration_credit]
    texts += [_plain(article.body), *article.dropped, *article.doubled]
    for author in article.authors:
        texts += [
            author.name,
            author.role,
            author.title,
            author.organisation,
            author.organisation_description,
        ]
    authors = {comment.ref: comment.author for comment in article.comments}
    for comment in article.comments:
        texts += [comment.author, comment.text, authors.get(comment.parent or "", "")]
    for text in texts:
        yield from _words(text)


def _named(article: ImportedArticle) -> Counter[str]:
    title = Counter(_words(article.title or ""))
    if article.event is None:
        return title
    event = article.event
    parts = [event.name, event.organiser, event.place]
    for part in parts:
        title |= Counter(_words(part))
    return title + Counter(_words(" ".join(event.speakers)))


def _plain(body: str) -> str:
    """The Markdown of a body without what the reader of the page added to it."""
    return LABELS.sub(" ", TABLE_HEADS.sub("", body)).replace("&lt;", "<").replace("&amp;", "&")
