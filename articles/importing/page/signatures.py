"""The names of a by-line with what follows each: role, title, organisation, description."""

import re

from articles.importing.document import ImportedAuthor
from articles.importing.french import CAP, FULL_NAME, NAME, fold, words

# A dash that separates: spaced on one side at least, or a long one.
DASH = r"(?:\s+-\s*|\s*-\s+|\s*[–—―−]\s*|\s*[|•·]\s*)"
ROLE = re.compile(
    r"(?:chroniqueu|editorialiste|contribut|correspondant|invite|pigiste|blogueu|collaborat|billettiste)"
)
PROFESSION = re.compile(
    r"(?:co-?)?(?:president|vice|directeur|directrice|fondat|consultant|professeur|responsable|redact|gerant|chef"
    r"|ceo|pdg|dg|associe|chercheu|maitre|maitresse|charge|conseill|expert|specialiste|journaliste|ecrivain|auteur"
    r"|autrice|enseignant|ingenieur|createur|creatrice|entrepreneu|secretaire|delegue|manager|animat|sociologue"
    r"|economiste|avocat|etudiant|libraire|commercant|patron|membre|formateur|formatrice|docteure?|dirigeant"
    r"|marketeu|community|product|digital|head|photographe|graphiste|developpeu|doctorant|coach|partenaire"
    r"|maire|adjoint|depute|senat|bibliothecaire|historien|philosophe|psychologue|medecin|artisan|architecte"
    r"|proprietaire|presentat|realisat|stagiaire|porte-parole|cadre\b|attache)"
    r"|[\w-]{3,}(?:eur|euse|rice|iste|ienne|logue)\s+(?:de|du|des|d'|d’|a|au|aux|chez)\b"
)
# What an organisation may not be: "directeur du Marketing" leads no house called Marketing.
FIELD = re.compile(
    r"(?:marketing|communication|ventes?|commercial|developpement|digital|numerique|produits?|strategie|recherche"
    r"|innovation|redaction|rh|ressources|relations?|projets?|etudes?|clients?|clientele|publicite|medias?|web|marques?"
    r"|achats?|formation|contenus?|information|edition|editions|publication|boutiques?|magasins?|reseaux|reseau"
    r"|communautes?|e-commerce|economie|sociologie|gestion|administration|conseil)\b"
)
# Fields whose capital makes a house of them: "directrice des éditions", "directrice des Éditions du Lac".
HOUSE = re.compile(r"(?:[ÉE]ditions?|Boutiques?|Magasins?|R[ée]seaux?)\s+(?:d[ue’']|des\b|[A-ZÀ-ÖØ-ÞŒ])")
# Nouns that begin the description of an organisation.
DESCRIPTIVE = re.compile(
    r"(?:(?:une?|la|le|l[’'])\s*)?(?:premiere?\s+|jeune\s+|petite?\s+)?"
    r"(?:societe|agence|cabinet|conseil|editeur|editrice|association|entreprise|maison|organisme|start-?up|groupe"
    r"|reseau|ecole|institut|bureau|studio|plateforme|site|fabricant|specialiste|filiale|cooperative|atelier"
    r"|distributeur|chaine|librairie|marque|boutique|collectif)\b",
)
ABBREVIATED = re.compile(r"(?:\b(?:M|Mme|Mlle|Dr|Pr|Me|St|Ste|Cie|etc|[A-Z])|\b[A-Z]\.[A-Z])\.$")
# From a title to an organisation: a preposition, and the article that the name may have after it.
LINK = re.compile(
    r"\s+(?:d[’']|(?P<word>chez|@|au sein d[eu]s?|de|du|des|à|au|aux)\s+"
    r"(?P<article>(?:la|le|les)\s+|l[’']\s?)?)(?=\S)"
)
LINKS_IN_CAPITALS = re.compile(
    r"\b(?:CHEZ|AU SEIN|DE LA|DE|DU|DES|D(?=[’'])|À|AUX?)(?:\s+L(?=[’']))?(?=[\s’'])"
)


def authors_of(signature: str) -> tuple[ImportedAuthor, ...]:
    """The authors that a signature names, in its order; none when it begins by no name."""
    pieces = _pieces(signature)
    authors = tuple(author for piece in pieces if (author := _author(piece)))
    return _sharing(authors) if len(authors) == len(pieces) else ()


