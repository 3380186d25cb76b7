"""How the corpora under fixtures/ are read: small readers, shared by the tests of the text."""

import re
from pathlib import Path
from typing import NamedTuple

from hypothesis import settings

# The machine that runs the tests may be busy: examples are counted, not timed.
some_examples = settings(deadline=None, max_examples=60)

FIXTURES = Path(__file__).parents[2] / "fixtures"
SPACES = str.maketrans({"~": "\u00a0", "¦": "\u202f", "⏎": "\n"})


class Pair(NamedTuple):
    place: str
    before: str
    after: str


def typography(kind: str) -> list[Pair]:
    """The pairs of the files of one kind, "texte" or "html"."""
    return [
        pair
        for path in sorted((FIXTURES / "typography").glob(f"*.{kind}"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (pair := _pair(f"{path.stem}:{number}", line))
    ]


def _pair(place: str, line: str) -> Pair | None:
    if not line or line.startswith("# "):
        return None
    before, _, after = (line[2:], "", line[2:]) if line.startswith("= ") else line.partition(" → ")
    return Pair(place, before.translate(SPACES), after.translate(SPACES))


class Case(NamedTuple):
    place: str
    title: str
    source: str
    expected: str


def cases(folder: str) -> list[Case]:
    """The cases of a folder: a title after « === », a source, « <--- », what is expected."""
    return [
        _case(path, number, chunk)
        for path in sorted((FIXTURES / folder).glob("*.txt"))
        for number, chunk in enumerate(path.read_text("utf-8").split("\n=== ")[1:], 1)
    ]


def _case(path: Path, number: int, chunk: str) -> Case:
    title, _, rest = chunk.partition("\n")
    source, separator, expected = rest.partition("\n<---\n")
    if not separator:
        raise ValueError(f"{path.name}: the case « {title} » has no line « <--- ».")
    return Case(f"{path.stem}:{number}", title, source, expected.strip("\n").translate(SPACES))


CALL = re.compile(
    r'<sup class="note-call"><a aria-label="Note ([^"]+)" href="#note-[^"]+" id="([^"]+)" '
    r'role="doc-noteref">\1</a></sup>'
)
RETURN = re.compile(
    r' ?<a aria-label="Retour au texte(?:, appel \w+)?" class="note-return" href="#([^"]+)" '
    r'role="doc-backlink">↩︎(?:<sup>\w+</sup>)?</a>'
)
ITEM = re.compile(r'<li(?: class="note-starred")? id="([^"]+)"(?: value="\d+")?>')
NOTES = re.compile(
    r'<section aria-labelledby="notes" class="notes" role="doc-endnotes">\n<h2 id="notes">Notes</h2>\n'
)


def in_short(html: str) -> str:
    """The HTML of a text with notes, its calls written {appel-1}, its notes under a line « Notes »."""
    html = CALL.sub(lambda found: f"{{{found[2]}}}", html)
    html = RETURN.sub(lambda found: f" ↩{found[1]}", html)
    html = NOTES.sub("Notes\n", ITEM.sub(lambda found: f"{{{found[1]}}} ", html))
    return (
        html.replace("<ol>\n{", "{")
        .replace("</li>\n</ol>\n</section>", "")
        .replace("</li>\n{", "\n{")
        .strip("\n")
    )
