"""Runs of "X : 12,6% vs 6,8%" and the two groups that the sentence above them names."""

import re

from articles.importing.french import capitalised, fold

_VALUE = r"[+-]?\d[\d\s.,]*(?:\s?(?:%|‰|€|\$|k€|M€|pts?|points?|millions?|milliards?|h|min))?"
ROW = re.compile(
    rf"(?P<label>\S.*?)\s*(?::|=|\s[–—-])\s*(?P<one>{_VALUE})\s*(?:vs\.?|versus|contre|/|\|)\s*(?P<two>{_VALUE})\s*[;.,]?",
    re.IGNORECASE,
)
# How a sentence names two groups; the widest wording first.
GROUPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bcompar\w*\s+(?P<one>[^,;:.]+?)\s+(?:par rapport|face)\s+(?P<two>(?:à|au|aux)\s[^,;:.]+)",
        r"\bcompar\w*\s+(?P<one>[^,;:.]+?)\s+(?:avec|et|vs\.?|versus)\s+(?P<two>[^,;:.]+)",
        r"\bcompar\w*\s+(?P<one>[^,;:.]+?)\s+(?P<two>(?:à|aux?)\s[^,;:.]+)",
        r"\b(?P<one>[^,;:.]+?)\s+comparée?s?\s+(?P<two>(?:à|aux?)\s[^,;:.]+)",
        r"\bentre\s+(?P<one>[^,;:.]+?)\s+et\s+(?P<two>[^,;:.]+)",
        r"\((?P<one>[^(),;:.]+?)\s+(?:vs\.?|versus|contre|et|puis|/)\s+(?P<two>[^(),;:.]+)\)",
        r"\bd[’']un côté,?\s+(?P<one>[^,;:.]+?),?\s+(?:et\s+)?de l[’']autre,?\s+(?P<two>[^,;:.]+)",
        r"\b(?:de|chez|pour)\s+(?P<one>[^,;:.]+?),?\s+comparée?s?\s+(?:à|aux?)\s+(?P<two>[^,;:.]+)",
        r"(?P<one>[^,;:.]+?)\s+se distingue(?:nt)?\s+(?P<two>(?:de|des|du)\s[^,;:.]+)",
        r"\b(?P<one>(?:chez|pour|parmi)\s[^,;:.]+?),?\s+(?:et|puis|vs\.?|versus|contre)\s+(?P<two>(?:chez|pour|parmi)\s[^,;:.]+)",
        r"(?:^|[,;:.]\s)(?P<one>[^,;:.]+?)\s+(?:vs\.?|versus|contre|face)\s+(?P<two>[^,;:.]+)",
        r"(?P<one>[^,;:.]+?)\s+par rapport\s+(?P<two>(?:à|aux?)\s[^,;:.]+)",
        r"(?:chez|pour|parmi)\s+(?P<one>[^,;:.]+?)\s+(?:et|puis)\s+(?P<two>[^,;:.]+)",
    )
)
# What leads to the name of a group: "chez les …", "ceux des …", "les résultats des …".
LED_BY = re.compile(
    r"(?:(?:chez|pour|parmi|avec|à|au|aux|dans)\s+)?"
    r"(?:(?:les?\s+)?(?:ceux|celles?|celui|résultats|usages|chiffres|pratiques|habitudes|réponses|parts?)\s+(?=d))?"
    r"(?:(?:les?|la|des|du|de la|de)\s+|de l[’']|l[’'])?",
    re.IGNORECASE,
)
SUBJECTS = (
    ("canaux", "Canal"), ("canal", "Canal"), ("medias", "Média"), ("media", "Média"), ("usages", "Usage"),
    ("pays", "Pays"), ("secteur", "Secteur"), ("produit", "Produit"), ("critere", "Critère"),
    ("activite", "Activité"), ("equipement", "Équipement"), ("support", "Support"), ("reseaux", "Réseau"),
)  # fmt: skip
ANYTHING = "Indicateur"  # the head of the first column where the sentence names nothing better


def row(text: str) -> tuple[str, str, str] | None:
    """ "Radio : 11,5% vs 14%" → ("Radio", "11,5%", "14%"), the figures exactly as typed."""
    found = ROW.fullmatch(text)
    return (found["label"].strip(), found["one"].strip(), found["two"].strip()) if found else None


def heads(sentence: str) -> tuple[str, str, str] | None:
    """The three heads of the table under this sentence, or None when it names no two groups."""
    for pattern in GROUPS:
        found = pattern.search(sentence)
        if found:
            return subject(sentence), _group(found["one"]), _group(found["two"])
    return None


def subject(sentence: str) -> str:
    folded = fold(sentence)
    return next((head for word, head in SUBJECTS if re.search(rf"\b{word}", folded)), ANYTHING)


def _group(text: str) -> str:
    text = text.strip(" ()«»")
    return capitalised(text[LED_BY.match(text).end() :] or text)  # type: ignore[union-attr]
