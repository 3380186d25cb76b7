"""One word, folded then stemmed. The order matters: a reader who types « viralite » means « viralité »."""

import re
import sys
import unicodedata
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

LONGEST = 40  # characters of a word that are read: beyond, nobody types it twice alike
KNOWN_WORDS = 1 << 16  # forms remembered by a process; French prose of a year holds fewer

# Letters that do not decompose, and ligatures that readers type as two letters.
OPENED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

# Folded forms whose stem no rule finds: plurals in -aux of nouns in -ail, feminines of another root.
IRREGULAR = {
    "aieul": "aieux",
    "aieuls": "aieux",
    "baux": "bail",
    "bel": "beau",
    "belle": "beau",
    "belles": "beau",
    "beaux": "beau",
    "cieux": "ciel",
    "coraux": "corail",
    "emaux": "email",
    "fou": "fol",
    "folle": "fol",
    "folles": "fol",
    "fous": "fol",
    "messieurs": "monsieur",
    "mesdames": "madame",
    "nouvel": "nouveau",
    "nouvelle": "nouveau",
    "nouvelles": "nouveau",
    "nouveaux": "nouveau",
    "soupiraux": "soupirail",
    "travaux": "travail",
    "vieil": "vieux",
    "vieille": "vieux",
    "vieilles": "vieux",
    "vitraux": "vitrail",
    "yeux": "oeil",
}

# What the stemmer leaves: (its ending, what stands for it, the fewest letters before). The first that fits.
ENDINGS = (
    ("ationnel", "", 4),  # générationnel, génération
    ("ionnel", "", 5),  # professionnel, profession
    ("tric", "teur", 2),  # lectrice, lecteur; autrice, auteur
    ("tair", "t", 4),  # communautaire, communauté; publicitaire, publicité
    ("queur", "qu", 4),  # chroniqueur, chroniqueuse, chronique
    ("gueur", "gu", 3),  # blogueur
    ("gueux", "gu", 3),  # blogueuse
    ("os", "o", 3),  # numéros, numéro
    ("i", "", 4),  # publier, publié; écolier, école
)
# Where the ending is the word's own: « commentaire » is no « comment », « secrétaire » no « secret ».
OWN_ENDING = frozenset({"commentair", "secretair", "militair", "inventair", "ceremoni", "symphoni"})

PARTICIPLE = re.compile(r"(?<=[a-z]{3})ees?$")


def _french(package: str = "snowballstemmer") -> Any:
    """The stemmer of French alone: to import its package is to load thirty languages, 3 MB in each process.

    Python wants a package before its modules: an empty one stands in its place meanwhile.
    """
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(package)
    known = sys.modules.get(package)
    sys.modules[package] = known or module_from_spec(spec)
    try:
        return import_module(f"{package}.french_stemmer").FrenchStemmer()
    finally:
        if known is None:
            del sys.modules[package]


_snowball = _french()


def fold(text: str) -> str:
    """The text in lower case, without accents, ligatures opened: « Œuvre À Noël » is « oeuvre a noel »."""
    opened = text.casefold().translate(OPENED).replace("\u00ad", "")
    if opened.isascii():
        return opened
    bare = unicodedata.normalize("NFKD", opened)
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()


@lru_cache(KNOWN_WORDS)
def stem(word: str) -> str:
    """What the forms of one word share: « communautés », « Communaute » and « communautaire » give one stem.

    Kept in memory: the stemmer takes 30 µs for a form, a text of 100 KB repeats the same few thousand.
    """
    written = fold(word)
    folded = "".join(filter(str.isalnum, written))[:LONGEST] or written  # ½ unfolds to more than a number
    if folded in IRREGULAR:
        folded = IRREGULAR[folded]
    singular = PARTICIPLE.sub("e", folded)  # the stemmer knows « ée » by its accent
    return _ended(_snowball.stemWord(singular)) or folded


def _ended(stemmed: str) -> str:
    if stemmed in OWN_ENDING:
        return stemmed
    for ending, instead, fewest in ENDINGS:
        if stemmed.endswith(ending) and len(stemmed) - len(ending) >= fewest:
            return stemmed[: -len(ending)] + instead
    return stemmed
