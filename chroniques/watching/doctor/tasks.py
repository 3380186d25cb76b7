"""The background work, and the saves."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from time import time

from django.conf import settings

from chroniques.saving.archive import MANIFEST
from chroniques.saving.site import NAMES
from chroniques.watching import signs, work

from .finding import Finding, in_production, remark

A_PIECE = 1024 * 1024  # bytes
A_DAY = 86_400.0  # seconds
A_SAVE_EVERY = 2 * A_DAY  # with one a night, the second that is missed is told


def background_work_is_done() -> Iterator[Finding]:
    """D601"""
    last = work.last(signs.LETTERS).succeeded
    if time() - last < signs.LATE:
        return
    since = f"ne se fait plus depuis {int((time() - last) // 60)} minutes" if last else "ne s’est jamais fait"
    here = "Le site le fait lui-même dès qu’il tourne : systemctl status chroniques."
    apart = (
        "TICK_IN_SERVER=0 le laisse à un processus à part : systemctl start chroniques-travail, "
        "qui lance manage.py tick --forever."
    )
    yield Finding(
        "D601",
        f"Le travail de fond (courriels, durées, images) {since}.",
        here if settings.TICK_IN_SERVER else apart,
    )


def no_job_fails() -> Iterator[Finding]:
    """D602"""
    failing = [done.job for done in work.known() if done.failed > done.succeeded]
    if failing:
        yield Finding(
            "D602",
            f"Du travail de fond échoue : {', '.join(failing)}.",
            "La trace est dans le journal : journalctl -u 'chroniques*' | grep failed.",
        )


def saves() -> list[Path]:
    """The saves of this machine, the oldest first."""
    return sorted((Path(settings.DATA_DIR) / "backups").glob(NAMES))


def site_is_saved() -> Iterator[Finding]:
    """D603"""
    age = min((time() - file.stat().st_mtime for file in saves()), default=None)
    if not in_production() or (age is not None and age < A_SAVE_EVERY):
        return
    last = (
        "Aucune sauvegarde n’est là" if age is None else f"La dernière sauvegarde a {age // A_DAY:.0f} jours"
    )
    yield Finding(
        "D603",
        f"{last} ({Path(settings.DATA_DIR) / 'backups'}).",
        "manage.py backup --keep 14, chaque nuit, comme le dit la page d’installation.",
    )


def last_save_can_be_read() -> Iterator[Finding]:
    """D604"""
    for file in saves()[-1:]:
        if fault := unreadable(file):
            yield Finding(
                "D604",
                f"La dernière sauvegarde, {file.name}, est illisible : {fault}.",
                "Prenez-en une autre à l’instant (manage.py backup), et voyez le disque : dmesg.",
            )


def unreadable(file: Path) -> str:
    """Why this save cannot be read to its end, where its manifest stands; nothing if it can."""
    try:
        with gzip.open(file) as stream:
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                names = [member.name for member in tar]
            while stream.read(A_PIECE):  # what it ends with proves the rest
                pass
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        return str(error)
    return "" if names[-1:] == [MANIFEST] else "elle n’a pas de manifeste"


def saves_are_elsewhere_too() -> Iterator[Finding]:
    """D605"""
    if in_production() and saves():
        yield remark(
            "D605",
            "Les sauvegardes de ce dossier sont sur la machine qu’elles doivent sauver.",
            "Emportez-les chaque nuit ailleurs, avec les réglages (/etc/chroniques.env) : on ne peut le "
            "savoir d’ici.",
        )
