"""What an editor should look at before publication: said with its line, never changed.

The Lexique de l'Imprimerie nationale is the source where a rule has one.
"""

import re
from collections.abc import Callable, Iterator

from chroniques.text.hyphens import lost_hyphens
from chroniques.text.lines import Line
from chroniques.text.merging import merging_lines
from chroniques.text.noteplaces import calls_of
from chroniques.text.page import Page
from chroniques.text.prose import paragraphs, prose
from chroniques.text.rendered import Problem
from chroniques.text.unpaired import unpaired_quotes
from chroniques.text.vocabulary import names

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
# Where a sentence begins: the head of a line, its marks passed; behind a full stop; in a quotation.
START = (
    r"(?:^[\s>#*+•|-]*(?:\d{1,9}[.)]\s+)?[\"“«(]?\s?|"
    r"[.!?…][»”\"]?\s|[«“\"(][ \u00a0\u202f]?|[–—][ \u00a0\u202f])"
)
BARE_A = re.compile(rf"{START}A(?= (?:{AFTER_A})\b)")
# At the head of a sentence and before a word: elsewhere Ca is calcium, or a name.
BARE_CA = re.compile(rf"{START}Ca(?= (?!est\b)[a-zà-ÿ]|, )")
GLUED = re.compile(r"(?<![\w./-])(pp?\.|art\.|chap\.|vol\.|fig\.)(\d{1,4})(?![\d/]|\.?\w)")
BAD_ORDINAL = re.compile(
    r"(?<![\w.])(\d{1,6}(?=i?[eè][rm]es?|iers?)|2(?=nde?s?)|[IVXLC]{1,8}(?=i?è[rm]es?|iers?))"
    r"(i?[eè][rm]es?|iers?|nde?s?)(?!\w)"
)
ORDINALS = {"eme": "e", "ere": "re", "ier": "er", "nde": "de", "nd": "d"}
SPACED_CALL = re.compile(r"(?<=\S)[ \u00a0\u202f]+\[\^[^\]\s]+\](?!:)")
LATE_CALL = re.compile(r"(?<!\betc)[.,;:!?…]\[\^[^\]\s]+\](?!:)")
SPACED_LABEL = re.compile(r"(?<![!\\])\[\^([^\]\[\s][^\]\[]{0,99}\s[^\]\[]{0,99})\]")

Check = Callable[[str], Iterator[str]]


def remarks(page: Page) -> Iterator[Problem]:
    """The remarks on a source: line by line, then paragraph by paragraph for what runs over lines."""
    lines = list(prose(page.lines))
    for line in lines:
        for check in CHECKS:
            for message in check(line.text):
                yield Problem(line.number, message)
        yield from _textless_calls(page, line)
    whole = list(paragraphs(lines))
    yield from lost_hyphens(whole, page.lines)
    yield from merging_lines(whole)
    yield from unpaired_quotes(whole)
    yield from _skipped_levels(page)


def bare_capitals(text: str) -> Iterator[str]:
    """A missing accent on a capital (Lexique, « Accentuation des capitales »)."""
    for found in CAPITALISED.finditer(text):
        if found[0] in BARE_CAPITALS:
            accented = CIRCUMFLEX.get(found[0], f"É{found[0][1:]}")
            yield f"« {found[0]} » : il manque un accent sur la capitale (« {accented} »)."
    if BARE_A.search(text):
        yield "« A » : il manque un accent sur la capitale (« À »)."
    if BARE_CA.search(text):
        yield "« Ca » : il manque la cédille sous la capitale (« Ça »)."


def bad_ordinals(text: str) -> Iterator[str]:
    """Ordinals are 1er, 1re, 2e (Lexique, « Adjectifs numéraux ordinaux »)."""
    for found in BAD_ORDINAL.finditer(text):
        letters = next(right for wrong, right in ORDINALS.items() if wrong in found[2].replace("è", "e"))
        yield f"« {found[0]} » s’écrit « {found[1]}{letters} »."


def glued_abbreviations(text: str) -> Iterator[str]:
    """« p. 12 » has a space, which is not put where it lacks: `p.12` may be a name (house)."""
    for found in GLUED.finditer(text):
        yield f"« {found[0]} » : il manque une espace après l’abréviation (« {found[1]} {found[2]} »)."


def misplaced_calls(text: str) -> Iterator[str]:
    """A call follows the word and precedes the punctuation, without space (Lexique, « Appels de notes »)."""
    if SPACED_CALL.search(text):
        yield "L’appel de note suit le mot sans espace."
    if LATE_CALL.search(text):
        yield "L’appel de note se place avant la ponctuation."


CHECKS: tuple[Check, ...] = (bare_capitals, bad_ordinals, glued_abbreviations, misplaced_calls)


def _textless_calls(page: Page, line: Line) -> Iterator[Problem]:
    for typed in calls_of(page, line):
        if typed not in page.notes:
            yield Problem(line.number, f"L’appel « {typed} » n’a pas de texte de note.", "note")
    for found in SPACED_LABEL.finditer(line.text):
        typed = page.lines[line.number - 1].text[slice(*found.span(1))]
        yield Problem(line.number, f"Le nom de note « {typed} » s’écrit d’un seul mot, sans espace.", "note")


def _skipped_levels(page: Page) -> Iterator[Problem]:
    """A heading more than one level below the one before it (WCAG, technique G141)."""
    level = 1
    for heading in page.headings:
        if heading.level > level + 1:
            yield Problem(heading.line, f"L’intertitre « {heading.text} » saute un niveau.", "heading")
        level = heading.level
