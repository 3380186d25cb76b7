"""Abbreviations: `*[HTML]: HyperText Markup Language` explains each HTML of the text."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from chroniques.text.page import Page

LEFT_ALONE = frozenset({"code", "pre", "abbr", "a"})


def explain_abbreviations(page: Page) -> None:
    """Wrap each abbreviation that the source defines in `<abbr title>`."""
    if not page.abbreviations:
        return
    longest_first = sorted(page.abbreviations, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for root in (page.tree, *(note.body for note in page.notes.values())):
        for element in list(_open_elements(root)):
            _explain(element, pattern, page.abbreviations)


def _open_elements(element: Element) -> Iterator[Element]:
    if element.tag not in LEFT_ALONE:
        yield element
        for child in element:
            yield from _open_elements(child)


def _explain(element: Element, pattern: re.Pattern[str], meanings: dict[str, str]) -> None:
    for place, child in reversed(list(enumerate(element))):
        child.tail, explained = _parted(child.tail or "", pattern, meanings)
        element[place + 1 : place + 1] = explained
    element.text, explained = _parted(element.text or "", pattern, meanings)
    element[0:0] = explained


def _parted(text: str, pattern: re.Pattern[str], meanings: dict[str, str]) -> tuple[str, list[Element]]:
    """The text before the first abbreviation, and the abbreviations, each with the text behind it."""
    found = list(pattern.finditer(text))
    if not found:
        return text, []
    ends = [match.start() for match in found[1:]] + [len(text)]
    explained = []
    for match, end in zip(found, ends, strict=True):
        element = Element("abbr", {"title": meanings[match[0]]})
        element.text, element.tail = AtomicString(match[0]), text[match.end() : end]
        explained.append(element)
    return text[: found[0].start()], explained
