"""The questions that tell whether the site can serve: each a sentence of what is wrong, or nothing. Cheap."""

import shutil
import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path
from time import time

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from articles.models import Letter
from chroniques.watching import work

LETTERS = "send_letters"  # the job that every round does, and each few seconds
LATE = 300.0  # seconds without a success of it
STUCK = timedelta(minutes=15)  # how long a letter may be due before somebody takes it
FULL = 100 * 1024 * 1024  # bytes: below, an avis or a picture may find no room
Key = tuple[str, str]
STARTED = time()


def database() -> str:
    """Does it answer?"""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return "La base ne répond pas."
    return ""


def migrations() -> str:
    """Has it the tables that this code speaks of?"""
    missing = unapplied()
    if not missing:
        return ""
    return f"Il reste des migrations à appliquer ({len(missing)}) : lancez manage.py migrate."


def unapplied() -> list[Key]:
    """The migrations of this code that the database has not, each as (application, name)."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return sorted(key for key, replaced in _written().items() if not _is_applied(key, replaced, applied))


def folder() -> str:
    """Can what readers and editors bring be written?"""
    try:
        here = Path(settings.DATA_DIR)
        with tempfile.TemporaryFile(dir=here) as file:
            file.write(b"ici")
    except OSError as error:
        return f"Le dossier des données ne se laisse pas écrire ({error.strerror})."
    return ""


def disk() -> str:
    """Is there room?"""
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError:  # `folder` says so
        return ""
    return "" if free >= FULL else f"Le disque est plein : il reste {free // (1024 * 1024)} Mo."


def background() -> str:
    """Is the background work done? A site that has just started is given the time to begin."""
    since = time() - max(work.last(LETTERS).succeeded, STARTED)
    if since < LATE:
        return ""
    return f"Le travail de fond ne se fait plus depuis {int(since // 60)} minutes au moins."


def outbox() -> str:
    """Do the letters leave? One that a server refused is tried later, and is not stuck."""
    stuck = stuck_letters()
    return f"Des courriels attendent que l’on s’en occupe : {stuck}." if stuck else ""


def stuck_letters() -> int:
    """How many letters were due long ago, and that nobody took."""
    return Letter.objects.due(timezone.now() - STUCK).count()


@cache
def _written() -> dict[Key, list[Key]]:
    """The migrations that the code holds, each with those that it stands for; read once for a process."""
    found = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {key: list(migration.replaces) for key, migration in found.items()}


def _is_applied(key: Key, replaced: list[Key], applied: set[Key]) -> bool:
    return key in applied or (bool(replaced) and applied.issuperset(replaced))
