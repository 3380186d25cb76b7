"""Which short lines are headings: "Les trois clés :", or "- La viralité." before its prose."""

import re
from dataclasses import replace

from articles.importing.french import (
    ANNOUNCING,
    DETERMINERS,
    ends_sentence,
    fold,
    has_clause,
    quoted,
    sentences,
    words,
)
from articles.importing.page.blocks import Block

LONGEST = 70  # characters
MOST_WORDS = 10
MOST_WORDS_OF_ITEM = 6
# A clause that names a subject as a title does: "Ce qu’il faut retenir", "Pourquoi il faut lire".
SUBJECT = re.compile(
    r"(?:ce (?:qu[ei]?\b|dont\b|a quoi\b)|pourquoi|comment|quand|ou|qui|que|quels?|quelles?|combien"
    r"|(?:a|en|de|pour|avec|sur) (?:quoi|qui)|d.ou|d’ou)\b"
)


def with_headings(blocks: list[Block]) -> list[Block]:
    """The blocks with their headings: level 2, and 3 for those opened by a dash under one of level 2."""
    siblings = sum(
        _is_short_item(block) and _is_before_prose(blocks, index) for index, block in enumerate(blocks)
    )
    found: list[Block] = []
    level = 2
    for index, block in enumerate(blocks):
        if block.kind == "paragraph" and _is_heading(blocks, index):
            found.append(replace(block, kind="heading", level=2, text=_bare(block.text)))
            level = 3
        elif block.kind == "item" and _is_heading_item(blocks, index, siblings):
            found.append(replace(block, kind="heading", level=level, text=_numbered(block)))
        else:
            found.append(block)
    return found


def empty_headings(blocks: list[Block]) -> list[str]:
    """A sentence for each heading with nothing under it."""
    return [
        f"L’intertitre {quoted(block.text)} n’a pas de texte\u00a0: complétez-le ou retirez-le."
        for block, following in zip(blocks, [*blocks[1:], None], strict=False)
        if block.kind == "heading"
        and (following is None or (following.kind == "heading" and following.level <= block.level))
    ]


def _is_heading(blocks: list[Block], index: int) -> bool:
    """A short phrase ending by ":". A sentence that leads to a list is no heading."""
    text = blocks[index].text
    if (
        not text.endswith(":")
        or len(text) > LONGEST
        or sentences(text) > 1
        or ends_sentence(text[:-1].strip())
    ):
        return False
    found = words(text)
    if not found or len(found) > MOST_WORDS or ANNOUNCING & set(found) or _is_before_table(blocks, index):
        return False
    return not has_clause(text) or (bool(SUBJECT.match(fold(text))) and not _leads_to_a_list(blocks, index))


def _leads_to_a_list(blocks: list[Block], index: int) -> bool:
    """Under a clause, only prose, another heading or the end of the page make a heading of it."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or (following.kind == "paragraph" and following.text.endswith(":")):
        return False
    return not _is_before_prose(blocks, index)


def unfinished(blocks: list[Block]) -> list[str]:
    """A sentence where the text ends by announcing what is not there."""
    last = blocks[-1] if blocks else None
    if last is None or last.kind not in ("paragraph", "item") or not last.text.endswith(":"):
        return []
    return [f"Rien ne suit {quoted(last.text)}, qui finit le texte\u00a0: vérifiez qu’il n’y manque rien."]


def _is_heading_item(blocks: list[Block], index: int, siblings: int) -> bool:
    """An item of its own before prose, or one of several that only announce ("- La communauté :").

    Two in a row are headings only where the page has others: the first is one whose text is missing.
    """
    block = blocks[index]
    if not _is_short_item(block):
        return False
    if block.text.endswith(":"):
        return _is_titled_run(blocks, index)
    start, end = _run(blocks, index)
    if _is_led(blocks, start) or not _is_before_prose(blocks, end - 1):
        return False
    named = all(words(other.text)[0] in DETERMINERS for other in blocks[start:end])
    if end - start == 1:
        return siblings > 1 or named
    return siblings > 1 and named and end - start == 2 and all(map(_is_short_item, blocks[start:end]))


def _is_short_item(block: Block) -> bool:
    text = block.text
    return (
        block.kind == "item"
        and not block.is_deep
        and 0 < len(words(text)) <= MOST_WORDS_OF_ITEM
        and len(text) <= LONGEST
        and sentences(text) == 1
        and not text.endswith((";", ",", "!", "?"))
        and not has_clause(text)
    )


def _is_titled_run(blocks: list[Block], index: int) -> bool:
    """All the items around end by ":": none of them says anything by itself."""
    start, end = _run(blocks, index)
    return all(block.text.endswith(":") for block in blocks[start:end])


def _run(blocks: list[Block], index: int) -> tuple[int, int]:
    start = end = index
    while start and _is_like(blocks[start - 1], blocks[index]):
        start -= 1
    while end < len(blocks) and _is_like(blocks[end], blocks[index]):
        end += 1
    return start, end


def _is_like(other: Block, item: Block) -> bool:
    return other.kind == "item" and (other.number is None) == (item.number is None)


def _is_before_prose(blocks: list[Block], index: int) -> bool:
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return (
        following is not None
        and following.kind == "paragraph"
        and len(following.text) > len(blocks[index].text)
    )


def _is_before_table(blocks: list[Block], index: int) -> bool:
    """What names the groups of a table is a sentence, however short."""
    return [block.kind for block in blocks[index + 1 : index + 2]] == ["table"]


def _is_led(blocks: list[Block], index: int) -> bool:
    """Under a sentence ending by ":", an item is an item, be it alone."""
    return bool(index) and blocks[index - 1].text.endswith(":") and not _is_heading(blocks, index - 1)


def _numbered(block: Block) -> str:
    return _bare(block.text if block.number is None else f"{block.number}. {block.text}")


def _bare(text: str) -> str:
    """Without the colon or the full stop, which a heading does without."""
    return re.sub(r"\s*(?::|(?<!\.)\.)$", "", text)
