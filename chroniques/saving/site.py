"""The two stories: save the site in one file while it serves, and bring it back from that file."""

import shutil
import tempfile
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import ModuleType

from django.core.files.storage import Storage
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from chroniques.saving import archive, given, postgres, sqlite
from chroniques.saving.pictures import names_in, put_back, remove_others
from chroniques.version import version

ENGINES = {"sqlite": sqlite, "postgresql": postgres}
PICTURES = "images/"
HIDDEN = ".chroniques-"  # what a save lays beside itself while it is made or tried
NAMES = "chroniques-????-??-??-??????.tar.gz"


def save(connection: BaseDatabaseWrapper, pictures: Storage, folder: Path, at: datetime) -> Path:
    """Write the save of that moment (local time) into the folder and return its path.

    The database first, the pictures after: each picture that a saved text shows is there.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(folder, at)
    target = folder / f"chroniques-{at:%Y-%m-%d-%H%M%S}.tar.gz"
    engine = engine_of(connection)
    with tempfile.TemporaryDirectory(dir=folder, prefix=HIDDEN) as workroom:
        dumped = Path(workroom) / engine.FILE
        facts = facts_of(connection, at) | {"rows": engine.dump(connection, dumped)}
        files = {PICTURES + name: partial(pictures.open, name) for name in names_in(pictures)}
        archive.pack(target, {engine.FILE: partial(dumped.open, "rb"), **files}, facts)
    return target


def sweep(folder: Path, at: datetime) -> None:
    """Remove what a save that was killed left hidden in the folder: what has not changed for a day."""
    for left in folder.glob(f"{HIDDEN}*"):
        if left.lstat().st_mtime < (at - timedelta(days=1)).timestamp():
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def facts_of(connection: BaseDatabaseWrapper, at: datetime) -> dict[str, object]:
    """What a save says of itself: when, by which version, of which base at which step, with what settings."""
    return {
        "made_at": at.isoformat(),
        "version": version(),
        "engine": connection.vendor,
        "steps": steps_of(connection),
        "settings": given.settings(),
    }


def bring_back(connection: BaseDatabaseWrapper, pictures: Storage, file: Path, workshop: Path) -> dict:
    """Put the database and the pictures of a save in place of what is there; return the save's manifest.

    The whole file is laid out in the workshop (a folder, on the disk of the pictures if they are here) and
    verified before anything moves. Raises archive.Refused, or the engine's own errors.
    """
    workshop.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=workshop, prefix=".") as workroom:
        manifest = archive.unpack(file, Path(workroom))
        engine = engine_for(connection, manifest)
        refuse_a_later_version(manifest)
        put_back(pictures, Path(workroom) / PICTURES, digests_of(manifest))
        engine.load(connection, Path(workroom) / engine.FILE)
        remove_others(pictures, kept=set(digests_of(manifest)))
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


def digests_of(manifest: dict) -> dict[str, str]:
    """{name: sha256} of the pictures that a save holds."""
    found = manifest["files"].items()
    return {name.removeprefix(PICTURES): file["sha256"] for name, file in found if name.startswith(PICTURES)}


def steps_of(connection: BaseDatabaseWrapper) -> list[str]:
    """The migrations that a database has gone through: "comments.0015_again"."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(".".join(key) for key in applied)


def refuse_a_later_version(manifest: dict) -> None:
    """A save of a later version has tables that this code does not know."""
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if unknown := set(manifest.get("steps", [])) - known:
        raise archive.Refused(
            f"Cette sauvegarde vient d’une version plus récente de Chroniques ({manifest['version']}) : "
            f"installez-la d’abord (celle-ci ne connaît pas {min(unknown)})."
        )


def remove_old(folder: Path, number: int | None, days: int | None, now: datetime) -> list[Path]:
    """Remove the saves beyond so many, and those older than so many days, but never the latest; return those
    removed. Their age is the one that their names tell."""
    saves = sorted(folder.glob(NAMES))
    oldest = f"chroniques-{now - timedelta(days=days):%Y-%m-%d-%H%M%S}" if days else ""
    removed = {*(saves[:-number] if number else []), *(path for path in saves[:-1] if path.name < oldest)}
    for path in removed:
        path.unlink()
    return sorted(removed)
