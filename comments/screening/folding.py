"""Letters as they sound, whatever they are drawn with: without accents, case, disguise or hidden signs."""

import re
import unicodedata

# Letters of other scripts that look like ours in most faces (Unicode TR 39, the part that spam uses).
CYRILLIC = dict(zip("авсԁеһіјкӏмнорԛѕтԝхуү", "abcdehijklmhopqstwxyy", strict=True))
GREEK = dict(zip("αβεηικνορτυχω", "abenikvoptuxw", strict=True))
OTHERS = dict(zip("ɑɡıօոս", "agionu", strict=True))
LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "’": "'"}
PLAINLY = str.maketrans(CYRILLIC | GREEK | OTHERS | LIGATURES)
ACCENTS = re.compile(r"[\u0300-\u036f]+")
# Signs that stand for letters inside a word: "v1agra", "c@sino".
STAND_INS = str.maketrans("013457@$€!|", "oieastaseil")
WORD = re.compile(r"[^\W_]+")
SPELT = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*·]{1,2}[^\W\d_](?![^\W_])){3,}")
DISGUISED = re.compile(r"(?<![\w@$€!|])(?=[\w@$€!|]*[^\W\d_])[^\W_@$€!|]*[0-9@$€!|][\w@$€!|]*[^\W\d_]")
# Is there anything to unmask? Cheap, and nearly always no.
APART = re.compile(r"[ .\-_*·][a-z][ .\-_*·]{1,2}[a-z][ .\-_*·]")
AMONG = re.compile(r"[a-z][0-9@$€!|]+[a-z]")
HIDDEN = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]")
INSIDE = re.compile(r"(?<=[^\W\d_])[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]+(?=[^\W\d_])")


def fold(text: str) -> str:
    """The text in small letters without accents, its look-alikes and its fancy letters as plain ones."""
    plain = unicodedata.normalize("NFKD", HIDDEN.sub("", text)).casefold()
    return plain if plain.isascii() else ACCENTS.sub("", plain).translate(PLAINLY)


def words_of(folded: str) -> list[str]:
    """The words of a folded text, without their apostrophes: l'ami is two."""
    return WORD.findall(folded)


def singular(words: list[str]) -> list[str]:
    """The words without the mark of the plural; right or wrong, the same for both that are compared."""
    return [word[:-1] if word[-1] in "sx" and len(word) > 3 else word for word in words]


def skeleton(name: str) -> str:
    """What two names share that the eye takes for one another: "Сamille  Аubry" and "Camille Aubry"."""
    return "".join(words_of(fold(name).translate(STAND_INS)))


def unmasked(folded: str) -> list[str]:
    """The words that a folded text hides by drawing them otherwise: "v1agra", "c.a.s.i.n.o"."""
    spelt = SPELT.finditer(folded) if APART.search(folded) else ()
    drawn = DISGUISED.finditer(folded) if AMONG.search(folded) else ()
    return [
        *("".join(WORD.findall(found[0])) for found in spelt),
        *(found[0].translate(STAND_INS) for found in drawn),
    ]
