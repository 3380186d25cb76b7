"""The state of one rendering: the parser, what the blocks leave for later, and what there is to say."""

from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString

from chroniques.text.bounds import Budget
from chroniques.text.lines import Line
from chroniques.text.rendered import Figure, Heading, Problem, Reference, Resolver


@dataclass
class NoteText:
    """The text of a note as the source gives it, before anyone knows whether it is called."""

    label: str
    line: int
    source: str
    body: Element
    inline: bool = False


@dataclass
class Page:
    """Everything the steps of a rendering share. `seal` marks the attributes that we write ourselves."""

    parser: Markdown
    seal: str
    prefix: str = ""
    resolve: Resolver | None = None
    lines: list[Line] = field(default_factory=list)
    tree: Element = field(default_factory=lambda: Element("div"))
    html: str = ""  # the text without its notes, until all is guarded
    endnotes: str = ""
    notes: dict[str, NoteText] = field(default_factory=dict)
    called: list[NoteText] = field(default_factory=list)
    markers: dict[str, str] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)  # how many times each note is called
    note_html: dict[str, str] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    references: dict[Reference, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    budget: Budget = field(default_factory=Budget)
    corrections: Counter[str] = field(default_factory=Counter)

    def report(self, line: int, message: str, about: str = "type") -> None:
        self.problems.append(Problem(line, message, about))

    def write(self, element: Element, text: str, line: int) -> Element:
        """Give `element` a text to be parsed, once it has been weighed."""
        element.text = text if self.budget.weigh(text, line) else AtomicString(text)
        return element

    def add(self, parent: Element, tag: str, text: str, line: int) -> Element:
        """A new element of `parent` holding a text to be parsed; it remembers its line until the end."""
        return self.write(SubElement(parent, tag, {LINE: str(line)}), text, line)

    def mark(self, element: Element, **attributes: str) -> Element:
        """Write attributes of ours, sealed; `class_` and `aria_label` are spelled for Python."""
        for name, value in attributes.items():
            element.set(name.rstrip("_").replace("_", "-"), self.seal + value)
        return element


LINE = "data-line"  # never leaves the pipeline: the sanitiser does not know it
