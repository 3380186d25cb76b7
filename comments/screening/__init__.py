"""Is it worth a moderator's doubt? What an avis shows, weighed by small rules that say why. Pure.

`weigh(Seen(...))` goes down an ordered line of rules; each finds something or nothing. What they find is
kept with the avis and told to the moderator (`comments.screened` says it in words).
"""

from comments.screening.bayes import score, signs
from comments.screening.finding import HOLD_AT, SPAM_AT, Finding, Verdict, Weighed
from comments.screening.likeness import likeness
from comments.screening.seen import Seen
from comments.screening.weighing import RULES, weigh
from comments.screening.words import hits

__all__ = [
    "HOLD_AT",
    "RULES",
    "SPAM_AT",
    "Finding",
    "Seen",
    "Verdict",
    "Weighed",
    "hits",
    "likeness",
    "score",
    "signs",
    "weigh",
]
