"""What the site says of itself under an article: its name and its tagline."""

import re

from articles.importing.document import ImportedSite
from articles.importing.french import fold, has_clause, quoted, sentences, words
from articles.importing.page.lines import Line

LONGEST_NAME = 60  # characters: no label or name of a site is longer
_SELF = (
    r"(?:reference|blog|site|magazine|mag|webzine|portail|rendez-vous|communaute|actualites?|actu|journal|carnet"
    r"|quotidien|medias?|guide|revue|plate-?forme|podcast|observatoire|adresse|club|chronique|annuaire|reseau"
    r"|information|infos?|veille|regard|essentiel|gazette|lettre)"
)
TAGLINE = re.compile(
    rf"(?:(?:le|la|les|l'|un|une|votre|ton|tout|toute|toutes|notre)\s*)?"
    r"(?:l'|la |le |les )?(?:n° ?1|premiere?s?|nouve\w+|meilleure?|seule?|grande?|petite?)?\s*"
    rf"{_SELF}\b(?!\s*:).*"
)


def read_site(after: tuple[Line, ...]) -> tuple[ImportedSite, list[str], list[str]]:
    """The name and the tagline among the lines under the article; then what is dropped, and problems."""
    name = tagline = ""
    dropped = []
    for line in after:
        if line.text in (name, tagline):
            dropped.append(line.text)
        elif not tagline and (is_tagline(line.text) or (name and is_motto(line.text))):
            tagline = line.text
        elif not name and is_name(line.text):
            name = line.text
        else:
            dropped.append(line.text)
    problems = [
        f"La ligne {quoted(text)}, sous l’article, n’a pas été reconnue et n’est pas reprise\u00a0: "
        "remettez-la dans le texte si elle en fait partie."
        for text in dropped
        if text not in (name, tagline)
    ]
    return ImportedSite(name, tagline), dropped, problems


def is_tagline(text: str) -> bool:
    """True of a short phrase by which a site presents itself: "Le carnet des libraires."."""
    folded = fold(text).replace("’", "'")
    return is_motto(text) and bool(TAGLINE.fullmatch(folded))


def is_motto(text: str) -> bool:
    """True of a short phrase that tells no story."""
    return len(text) <= 100 and sentences(text) == 1 and not has_clause(text) and text[-1] not in "?…:;,"


def is_name(text: str) -> bool:
    """True of a few words without a final sign."""
    return len(text) <= LONGEST_NAME and len(words(text)) <= 7 and text[-1] not in ".?…:;,"
