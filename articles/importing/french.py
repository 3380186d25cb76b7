"""What the steps know of French: folding, names, sentences, the words that betray a clause."""

import re
import unicodedata

CAP = r"[A-ZÀ-ÖØ-ÞŒ](?:(?:me|lle|r|e|t|te)?\.(?=[ ]+[A-ZÀ-Ý])|[\w’'-]*\w)?"
PARTICLE = r"(?:(?:de la|de|du|des|la|le|van|von|der|el|al|ben|bin|da|di|dos)[ ]+|d[’'])"
FULL_NAME = rf"{CAP}(?:[ ]+{PARTICLE}{{0,2}}{CAP}){{1,4}}"
NAME = rf"{CAP}(?:[ ]+{PARTICLE}{{0,2}}{CAP}){{0,4}}"

TERMINAL = ".!?…:;"
CLOSERS = "»”\"’')]* "


def listed(text: str) -> frozenset[str]:
    """The words of a list written as a text, parted by any space."""
    return frozenset(re.findall(r"\S+", text))


# Words that only a clause has: a subject pronoun or a very common finite verb.
CLAUSE_WORDS = listed(
    """
    je j tu il elle on nous vous ils elles c ce-sont est sont était étaient sera seront ai as ont
    avait avaient aura faut faudra peut peuvent pourra doit doivent va vont fait font dit veut veulent
    voit vient reste restent suffit n ne pas qu voici voilà
    """
)
NOT_VERBS_IN_EZ = frozenset(["chez", "assez", "nez", "rez", "rendez", "rendez-vous"])
# Words that announce what follows: the line is a sentence that leads to a list.
ANNOUNCING = listed(
    """
    exemple exemples savoir comme ainsi ci-dessous ci-après suivant suivante suivants suivantes
    notamment quelques-uns quelques-unes quelques uns tel telle tels telles
    """
)
# A line that ends by one of these goes on.
UNFINISHED = listed(
    """
    le la les l un une des de du d à au aux et ou où ni mais donc car que qui qu dont en dans par pour
    sur sous avec sans chez vers entre ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma
    mes ne plus très si se s n soit est sont a ont y il elle on nous vous ils elles je tu
    """
)
DETERMINERS = (
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "notre",
    "nos",
    "votre",
    "vos",
    "ce",
    "cette",
    "ces",
)


class Folded(dict[int, str]):
    """Each character without accent or case, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        return self[code]


FOLDED = Folded()


def fold(text: str) -> str:
    """Without case or accents, one character for one: positions stay true."""
    return text.translate(FOLDED)


def words(text: str) -> list[str]:
    """The words in lower case, elided parts apart ("l’écoute" gives two), hyphens kept."""
    return re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.lower())


def ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith(tuple(TERMINAL)) or text.endswith(("»", "”"))


def goes_on(text: str) -> bool:
    """True of a line cut in its middle: it ends by a comma or by a word that calls for another."""
    return text.endswith(",") or (words(text)[-1:] != [] and words(text)[-1] in UNFINISHED)


def starts_low(text: str) -> bool:
    first = next((character for character in text if character.isalnum()), "")
    return first.islower()


def has_clause(text: str) -> bool:
    """True when the words can only be a clause, as in "Vous attendrez", not "Le client 2.0"."""
    if re.search(r"\ba\b", text):
        return True  # the verb; "A" is an initial, or "À" without its accent
    return any(word in CLAUSE_WORDS or _is_second_person(word) for word in words(text))


def _is_second_person(word: str) -> bool:
    return len(word) > 3 and word.endswith("ez") and word not in NOT_VERBS_IN_EZ


def sentences(text: str) -> int:
    """How many sentences: ends followed by a capital, plus the last."""
    return len(re.findall(r"[.!?…]\s+(?=[A-ZÀ-ÖØ-ÞŒ«])", text)) + 1


def quoted(text: str, limit: int = 90) -> str:
    """The text between French quotes, cut at a word: for the sentences of a report."""
    flat = " ".join(text.split())
    if len(flat) > limit:
        flat = flat[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return f"«\u00a0{flat}\u00a0»"


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
