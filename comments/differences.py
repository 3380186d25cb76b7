"""What changed from one text to another, word by word. Pure."""

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
