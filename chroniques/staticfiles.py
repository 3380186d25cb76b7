"""One style sheet for the page, joined from one source file per concept. No build step to run."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SHEET = "site.css"
FIRST = "layers.css"  # declares the order of the layers, hence before any of them
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def sources(folder: Path) -> list[Path]:
    """The style sheets of this folder and below, in the order in which they are joined."""
    return sorted(folder.rglob("*.css"), key=lambda file: (file.name != FIRST, file.as_posix()))


def joined(sheets: Iterable[str]) -> str:
    """These sheets as one, without comments, indentation or empty lines: what a reader has to fetch."""
    bare = COMMENT.sub("", "\n".join(sheets))
    return "".join(f"{line.strip()}\n" for line in bare.splitlines() if line.strip())


class StyleSheetFinder(BaseFinder):
    """Gives `site.css`, made of the files of static/css, to collectstatic and to the development server."""

    def __init__(self, app_names: object = None, *args: object, **kwargs: object) -> None:
        self.folder = Path(settings.BASE_DIR) / "static" / "css"
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / "styles")

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Where the joined sheet lies, made anew; an empty list for any other path."""
        if path != SHEET:
            return []
        made = self._made()
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """The one file of this finder."""
        self._made()
        yield SHEET, self.storage

    def _made(self) -> str:
        whole = joined(source.read_text(encoding="utf-8") for source in sources(self.folder))
        sheet = Path(self.storage.path(SHEET))
        if not sheet.is_file() or sheet.read_text(encoding="utf-8") != whole:
            sheet.parent.mkdir(parents=True, exist_ok=True)
            fresh = sheet.with_suffix(".new")
            fresh.write_text(whole, encoding="utf-8")
            fresh.replace(sheet)  # whoever reads meanwhile finds the old sheet or the new one, never a half
        return str(sheet)
