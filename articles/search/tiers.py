"""How good an answer is: how far down a text one reads before all the words have been met.

The same answers in the same order whatever the database, which no ranking of its own would give (bm25 on one,
ts_rank on the other); an order that a reader understands; and one that can be read on from where it stopped,
since within a tier the newest come first.
"""

from enum import IntEnum


class Tier(IntEnum):
    """The best first."""

    TITLE = 1
    NAMES = 2
    STANDFIRST = 3
    BODY = 4
    NOTES = 5
    AVIS = 6


COLUMNS: dict[Tier, tuple[str, ...]] = {
    Tier.TITLE: ("title",),
    Tier.NAMES: ("title", "names"),
    Tier.STANDFIRST: ("title", "names", "standfirst"),
    Tier.BODY: ("title", "names", "standfirst", "body"),
    Tier.NOTES: ("title", "names", "standfirst", "body", "notes"),
}
HEAD = (Tier.TITLE, Tier.NAMES, Tier.STANDFIRST)  # looked for in an index of their own, much shorter
