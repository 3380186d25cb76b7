"""The list of the notes, written around texts that were closed each on its own.

What the raw HTML of one note leaves open, or closes too often, stays inside that note. Roles and names follow
WAI-ARIA's module for digital publishing: `doc-endnotes`, `doc-backlink`; `doc-endnote` is deprecated and not
written.
"""

from collections.abc import Iterator

from chroniques.text.footnotes import call_anchor, letter
from chroniques.text.page import NoteText, Page
from chroniques.text.starred import is_starred, star_name
from chroniques.text.tokens import tokens

RETURN_SIGN = "↩\ufe0e"  # the selector asks for the sign as text, not as a picture


def write_endnotes(page: Page) -> str:
    """The section of the notes, its attributes sealed; empty when nothing is called."""
    if not page.called:
        return ""
    name, seal = f"{page.seal}{page.prefix}notes", page.seal
    items = "\n".join(_items(page))
    return (
        f'<section aria-labelledby="{name}" class="{seal}notes" role="{seal}doc-endnotes">\n'
        f'<h2 id="{name}">Notes</h2>\n<ol>\n{items}\n</ol>\n</section>'
    )


def _items(page: Page) -> Iterator[str]:
    """Each note in its item; a number is written where the list would count otherwise."""
    ordinal = 0
    for note in page.called:
        marker = page.markers[note.label]
        value = f' value="{marker}"' if marker.isdigit() and int(marker) != ordinal + 1 else ""
        ordinal = int(marker) if marker.isdigit() else ordinal + 1
        yield _item(page, note, marker, value)


def _item(page: Page, note: NoteText, marker: str, value: str) -> str:
    id_ = f' id="{page.seal}{page.prefix}note-{star_name(marker)}"'
    starred = f' class="{page.seal}note-starred"' if is_starred(marker) else ""
    sign = f'<span class="{page.seal}note-marker">{marker}</span> ' if starred else ""
    text = without_stray_items(page.note_html[note.label])
    returns = "".join(f" {link}" for link in _returns(page, marker, page.calls[note.label]))
    inside = f"{text[:-4]}{returns}</p>" if text.endswith("</p>") else text + returns
    return f"<li{starred}{id_}{value}>{sign}{inside}</li>"


def without_stray_items(html: str) -> str:
    """A closed fragment without the tags of items of no list, which would end the item around it."""
    if "<li" not in html:
        return html
    kept, lists = [], 0
    for token in tokens(html):
        if token.name in ("ul", "ol"):
            lists += 1 if token.kind == "open" else -1
        if lists or token.name != "li":
            kept.append(token.raw)
    return "".join(kept)


def _returns(page: Page, marker: str, count: int) -> Iterator[str]:
    """The links back to each call; « appel a », « appel b » when there are several."""
    for rank in range(count):
        name = "Retour au texte" if count == 1 else f"Retour au texte, appel {letter(rank)}"
        label = "" if count == 1 else f"<sup>{letter(rank)}</sup>"
        yield (
            f'<a aria-label="{page.seal}{name}" class="{page.seal}note-return" '
            f'href="#{page.prefix}{call_anchor(marker, rank)}" role="{page.seal}doc-backlink">'
            f"{RETURN_SIGN}{label}</a>"
        )
