"""What the screening found, in words. (Laid by Q so that the queue runs: S writes it.)"""

from .screening import Finding


def sentence(finding: Finding) -> str:
    """What a moderator reads of it."""
    return finding.evidence or finding.code
