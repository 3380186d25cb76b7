"""The documents of fixtures/pastes: what each holds, counted by a reader, and what the page shows of it."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from chroniques.text import render_article
from chroniques.text.pasting import Pasted, pasted
from tests.text.corpus import FIXTURES

FOLDER = FIXTURES / "pastes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
KINDS = ("notes", "tables", "emphasis", "links")
SPACES = re.compile(r"\s+")
WORD = re.compile(r"[^\W\d_]{2,}|\d{2,}")
WORDLESS = {"style", "script", "title", "head"}


class Document(NamedTuple):
    html: str
    markdown: str
    says: dict

    def pasted(self) -> Pasted:
        return pasted(self.html)


def document(name: str) -> Document:
    """A document of the folder, by its name."""
    html, markdown = ((FOLDER / f"{name}.{kind}").read_text("utf-8") for kind in ("html", "md"))
    return Document(html, markdown, tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))


class Page(HTMLParser):
    """What a page of ours shows: its words, and those of its elements; no code of ours reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str]]] = []
        self.found: list[tuple[str, str, dict]] = []
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.silent += tag in WORDLESS and tag != "head"
        self.open.append((tag, []))
        self.found.append((tag, "", dict(attributes)))
        if tag not in {"em", "strong", "span", "sup", "sub", "b", "i", "font", "del", "abbr", "u", "ins"}:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in WORDLESS and tag != "head" and self.silent > 0
        for rank in range(len(self.open) - 1, -1, -1):
            if self.open[rank][0] == tag:
                self.found.append((tag, flat("".join(self.open[rank][1])), {}))
                self.words.append(" " if tag == "a" else "")
                del self.open[rank:]
                return

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)
            for _, pieces in self.open:
                pieces.append(data)


def flat(text: str) -> str:
    """One line, one kind of space, one kind of apostrophe, no space before a sign: typography has its own."""
    text = SPACES.sub(" ", text).replace("'", "’").strip()
    return re.sub(r" (?=[;:!?»%])|(?<=«) ", "", text)


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


def kept(found: Document) -> dict[str, int]:
    """How many of the things that the document holds are on the page made from its paste, by kind."""
    rendered = render_article(found.pasted().markdown)
    page = read(rendered.html)
    shown = {
        "notes": [flat("".join(read(note.html).words)) for note in rendered.footnotes],
        "tables": list(_first_heads(page)),
        "emphasis": [text for tag, text, _ in page.found if tag in ("em", "strong", "del") and text],
        "links": [about["href"] for tag, _, about in page.found if tag == "a" and "href" in about],
    }
    return {
        kind: sum(_is_shown(kind, flat(what), shown[kind]) for what in found.says[kind]) for kind in KINDS
    }


def _first_heads(page: Page) -> Iterator[str]:
    """The first cell of each table."""
    waiting = False
    for tag, text, about in page.found:
        waiting = waiting or (tag == "thead" and not text and not about)
        if waiting and tag in ("th", "td") and not about:
            yield text
            waiting = False


def _is_shown(kind: str, what: str, shown: list[str]) -> bool:
    return any(text.startswith(what) if kind == "notes" else text == what for text in shown)


def words_of(text: str) -> Counter[str]:
    """The words of a text and how many times it has each."""
    return Counter(WORD.findall(text.casefold()))


def missing(found: Document) -> set[str]:
    """The words of the document that are neither on the page nor in what is said lost."""
    result = found.pasted()
    page = words_of("".join(read(render_article(result.markdown).html).words))
    said = words_of(" ".join(result.lost))
    held = words_of(flat("".join(read(found.html).words)).replace("\u0092", "’").replace("\u0085", "…"))
    signs = set(found.says.get("signs", ()))
    return {word for word, count in held.items() if count > page[word] + said[word] and word not in signs}
