"""The line that says who signs: "Par NOM (rôle) – TITRE de ORGANISATION. DESCRIPTION" and its variations."""

import re
from dataclasses import dataclass

from articles.importing.dates import FoundDate, find_date
from articles.importing.document import ImportedAuthor
from articles.importing.french import CAP, FULL_NAME, NAME, fold, has_clause, words
from articles.importing.page.signatures import authors_of

LONGEST = 400  # characters: the longest by-line seen has 130
LEAD = re.compile(
    r"(?:(?:article|billet|texte|chronique|propos|contribution|tribune|post)\s+)?"
    r"(?:(?:(?:post|publi|r[ée]dig|propos|sign)[ée]e?|[ée]crite?|recueillis|mise? en ligne)\s+)?"
    r"par\s*:?\s+"
    r"|(?:auteurs?|auteures?|autrices?|texte|sign[ée])\s*:\s*"
    rf"|(?:(?:un|une|la|le)\s+)?(?:billet|article|texte|chronique|tribune)\s+(?:de\s+|d[’'])(?=(?-i:{FULL_NAME}))",
    re.IGNORECASE,
)
# A word or two stuck before "Par", glued to it or not; a role in brackets allows "par" too.
STRAY = re.compile(
    r"(?P<stray>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*)?\s*[.:|–—-]?\s+(?=(?:Par|PAR)\s)"
    rf"|[^\W\d_][\w’'-]*\s+(?=par\s+{FULL_NAME}\s*\()"
    rf"|\w*[a-zà-ÿ]Par\s+(?={FULL_NAME}))"
)
PARTICIPLE = re.compile(r"(?:\w{2,}(?:é|ée|és|ées)|\b(?:vus?|vues?|faite?s?|écrite?s?|dite?s?))$")
DATED = re.compile(
    r"(?:publi[ée]e?|post[ée]e?|mise? en ligne|paru[e]?|[ée]crite?)\s+(?:le\s+)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Byline:
    """`stray` is what stood before "Par", `rest` what stood after and was not understood."""

    authors: tuple[ImportedAuthor, ...]
    published: FoundDate | None = None
    stray: str = ""
    rest: str = ""
    line: str = ""


def read_byline(text: str) -> Byline | None:
    """The by-line that this text is, or None. Prose such as "Par exemple, …" is none."""
    if len(text) > LONGEST:
        return None
    stray, signed = _without_stray(text.lstrip("*•·_>-–— "))
    lead = LEAD.match(signed)
    if lead is None:
        return None
    signature, published, rest = _without_date(*_without_place(signed[lead.end() :].strip()))
    authors = authors_of(_in_capitals(signature))
    if not authors or not _is_signature(signature, bool(stray or published or rest)):
        return None
    if stray and not re.match(FULL_NAME, signature):
        return None  # "Vente Par Internet"
    return Byline(authors, published, stray, rest, text)


def is_byline(text: str) -> bool:
    return read_byline(text) is not None


def split_title(text: str) -> tuple[str, str] | None:
    """ "Un titre, par NOM (…)" → ("Un titre", "par NOM (…)"), None when nobody is named so.

    The rest must be a by-line by itself, with a full name: a title may well say "par Internet", or
    "vu par Camille Roux", where the name is part of the phrase.
    """
    for found in re.finditer(rf"(?P<cut>\s*[,–—|(-]?)\s*\b(?P<par>[Pp]ar|PAR)\s+(?={FULL_NAME})", text):
        title, signed = text[: found.start()].strip(), text[found.start("par") :].strip()
        if found["cut"].strip() == "(":
            signed = signed.rstrip(")")
        is_cut = bool(found["cut"].strip())
        if len(words(title)) >= 2 - is_cut and _signs(title, signed, is_cut):
            return title, signed
    return None


def _signs(title: str, signed: str, is_cut: bool) -> bool:
    if not is_cut and (
        PARTICIPLE.search(title) or re.match(r"par\s+(?:Les?|La|L[’'])\b", signed, re.IGNORECASE)
    ):
        return False
    return is_byline(signed)


def _without_stray(text: str) -> tuple[str, str]:
    """What stood before "Par", and the signature with its lead."""
    if LEAD.match(text):
        return "", text
    found = STRAY.match(text)
    if found is None:
        return "", text
    stray = found["stray"].strip(" .:|–—-")
    return stray, ("Par " if stray.endswith("Par") else "") + text[found.end() :]


def _without_place(signature: str) -> tuple[str, str]:
    """ "Publié par NOM à 14:20", "… à Dakar": where or at what hour, which is no part of the name."""
    found = re.fullmatch(rf"({NAME})\s+(à\s+[^()–—]{{1,40}})", signature)
    return (found[1], found[2]) if found and not find_date(signature) else (signature, "")


def _without_date(signature: str, place: str) -> tuple[str, FoundDate | None, str]:
    """The signature, the date that follows the name, and what follows the date."""
    found = find_date(signature)
    if found is None:
        return signature, None, place
    before = signature[: found.start]
    marked = re.search(r"(?:\s*[,|•·–—-]\s*|\s+)(?:" + DATED.pattern + r"|le\s+)?$", before, re.IGNORECASE)
    name = before[: marked.start()].strip() if marked else ""
    if not marked or not (_is_bare_name(name) or re.search(r"[,|•·–—-]|publi|post", fold(marked[0]))):
        return signature, None, ""
    return name, found, signature[found.end :].strip(" .,|•·–—-()")


def _is_bare_name(text: str) -> bool:
    return bool(re.fullmatch(rf"{NAME}\s*(?:\([^)]*\))?", text))


def _in_capitals(signature: str) -> str:
    """A name typed without capitals is a name when a role follows it: "par léa roux (chroniqueuse)"."""
    found = re.match(
        r"([a-zà-ÿ’'-]+(?: [a-zà-ÿ’'-]+){1,2})\s*\(\s*(?=chroniqu|r[ée]dac|contribut)", signature
    )
    return found[1].title() + signature[found.end(1) :] if found else signature


def _is_signature(signature: str, has_evidence: bool) -> bool:
    """A by-line says a full name, or nothing but a name, and no clause about it."""
    if re.fullmatch(NAME, signature.rstrip(" .:")):
        return True
    if (
        re.match(
            rf"(?:{FULL_NAME}|{CAP}\s*[(–—|]|{CAP}\s+-|{CAP}\s*(?:,|et|&)\s+{CAP})", _in_capitals(signature)
        )
        is None
    ):
        return False
    details = re.sub(r"\([^)]*\)", "", signature)
    return has_evidence or "(" in signature or not has_clause(details)
