"""What changed from one avis to another, word by word. Pure.

Apart from `chroniques.text.differences`, which reads Markdown as an editor does: there notes stand aside, a
passage that moved is no change, and neither is a space nor the form of an apostrophe. Who passes an avis must
see every character that will appear, each in its place: here all pieces but the new ones make the old text.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
WORD_OR_SPACE = re.compile(r"\s+|[^\s]+")


def differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The pieces that make both texts, in order: SAME in both, GONE from the old one, NEW in the other."""
    before, after = WORD_OR_SPACE.findall(old), WORD_OR_SPACE.findall(new)
    for _tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, arrived = "".join(before[start:end]), "".join(after[begin:stop])
        if gone == arrived:
            yield SAME, gone
            continue
        yield from ((kind, piece) for kind, piece in ((GONE, gone), (NEW, arrived)) if piece)
