"""Sent elsewhere without an address: its parts, a search to make, a profile to look at."""

import re

from comments.screening.finding import Finding, evidence
from comments.screening.seen import Seen

ENDING = r"(?:c ?o ?m|f ?r|n ?e ?t|o ?r ?g|i ?n ?f ?o|shop|xyz|top|io|ru)"
# The end of an address, alone: "ajoutez .com", "m o n s i t e . c o m". Of it people speak too: "les .fr".
TORN = re.compile(rf"(?<![\w.])\.{ENDING}(?![\w-])|\w \. {ENDING}(?![\w-])|\b\w \w \w \. ?{ENDING}(?!\w)")
JOINED = re.compile(
    r"\b(?:ajout|termin|suivi|suivez|enlev|retir|remplac|colle[rz]|espaces?|a la fin|sans le|en un mot"
    r"|le site)"
)
SEARCHED = re.compile(
    r"\b(?:tapez|taper|tape|cherchez|recherchez|googlez)\b[^.!?]{1,60}"
    r"\b(?:sur|dans) (?:google|facebook|fb|youtube|insta\w*|tiktok|telegram|internet)\b"
)
PROFILE = re.compile(
    r"\b(?:liens?|infos?|numero|contact|adresse|tarifs?|photos?|pseudo) (?:est |sont |c.est )?"
    r"(?:en|dans|sur|dispo en) (?:mon |ma |mes |la |le )?"
    r"(?:pv|mp|dm|prive|bio|profil\w*|story|pseudo|description|premier commentaire)\b"
    r"|\b(?:mon|le) pseudo (?:c.?est|est|:)|\b(?:le|mon) site (?:s.appelle|dont le nom)"
)


def sent(seen: Seen) -> Finding | None:
    """Where to go, said in words that no filter of links sees."""
    torn = TORN.search(seen.folded)
    is_joined = torn and (" " in torn[0] or JOINED.search(seen.folded))
    other = SEARCHED.search(seen.ends) or PROFILE.search(seen.ends)
    if not torn and not other:
        return None
    weight = 4 if is_joined else 3 if other else 2
    return Finding("sent", weight, evidence(*(match[0].strip() for match in (torn, other) if match)))
