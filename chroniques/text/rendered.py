"""What the pipeline gives back: plain values, frozen, without any framework."""

from collections.abc import Callable
from dataclasses import dataclass, field


class TextTooComplex(ValueError):
    """A text that would cost more than an article can; its message is a French sentence naming the line."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(f"Ligne {line} : {reason}")


@dataclass(frozen=True)
class Footnote:
    """A note called by the text.

    order: 1, 2… by first call. marker: what the reader sees ("1", "*"). label: the key in the source
    ("1", "nom", "*"; empty for an inline note). source: Markdown. html: sanitised.
    """

    order: int
    marker: str
    label: str
    source: str
    html: str


@dataclass(frozen=True)
class Heading:
    """A heading of the article: level 2 to 6, its text without calls of notes, its anchor (an HTML id).

    line: where the source has it, from 1; two headings are the same wherever they stand.
    """

    level: int
    text: str
    anchor: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Figure:
    """The numbers of a figure, as a French spreadsheet reads them.

    heads: the name of the first column, then of each series. rows: a name, then as many numbers, with a
    decimal comma and nothing else ("1204,5"), empty where the number is not known. unit: of all of them.
    """

    title: str
    source: str
    unit: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class NotePlace:
    """Where the source has a note.

    label: the key in the source (empty for an inline note). marker: what the reader sees, empty for a note
    that nothing calls. source: its Markdown. line: of its text, from 1; 0 where no line of its own has one.
    calls: the lines that call it; one that calls it twice comes twice.
    """

    label: str
    marker: str
    source: str
    line: int
    calls: tuple[int, ...]


@dataclass(frozen=True)
class Reference:
    """A thing of ours that the text names: kind "article" or "image", and its slug."""

    kind: str
    name: str


@dataclass(frozen=True)
class ArticleTarget:
    """Where an `article:slug` link leads, and the title that serves when the link has no text."""

    url: str
    title: str


@dataclass(frozen=True)
class PictureSource:
    """A picture in another form: its MIME type, its addresses and their widths as `srcset` writes them."""

    type: str
    srcset: str


@dataclass(frozen=True)
class PictureTarget:
    """What an `image:slug` picture shows; width and height in pixels of `src`.

    srcset: `src` at other widths. sources: lighter forms, the best first. credit_url: where the credit leads.
    """

    src: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    srcset: str = ""
    sources: tuple[PictureSource, ...] = ()
    credit_url: str = ""


@dataclass(frozen=True)
class HiddenPicture:
    """An `image:slug` picture that exists and may not be shown; the reason is a sentence for the editor."""

    reason: str


@dataclass(frozen=True)
class Problem:
    """Something the editor should look at: a line of the source (from 1) and a French sentence.

    about: what is concerned: "note", "link", "picture", "alt", "heading", "figure"; else the type of the
    text.
    """

    line: int
    message: str
    about: str = field(default="type", compare=False)


@dataclass(frozen=True)
class Rendered:
    """A text made ready: sanitised HTML, its plain words, and what was found on the way."""

    html: str
    plain: str
    footnotes: tuple[Footnote, ...] = ()
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    word_count: int = 0
    problems: tuple[Problem, ...] = ()
    figures: tuple[Figure, ...] = ()
    corrections: tuple[tuple[str, int], ...] = ()  # made by the French type: what of, how many
    notes: tuple[NotePlace, ...] = ()


Target = ArticleTarget | PictureTarget | HiddenPicture
Resolver = Callable[[Reference], Target | None]
