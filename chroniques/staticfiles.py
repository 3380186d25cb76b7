"""The style sheets and the two scripts of a page, joined from a source file per concept. No build step."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SHEET = "site.css"
MORE = "more.css"
SCRIPT = "site.js"
THEME = "theme.js"
FIRST = "layers.css"  # declares the order of the layers, hence before any of them
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A string stays as it is. The space before a colon means a descendant, those around + and - part the terms of
# a sum: they stay too, as one.
SPACED = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|[\s;]*(\})\s*|\s*([{;,])\s*|(:)\s+|\s*(>)\s+|(\s)\s*"""
)
# What ties modules together, each on a line of its own.
MODULE_WORDS = re.compile(r"^import [^\n]*\n|^export (?=\w)", re.MULTILINE)
# In a script an address in a string holds // too: surely a comment is what fills its lines, or what ends one
# without a quote, for no string is left open there.
SCRIPT_COMMENT = re.compile(
    r"""^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)$|[ \t]+//[ ][^"'`/\n]*$""", re.MULTILINE
)


def sources(folder: Path, suffix: str = ".css") -> list[Path]:
    """The source files of this folder and below, in the order in which they are joined."""
    return sorted(folder.rglob(f"*{suffix}"), key=lambda file: (file.name != FIRST, file.as_posix()))


def joined(sheets: Iterable[str]) -> str:
    """These sheets as one, without comments or any space that says nothing: what a reader has to fetch."""
    return SPACED.sub(_close, COMMENT.sub("", "\n".join(sheets))).strip()


def _close(found: re.Match) -> str:
    """What it was, without the space around it; of a run of spaces, one."""
    sign = found[found.lastindex or 0]
    return " " if sign.isspace() else sign


def joined_modules(modules: Iterable[str]) -> str:
    """These scripts as one, each in a block of its own: what one declares, no other sees.

    A module that imports or exports would not stand in a block, and no string may span lines.
    """
    return bare(SCRIPT_COMMENT.sub("", "".join(f"{{\n{module}\n}}\n" for module in modules)))


def joined_imports(modules: Iterable[str]) -> str:
    """These modules as one, in one scope: what one exports, those after it use under the same name."""
    whole = MODULE_WORDS.sub("", "\n".join(modules))
    return bare(SCRIPT_COMMENT.sub("", whole))


def bare(text: str) -> str:
    """The text without indentation or empty lines."""
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())


class JoinedFinder(BaseFinder):
    """Gives one file, made of all the source files of a folder, to collectstatic and to the test server."""

    name: str  # of the file that is made, at the root of the static files
    source_folder: str  # in static/
    made_folder: str  # in DATA_DIR

    def __init__(self, app_names: object = None, *args: object, **kwargs: object) -> None:
        self.folder = Path(settings.BASE_DIR) / "static" / self.source_folder
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / self.made_folder)

    def join(self, texts: Iterable[str]) -> str:
        """The whole, out of its sources."""
        raise NotImplementedError

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Where the joined file lies, made anew; an empty list for any other path."""
        if path != self.name:
            return []
        made = self._made()
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """The one file of this finder."""
        self._made()
        yield self.name, self.storage

    def _made(self) -> str:
        files = sources(self.folder, Path(self.name).suffix)
        whole = self.join(file.read_text(encoding="utf-8") for file in files)
        made = Path(self.storage.path(self.name))
        if not made.is_file() or made.read_text(encoding="utf-8") != whole:
            made.parent.mkdir(parents=True, exist_ok=True)
            fresh = made.with_suffix(".new")
            fresh.write_text(whole, encoding="utf-8")
            fresh.replace(made)  # whoever reads meanwhile finds the old file or the new one, never a half
        return str(made)


class StyleSheetFinder(JoinedFinder):
    """`site.css`, made of the files of static/css: what every page needs, and an ordinary text."""

    name, source_folder, made_folder = SHEET, "css", "styles"

    def join(self, texts: Iterable[str]) -> str:
        """One style sheet."""
        return joined(texts)


class MoreFinder(StyleSheetFinder):
    """`more.css`, made of the files of static/more: lists, forms of search, reports, drawn figures."""

    name, source_folder, made_folder = MORE, "more", "more"


class ScriptFinder(JoinedFinder):
    """`site.js`, made of the modules of static/js."""

    name, source_folder, made_folder = SCRIPT, "js", "scripts"

    def join(self, texts: Iterable[str]) -> str:
        """One module."""
        return joined_modules(texts)


class ThemeFinder(ScriptFinder):
    """`theme.js`, made of static/theme: it runs before the first paint, hence apart."""

    name, source_folder, made_folder = THEME, "theme", "themes"


class ThreadScriptFinder(ScriptFinder):
    """`thread.js`, made of static/thread: fetched under a text of which there is much to read."""

    name, source_folder, made_folder = "thread.js", "thread", "thread"


class ThreadSheetFinder(StyleSheetFinder):
    """`thread.css`, made of the style of static/thread: what such a page shows besides."""

    name, source_folder, made_folder = "thread.css", "thread", "thread"


class AvisScriptFinder(ScriptFinder):
    """`avis.js`, made of the modules of static/avis: fetched once somebody begins to write."""

    name, source_folder, made_folder = "avis.js", "avis", "avis"

    def join(self, texts: Iterable[str]) -> str:
        """One module, whose parts know each other."""
        return joined_imports(texts)


class AvisSheetFinder(StyleSheetFinder):
    """`avis.css`, made of the style of static/avis: what that module shows."""

    name, source_folder, made_folder = "avis.css", "avis", "avis"


class WritingScriptFinder(AvisScriptFinder):
    """`writing.js`, made of the modules of static/chroniques/writing: the writing screen of the editors."""

    name, source_folder, made_folder = "writing.js", "chroniques/writing", "writing"


class WritingSheetFinder(StyleSheetFinder):
    """`writing.css`, made of the style of the same folder."""

    name, source_folder, made_folder = "writing.css", "chroniques/writing", "writing"
