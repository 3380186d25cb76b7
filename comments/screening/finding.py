"""What a rule found, and what all that was found amounts to."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["clear", "hold", "spam"]
# From four on, a person reads it before it is public; from fourteen on, it goes to the spam folder.
# No rule that looks at one thing alone weighs fourteen, but a ban and a list that an editor wrote.
HOLD_AT, SPAM_AT = 4, 14
LONGEST_EVIDENCE = 80  # characters


@dataclass(frozen=True)
class Finding:
    """What one rule found: its code, what it weighs (below zero: it speaks for the avis), and on what."""

    code: str
    weight: int
    evidence: str = ""


@dataclass(frozen=True)
class Weighed:
    """All that was found of an avis, in the order of the rules."""

    findings: tuple[Finding, ...]
    weight: int
    verdict: Verdict


def evidence(*said: str) -> str:
    """What a moderator is shown of what was found: each thing once, within a line."""
    line = ", ".join(dict.fromkeys(said))
    return line if len(line) <= LONGEST_EVIDENCE else line[: LONGEST_EVIDENCE - 1] + "…"
