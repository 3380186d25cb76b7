"""The drawn face of who leaves an avis: an initial on a shape of some hue, both by lot from a keyed hash.

It tells the voices of a conversation apart, and leads back to nobody: there are twenty. The text is part of
the lot, so that no face follows a reader from one text to another.
"""

from typing import Any

from chroniques.links import capability

SHAPES, HUES = 4, 5  # those of avis.css; the first of each is the plain one


def face_of(comment: Any) -> tuple[str, int, int]:
    """The initial, the shape and the hue of a reader under this text: by name with the address, else with the
    receipt, which nobody shares; of an imported avis, by name alone."""
    who = comment.email.casefold() or comment.receipt or ""
    drawn = int(capability("face", f"{comment.article_id}\n{comment.name.casefold()}\n{who}")[:8], 16)
    initial = next((sign for sign in comment.name if sign.isalnum()), "")
    return initial.upper()[:1], drawn // HUES % SHAPES, drawn % HUES
