"""Compares the committed French catalogue with what gettext finds in a copy of the sources."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
FRENCH = Path("chroniques/locale/fr/LC_MESSAGES/django.po")
SOURCES = ("manage.py", "chroniques", "articles", "comments", "templates", "static", "fixtures")


def main() -> int:
    """0 when the catalogue is complete and up to date; else says what is not, and 1."""
    committed = polib.pofile(str(ROOT / FRENCH))
    kept, found = messages(committed), extracted()
    faults = [
        *(f"  absent du catalogue : {text}" for text in sorted(found - kept)),
        *(f"  n’est plus dans les sources : {text}" for text in sorted(kept - found)),
        *(f"  sans traduction sûre : {entry.msgid}" for entry in unsure(committed)),
    ]
    print("\n".join(faults) or f"{len(committed)} messages, tous dits en français.")
    return 1 if faults else 0


def extracted() -> set[str]:
    """The messages that makemessages finds, in a copy so that nothing of ours is rewritten."""
    with tempfile.TemporaryDirectory() as folder:
        for name in SOURCES:
            source = ROOT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, Path(folder) / name)
        command = [
            sys.executable,
            "manage.py",
            "makemessages",
            "--locale",
            "fr",
            "--no-obsolete",
            "--verbosity",
            "0",
        ]
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603
        return messages(polib.pofile(str(Path(folder) / FRENCH)))


def messages(catalogue: polib.POFile) -> set[str]:
    """Each message with its context and plural, as one text."""
    alive = (entry for entry in catalogue if not entry.obsolete)
    return {" | ".join(filter(None, (entry.msgctxt, entry.msgid, entry.msgid_plural))) for entry in alive}


def unsure(catalogue: polib.POFile) -> list[polib.POEntry]:
    """The entries that nobody translated, or that gettext only guessed."""
    return [entry for entry in catalogue if not entry.obsolete and (entry.fuzzy or not entry.translated())]


if __name__ == "__main__":
    sys.exit(main())
