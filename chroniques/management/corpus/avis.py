"""Who leaves an avis and what they say; who answers whom. Pure."""

from random import Random

from chroniques.management.corpus.phrases import PHRASES, say

OPENING, REPLY, ANSWER = "avis", "replie", "reponse"  # what an avis can be, by the name of its phrases
# The phrases that avis alone are made of.
OWN = frozenset((OPENING, REPLY, ANSWER, "accroche", "suite", "chute", "desaccord"))


def reader(chance: Random) -> str:
    """A name as readers sign: a first name alone, with an initial, or whole."""
    first, last = chance.choice(PHRASES["prenom"]), chance.choice(PHRASES["nom"])
    return chance.choice((first, f"{first} {last[0]}.", f"{first} {last}"))


def whole_name(chance: Random) -> str:
    """A first name and a last name."""
    return f"{chance.choice(PHRASES['prenom'])} {chance.choice(PHRASES['nom'])}"


def role(chance: Random, has_before: bool, has_author: bool) -> str:
    """What the next avis of a conversation is: one in three replies, one in thirty answers as the author."""
    fallen = chance.random()
    if not has_before or fallen > 0.37:
        return OPENING
    return ANSWER if has_author and fallen < 0.033 else REPLY


def text(chance: Random, what: str) -> str:
    """The Markdown of an avis of this role."""
    return say(chance, what)