def names_of(text: str) -> tuple[str, ...]:
    """The people named by "X", "X et Y", "X, Y et Z": nothing but names, else ()."""
    names = [
        name.strip()
        for name in re.split(r"\s*,\s*(?:et\s+)?|\s+(?:et|&)\s+", text.strip(" ."))
        if name.strip()
    ]
    return tuple(map(_clean_name, names)) if all(re.fullmatch(NAME, name) for name in names) else ()


def _pieces(signature: str) -> list[str]:
    """One piece a person. "et" parts two people only where a name stands on each side."""
    parts = re.split(rf"\s*[,;]?\s+(?:et|&)\s+(?={NAME}\s*(?:$|[(,–—|]|-\s|\s-|et\s|&))", signature)
    whole = [parts[0]]
    for part in parts[1:]:
        if _holds_details(whole[-1]) and not _holds_details(part):
            whole[-1] += " et " + part  # "de Roux et Fils": a house, not two people
        else:
            whole.append(part)
    if len(whole) > 1:
        names = names_of(whole[0])
        whole[:1] = names if len(names) > 1 and not _is_profession(names[1]) else whole[:1]
    return whole


def _holds_details(piece: str) -> bool:
    return not re.fullmatch(rf"{NAME}(?:\s*,\s*{FULL_NAME})*", piece.strip(" .")) or _is_profession(
        piece.partition(",")[2].strip()
    )


def _author(piece: str) -> ImportedAuthor | None:
    found = re.match(rf"(?P<name>{NAME})\s*(?:[(\[](?P<role>[^)\]]*)[)\]])?", piece)
    if found is None:
        return None
    details = re.sub(rf"^(?:{DASH}|\s*[,:.]\s*)+", "", piece[found.end() :]).strip()
    details = re.sub(rf"{DASH}$", "", details + " ").strip()
    role, details = (found["role"].strip(), details) if found["role"] else _said_role(details)
    role = role.lower() if role.isupper() else role
    title, organisation, description = _details(details)
    return ImportedAuthor(_clean_name(found["name"]), role, title, organisation, description)


def _clean_name(name: str) -> str:
    """A name shouted in capitals is written as names are; initials stay."""
    if name.isupper() and len(name) > 3:
        return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
    return name


def _said_role(details: str) -> tuple[str, str]:
    """A role without brackets: "Par Léa Roux, chroniqueuse – Directrice de…"."""
    first = re.split(rf"{DASH}|\s*,\s+", details, maxsplit=1)
    if ROLE.match(fold(first[0])) and len(words(first[0])) <= 4:
        return first[0].strip(" ."), first[1].strip() if len(first) > 1 else ""
    return "", details


def _details(details: str) -> tuple[str, str, str]:
    """The title, the organisation and its description."""
    office, description = _without_description(details)
    title, organisation = _title_and_organisation(office)
    if title and not organisation and _is_house(description):
        return title, description, ""
    named, comma, apposed = organisation.partition(", ")
    if comma and apposed[0].islower() and not description:
        return title, named, apposed  # "Nubia, leader de la brioche"
    return title, organisation, description


def _is_house(text: str) -> bool:
    """ "Responsable des achats – Nubia": a name of a few words, which describes nothing."""
    is_name = re.match(CAP, text) and len(words(text)) <= 4
    return bool(is_name) and not DESCRIPTIVE.match(fold(text)) and not _is_profession(text)


def _without_description(details: str) -> tuple[str, str]:
    cuts = [cut for cut in (_sentence_cut(details), _dash_cut(details), _noun_cut(details)) if cut]
    if not cuts:
        return _unstopped(details), ""
    end, start = min(cuts)
    return _unstopped(details[:end]), _unstopped(details[start:].rstrip(") "))


def _unstopped(text: str) -> str:
    """Without the full stop of the sentence; that of "S.A." belongs to the name, as does "!"."""
    text = text.strip(" ,;")
    return text if ABBREVIATED.search(text) else text.rstrip(".")


