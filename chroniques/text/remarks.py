"""What an editor should look at before publication: said with its line, never changed.

The Lexique de l'Imprimerie nationale is the source where a rule has one.
"""

import re
from collections.abc import Callable, Iterator

from chroniques.text.lines import NOTE, Line, fence_after
from chroniques.text.page import Page
from chroniques.text.rendered import Problem
from chroniques.text.unpaired import unpaired_quotes
from chroniques.text.vocabulary import names

CODE = re.compile(r"(?<!`)(`{1,8})(?!`)[^`]{1,2000}(?<!`)\1(?!`)")
ADDRESS = re.compile(
    r"\]\([^()\s]*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|<[^<>]+>|(?:https?://|www\.)\S+|\{lang=[^{}]*\}"
)

# Lexique, « Accents »: capitals have theirs. Words that are not French without.
BARE_CAPITALS = names(
    "Etat Etats Eglise Eglises Ecole Ecoles Edition Editions Editeur Editeurs Editrice Elysée Election "
    "Elections Electeur Electeurs Elève Elèves Eléments Elément Emission Emissions Energie Energies "
    "Enorme Epoque Equipe Equipes Etablissement Etape Etapes Etant Eté Etre Etes Etions Etaient Etait "
    "Etude Etudes Etudiant Etudiants Etudiante Evaluation Evénement Evénements Evolution Evidemment "
    "Evidence Ecrire Ecrit Ecrivain Ecrivains Economie Economique Economiste Ecologie Ecologique "
    "Ecologiste Ecouter Ecoutez Ecran Ecrans Egalement Egalité Eduquer Education Ethique Etranger "
    "Etrangers Etonnant Echange Echanges Echec Echelle Ebauche Eclair Eloge Emotion Emotions Epreuve "
    "Equilibre Eternel Ile Iles Oter Egypte Ephémère"
)
CIRCUMFLEX = {"Etre": "Être", "Etres": "Êtres", "Etes": "Êtes", "Ile": "Île", "Iles": "Îles", "Oter": "Ôter"}
CAPITALISED = re.compile(r"(?<![\w.'’-])[EIO][\w]*|(?<=[dlDL]['’])[EIO]\w*")
AFTER_A = (
    "la|l['’]|le|les|partir|propos|cause|travers|chaque|ce|cet|cette|ces|moins|peine|suivre|mon|ma|mes|son|sa|ses|"
    "notre|nos|leur|leurs|quoi|qui|quel|quelle|défaut|force|lire|noter"
)
BARE_A = re.compile(rf"(?:^|[.!?…«]\s)A(?= (?:{AFTER_A})\b)")
BAD_ORDINAL = re.compile(
    r"(?<![\w.])(\d{1,6}(?=i?[eè][rm]es?|iers?)|2(?=nde?s?)|[IVXLC]{1,8}(?=i?è[rm]es?|iers?))"
    r"(i?[eè][rm]es?|iers?|nde?s?)(?!\w)"
)
ORDINALS = {"eme": "e", "ere": "re", "ier": "er", "nde": "de", "nd": "d"}
LOST_HYPHEN = re.compile(
    r"(?<=[^\W\d_]) - (?=[^\W\d_])|(?<=[)»”.,]) - (?=[^\W\d_])|(?<=[^\W\d_]) - (?=[(«“])"
)
SPACED_CALL = re.compile(r"(?<=\S)[ \u00a0\u202f]+\[\^[^\]\s]+\](?!:)")
LATE_CALL = re.compile(r"(?<!\betc)[.,;:!?…]\[\^[^\]\s]+\](?!:)")
CALL = re.compile(r"(?<![!\\])\[\^([^\]\[\s]{1,100})\](?!:)")

Check = Callable[[str], Iterator[str]]


def remarks(page: Page) -> Iterator[Problem]:
    """The remarks on a source: line by line, then paragraph by paragraph for what runs over lines."""
    prose = list(_prose(page.lines))
    for line in prose:
        for check in CHECKS:
            for message in check(line.text):
                yield Problem(line.number, message)
        yield from _textless_calls(page, line)
    yield from unpaired_quotes(_paragraphs(prose))
    yield from _skipped_levels(page)


def _prose(lines: list[Line]) -> Iterator[Line]:
    """The lines that hold prose: code is left out, addresses are blanked; a blank line stays a blank line."""
    closing = ""
    for line in lines:
        before, closing = closing, fence_after(line.text, closing)
        if not before and not closing and (line.indent < 4 or line.is_blank):
            yield Line(line.number, ADDRESS.sub(_blank, CODE.sub(_blank, line.text)))


def _blank(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def bare_capitals(text: str) -> Iterator[str]:
    """A missing accent on a capital (Lexique, « Accentuation des capitales »)."""
    for found in CAPITALISED.finditer(text):
        if found[0] in BARE_CAPITALS:
            accented = CIRCUMFLEX.get(found[0], f"É{found[0][1:]}")
            yield f"« {found[0]} » : il manque un accent sur la capitale (« {accented} »)."
    if BARE_A.search(text):
        yield "« A » : il manque un accent sur la capitale (« À »)."


def bad_ordinals(text: str) -> Iterator[str]:
    """Ordinals are 1er, 1re, 2e (Lexique, « Adjectifs numéraux ordinaux »)."""
    for found in BAD_ORDINAL.finditer(text):
        letters = next(right for wrong, right in ORDINALS.items() if wrong in found[2].replace("è", "e"))
        yield f"« {found[0]} » s’écrit « {found[1]}{letters} »."


def lost_hyphens(text: str) -> Iterator[str]:
    """A hyphen that stands for a dash (Lexique, « Tiret »)."""
    bare = re.sub(r"^[\s>]*[-*+] ", "", text)
    if len(LOST_HYPHEN.findall(bare)) % 2:
        yield "Un trait d’union entre deux espaces tient lieu de tiret : préférez « – »."


def misplaced_calls(text: str) -> Iterator[str]:
    """A call follows the word and precedes the punctuation, without space (Lexique, « Appels de notes »)."""
    if SPACED_CALL.search(text):
        yield "L’appel de note suit le mot sans espace."
    if LATE_CALL.search(text):
        yield "L’appel de note se place avant la ponctuation."


CHECKS: tuple[Check, ...] = (bare_capitals, bad_ordinals, lost_hyphens, misplaced_calls)


def _textless_calls(page: Page, line: Line) -> Iterator[Problem]:
    for found in CALL.finditer(line.text):
        if found[1] not in page.notes:
            yield Problem(line.number, f"L’appel « {found[1]} » n’a pas de texte de note.")


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other without a blank one; a note begins a paragraph of its own."""
    paragraph: list[Line] = []
    for line in lines:
        if (line.is_blank or NOTE.match(line.text)) and paragraph:
            yield paragraph
            paragraph = []
        if not line.is_blank:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _skipped_levels(page: Page) -> Iterator[Problem]:
    """A heading more than one level below the one before it (WCAG, technique G141)."""
    level = 1
    for heading, line in zip(page.headings, page.heading_lines, strict=True):
        if heading.level > level + 1:
            yield Problem(line, f"L’intertitre « {heading.text} » saute un niveau.")
        level = heading.level
