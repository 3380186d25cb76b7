"""Words that have a rule of their own: abbreviations before a name, kings and centuries, œ, ordinals."""

import re
from collections.abc import Iterable

from chroniques.text.typography.numbers import MONTHS
from chroniques.text.typography.runs import Edit, rule, swap, swap_groups
from chroniques.text.typography.signs import NBSP, SPACES
from chroniques.text.vocabulary import names

# Kings and centuries count up to XXXIX: with L, C, D, M, a « CD » or « MM. » would pass for a number.
ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"

# Lexique, « Abréviations », « Espaces insécables »: before a name or a number.
HEAD = rf"(?:^|(?<=[\s{SPACES}(\[«“’]))"
PARTICLE = r"(?:d[eu] |des |de la |de l[’']|d[’']|von |van |der )"
TITLES = r"(?:MM\.?|M\.|Mr\.?|Mmes?\.?|Mlles?\.?|Drs?\.?|Mes?|Prs?|Mgr|Sts?|Stes?)"
titles = swap_groups("MDPS", rf"{HEAD}{TITLES}([ \u2009])(?={PARTICLE}{{0,2}}[A-ZÀ-ÝŒ])", NBSP)
PLACES = r"(?:[nN][°º]s?|pp?\.|art\.|chap\.|vol\.|t\.|fig\.|éd\.|coll\.|§)"
places = swap_groups(".°º§", rf"{HEAD}{PLACES}([ \u2009])(?=[\dIVXLC])", NBSP)
numbers = swap("°º", rf"(?:(?<=\b[nN][°º])|(?<=\b[nN][°º]s))[{SPACES}]*+(?=\d)", NBSP)

# Lexique, « Souverains », « Siècles »: a number in figures is not parted from the word it goes with. A king's
# follows the name, so the space before the number is the one that holds; a century's precedes « siècle »,
# so it is the space after, and « au XXIe siècle » may break behind « au ».
NO_NAME = r"(?!(?:L[ea]s?|Au|Aux|Du|Des?|Une?|Ce|Cet|Cette|Ces|Et|Ou|En)\b)"
COUNTED = r"(?:siècles?|millénaires?|République|arrondissement)"
FIRST = rf"1(?:er|re)(?![{SPACES}](?:{'|'.join(MONTHS)}|{COUNTED})\b)"
KING = rf"\b{NO_NAME}[A-ZÀ-Ý][\w’'-]{{0,40}}([ \u2009])(?=(?:Ier|Ire|{FIRST}|{ROMAN})(?![\w’']))"
sovereigns = swap_groups("1IVX", KING, NBSP)
CENTURY = rf"\b(?:(?:{ROMAN}|\d{{1,2}})(?:e|i?[eè]me)|Ier|1er)([ \u2009])(?={COUNTED}\b)"
centuries = swap_groups("IVX0123456789", CENTURY, NBSP)

# Lexique, « Ligatures »; the list is closed: elsewhere (coefficient, moelle, Noël) o and e part.
OE = names(
    "boeuf choeur coeur désoeuvré désoeuvrement écoeurant écoeurer écoeurement foetal foetus manoeuvre "
    "manoeuvrer moeurs noeud oecuménique oecuménisme oedème oeil oeillade oeillère oeillères oeillet "
    "oenologie oenologue oenophile oesophage oestrogène oeuf oeuvre oeuvrer oeuvrant rancoeur soeur voeu "
    "chef-d’oeuvre"
)
OE_WORD = re.compile(
    rf"(?<![\w-])(?:(?:[dlsnmjt]|qu|hors-d|chefs?-d|main-d|mains-d)[’'])?"
    rf"((?:{'|'.join(sorted(OE))})(?:s|x|e|es|r|nt|ait|aient|é|ée|és|ées)?)(?!\w)",
    re.IGNORECASE,
)
AE_WORD = re.compile(r"\b(?:(ex) (ae)(quo)|(curriculum vit)(ae)|(et c)(ae)(tera))\b", re.IGNORECASE)


# A point that ends no sentence: M. Coeur, J.-P. Coeur.
ABBREVIATED = re.compile(r"(?<!\w)(?:MM?|Mr|Mgr|Dr|Pr|Ste?|[A-ZÀ-Ý])\.$")


@rule("eE")
def ligatures(text: str) -> Iterable[Edit]:
    """œ in the words of the list; a capital inside a sentence is a name, and names keep their letters."""
    if "oe" not in text.lower():  # two letters are found a hundred times faster than a word of the list
        return []
    edits = []
    for found in OE_WORD.finditer(text):
        word = found[1]
        place = found.start(1) + word.lower().index("oe")
        if word[0].isupper() and not word.isupper() and not _begins_sentence(text, found.start()):
            continue
        edits.append(Edit(place, place + 2, "Œ" if word[place - found.start(1)].isupper() else "œ"))
    return edits


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 8) : place].rstrip(f"{SPACES}\n»”")
    return not before or (before[-1] in ".!?…«“:—–" and not ABBREVIATED.search(before))


@rule("eE")
def latin_ligatures(text: str) -> Iterable[Edit]:
    if "ae" not in text.lower():
        return []
    edits = []
    for found in AE_WORD.finditer(text):
        group = next(number for number in (2, 5, 7) if found[number])
        edits.append(Edit(found.start(group), found.end(group), "æ"))
    return edits


# Lexique, « Adjectifs numéraux ordinaux »: 1er, 1re, 2e, 2d, 2de, XXIe, raised.
# Linked, both are: XVIe-XVIIe, 2e/3e.
ORDINAL = (
    rf"(?:1(?=(?:ers?|res?)\b)|2(?=(?:ds?|des?)\b)|\d{{1,4}}(?=es?\b)|I(?=(?:ers?|res?)\b)|"
    rf"(?:[VX]|(?=[IVX]{{2}}){ROMAN})(?=es?\b))(?:ers?|res?|des?|ds?|es?)"
)
LINKED = re.compile(rf"(?<![\w.,:/’'-]){ORDINAL}(?:[-/]{ORDINAL})*(?![\w’'-])")
LETTERS = re.compile(r"[a-z]+")


def ordinals(text: str) -> list[tuple[int, int]]:
    """Where the letters of ordinals are, to be raised."""
    chains = (found.span() for found in LINKED.finditer(text))
    return [letters.span() for chain in chains for letters in LETTERS.finditer(text, *chain)]
