"""An installation that is well, in which a test seeds one fault; and what the doctor then says of it."""

from collections.abc import Iterable


def numbers(found: Iterable) -> list[str]:
    """The numbers of what was found, each with a sentence and a remedy."""
    found = list(found)
    assert all(finding.said.endswith((".", "…")) and len(finding.remedy) > 15 for finding in found), found
    return [finding.number for finding in found]