def _sentence_cut(text: str) -> tuple[int, int] | None:
    """The end of the first sentence. An organisation may hold "!": "Oh là là ! Société de…"."""
    for found in re.finditer(r"(?:[.!?]\s+|(?<=\s)[!?])(?=[^\W\d_])", text):
        before = text[: found.start() + 1]
        if text[found.end()].islower() and not DESCRIPTIVE.match(fold(text[found.end() :])):
            continue
        glued_mark = text[found.start()] in "!?" and text[found.start() - 1] != " "
        if glued_mark and not DESCRIPTIVE.match(fold(text[found.end() :])):
            continue  # "Yahoo! France"
        if not ABBREVIATED.search(before) or DESCRIPTIVE.match(fold(text[found.end() :])):
            return found.start() + 1, found.end()
    return None


def _dash_cut(text: str) -> tuple[int, int] | None:
    found = re.search(DASH, text)
    return (found.start(), found.end()) if found and found.start() else None


def _noun_cut(text: str) -> tuple[int, int] | None:
    """ "…de Nubia, agence de contenus", "…de Nubia (agence de contenus)", "…de Nubia : agence…"."""
    for found in re.finditer(r"\s*(?:[,:]\s+|\(\s*)", text):
        if DESCRIPTIVE.match(fold(text[found.end() :])):
            return found.start(), found.end()
    return None


def _title_and_organisation(office: str) -> tuple[str, str]:
    office = _unshouted(office)
    links = [link for link in LINK.finditer(office) if not _is_field(office[link.end() :])]
    chosen = _best_link(office, links)
    if chosen:
        return office[: chosen.start()].strip(" ,"), _linked(chosen, _organisation(office[chosen.end() :]))
    title, comma, organisation = office.partition(", ")
    if comma and re.match(CAP, organisation):
        return title, organisation
    is_house = re.match(CAP, office) and not _is_profession(office)
    return ("", office) if is_house else (office, "")


def _best_link(office: str, links: list[re.Match[str]]) -> re.Match[str] | None:
    """ "chez" says it plainly; else the first link that leads to a capital, or to "association", "agence"…"""
    plain = [link for link in links if re.match(r"\s+(?:chez|@|au sein)", link[0])]
    if not _is_profession(office) and not plain and not office[:1].islower():
        return None
    named = [link for link in links if _leads_to_a_house(office[link.end() :])]
    return next(iter([*plain, *named]), None)


def _leads_to_a_house(text: str) -> bool:
    return bool(re.match(r"[A-ZÀ-ÖØ-ÞŒ0-9«\"“@]", text) or DESCRIPTIVE.match(fold(text)))


def _is_field(text: str) -> bool:
    return bool(FIELD.match(fold(text))) and not HOUSE.match(text)


def _unshouted(office: str) -> str:
    """ "PRÉSIDENTE DE NUBIA" with its title and its link in lower case; the house keeps its capitals."""
    link = LINKS_IN_CAPITALS.search(office)
    if not office.isupper() or not link or not _is_profession(office):
        return office
    return office[: link.end()].capitalize() + office[link.end() :]


def _linked(link: re.Match[str], name: str) -> str:
    """The organisation such that "title de organisation" reads as the page does: "du Bazar" gives
    "Le Bazar", "de la Ville" gives "la Ville", and "au Crédit" stays, for it leads to the same house."""
    word, article = link["word"] or "", link["article"] or ""
    if word in ("au", "aux") or (word == "à" and article):
        return f"{word} {article}{name}"
    contracted = {"du": "le ", "des": "les "}.get(word.split(" ")[-1])
    if contracted and name:
        return (contracted.capitalize() if name[0].isupper() else contracted) + name
    return article + name


def _organisation(text: str) -> str:
    return text.strip(' ,«»“”"')


def _is_profession(text: str) -> bool:
    return bool(PROFESSION.match(fold(text)))


def _sharing(authors: tuple[ImportedAuthor, ...]) -> tuple[ImportedAuthor, ...]:
    """ "Par X et Y, fondateurs de Z": a title in the plural is everybody's."""
    last = authors[-1] if authors else None
    if last is None or not last.title.split(" ")[0].endswith("s") or any(a.title for a in authors[:-1]):
        return authors
    return tuple(
        ImportedAuthor(a.name, a.role, last.title, last.organisation, last.organisation_description)
        for a in authors
    )
