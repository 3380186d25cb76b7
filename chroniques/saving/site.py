"""The two stories: save the site in one file while it serves, and bring it back from that file."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType

from django.db.backends.base.base import BaseDatabaseWrapper

from chroniques.saving import archive, postgres, sqlite
from chroniques.version import version

ENGINES = {"sqlite": sqlite, "postgresql": postgres}
PICTURES = "images/"
NAMES = "chroniques-????-??-??-??????.tar.gz"


def save(connection: BaseDatabaseWrapper, pictures: Path, folder: Path, at: datetime) -> Path:
    """Write the save of that moment (local time) into the folder and return its path.

    The database first, the pictures after: each picture that a saved text shows is there.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"chroniques-{at:%Y-%m-%d-%H%M%S}.tar.gz"
    engine = engine_of(connection)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as workroom:
        dumped = Path(workroom) / engine.FILE
        facts = {"made_at": at.isoformat(), "version": version(), "engine": connection.vendor}
        rows = {"rows": engine.dump(connection, dumped)}
        files = {engine.FILE: dumped, **{PICTURES + name: pictures / name for name in names_in(pictures)}}
        archive.pack(target, files, facts | rows)
    return target


def bring_back(connection: BaseDatabaseWrapper, pictures: Path, file: Path) -> dict:
    """Put the database and the pictures of a save in place of what is there; return the save's manifest.

    The whole file is verified before anything moves. Raises archive.Refused, or the engine's own errors.
    """
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=pictures.parent, prefix=".") as workroom:
        manifest = archive.unpack(file, Path(workroom))
        engine = engine_for(connection, manifest)
        saved = Path(workroom) / PICTURES
        place(saved, pictures)
        engine.load(connection, Path(workroom) / engine.FILE)
        remove_others(pictures, kept=pictures_of(manifest))
    return manifest


def engine_of(connection: BaseDatabaseWrapper) -> ModuleType:
    """The module that saves that kind of database."""
    if connection.vendor not in ENGINES:
        raise archive.Refused(f"On ne sait pas sauvegarder une base {connection.vendor}.")
    return ENGINES[connection.vendor]


def engine_for(connection: BaseDatabaseWrapper, manifest: dict) -> ModuleType:
    """The same, when the save comes from that kind of database and holds one."""
    engine = engine_of(connection)
    if manifest.get("engine") != connection.vendor or engine.FILE not in manifest["files"]:
        raise archive.Refused(
            f"Cette sauvegarde vient d’une base {manifest.get('engine')}, et DATABASE_URL nomme une base "
            f"{connection.vendor} : donnez une base du même genre."
        )
    return engine


def names_in(pictures: Path) -> Iterator[str]:
    """The files below a folder, named from it with slashes, in order."""
    for path in sorted(pictures.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(pictures).as_posix()


def pictures_of(manifest: dict) -> set[str]:
    """The names of the pictures that a save holds."""
    return {name.removeprefix(PICTURES) for name in manifest["files"] if name.startswith(PICTURES)}


def place(saved: Path, pictures: Path) -> None:
    """Bring each saved file to its place, whole at once, over the one that is there."""
    for name in names_in(saved):
        target = pictures / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(saved / name, partial := target.with_name(f".{target.name}.part"))
        partial.replace(target)
        target.chmod(0o644)


def remove_others(pictures: Path, kept: set[str]) -> None:
    """Remove the files that the saved site did not have: it comes back as it was."""
    for name in set(names_in(pictures)) - kept:
        (pictures / name).unlink()


def keep_only(folder: Path, number: int) -> list[Path]:
    """Remove all saves of a folder but the latest ones; return those removed."""
    removed = sorted(folder.glob(NAMES))[:-number]
    for path in removed:
        path.unlink()
    return removed
