"""The base: does it answer, has it all that the code speaks of, is it fit to be written by several."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from articles.changes import RULES, missing
from chroniques.management.commands.serve import workers
from chroniques.watching import signs
from comments.changes import RULES as COMMENT_RULES

from .files import base_files
from .finding import Finding
from .machine import CLOCKS_DIFFER

OLDEST = 14  # Django 5.2 speaks to no older PostgreSQL
KEPT_BACK = 8  # connections: the administrator's, the backup's, the background work's
NETWORKED = {"9p", "afs", "ceph", "cifs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3", "smbfs"}
MOUNTS = Path("/proc/mounts")


def base_answers() -> Iterator[Finding]:
    """D201"""
    if signs.database():
        yield Finding(
            "D201",
            "La base que nomme DATABASE_URL ne répond pas.",
            "Démarrez-la (systemctl start postgresql) ou corrigez DATABASE_URL ; pour SQLite, voyez si le "
            "dossier "
            "de la base existe et se laisse écrire.",
        )


def base_is_migrated() -> Iterator[Finding]:
    """D202"""
    waiting = signs.unapplied()
    if waiting:
        named = ", ".join(f"{app}.{name}" for app, name in waiting[:3])
        yield Finding(
            "D202",
            f"La base est plus vieille que le code : il lui manque {len(waiting)} migrations ({named}…).",
            "manage.py backup, puis manage.py migrate.",
        )


def changes_are_logged() -> Iterator[Finding]:
    """D203"""
    if missing(connection, [*RULES, *COMMENT_RULES]):
        yield Finding(
            "D203",
            "Il manque des déclencheurs à la base : aucune page n’est gardée, chacune est refaite à "
            "chaque lecteur.",
            "manage.py migrate les remet ; puis redémarrez le site.",
        )


def journal_is_kept_apart() -> Iterator[Finding]:
    """D204"""
    if connection.vendor == "sqlite" and base_files() and (mode := pragma("journal_mode")) != "wal":
        yield Finding(
            "D204",
            f"Le journal de SQLite est en mode « {mode} » : qui écrit arrête tous ceux qui lisent.",
            "Arrêtez le site, puis : sqlite3 FICHIER 'PRAGMA journal_mode=WAL'. Sur un disque qui le refuse, "
            "mettez la base ailleurs.",
        )


def pragma(name: str) -> str:
    """What SQLite answers to that."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return str(cursor.fetchone()[0])


def base_is_on_this_machine() -> Iterator[Finding]:
    """D205"""
    mounts = [line.split()[1:3] for line in MOUNTS.read_text(encoding="utf-8").splitlines()]
    for file in base_files()[:1]:
        kind = kind_of_disk(file.resolve(), mounts)
        if kind in NETWORKED:
            yield Finding(
                "D205",
                f"La base SQLite est sur un disque du réseau ({kind}) : ses verrous n’y tiennent pas, et "
                "elle "
                "s’abîmerait.",
                "Mettez DATA_DIR et la base sur un disque de la machine, ou passez à PostgreSQL.",
            )


def kind_of_disk(file: Path, mounts: list[list[str]]) -> str:
    """The kind of the disk that holds it, by (place, kind) of each: the deepest place that it is under."""
    above = [(len(place), kind) for place, kind in mounts if file.is_relative_to(place)]
    return max(above)[1] if above else ""


def base_is_whole() -> Iterator[Finding]:
    """D206"""
    if connection.vendor != "sqlite":
        return
    try:
        said = pragma("quick_check(1)")
    except DatabaseError as error:
        said = str(error)
    if said != "ok":
        yield Finding(
            "D206",
            f"La base SQLite est abîmée : {said[:200]}",
            "Arrêtez le site, mettez ce fichier de côté, et remettez la dernière sauvegarde : manage.py "
            "restore.",
        )


def one_process_writes_to_sqlite() -> Iterator[Finding]:
    """D207"""
    if connection.vendor == "sqlite" and workers() > 1:
        yield Finding(
            "D207",
            f"WORKERS vaut {workers()} sur SQLite, où un seul écrit à la fois : les autres attendraient.",
            "Retirez WORKERS, ou passez à PostgreSQL.",
        )


def postgres_is_fit() -> Iterator[Finding]:
    """D208, D209, D210, D211"""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding'), "
            "current_setting('max_connections')::int, clock_timestamp()"
        )
        version, encoding, most, now = cursor.fetchone()
    yield from of_this_version(version)
    yield from of_this_encoding(encoding)
    yield from of_these_connections(most, workers() * settings.SERVER_THREADS)
    yield from of_this_clock(now, timezone.now())


def of_this_version(version: int) -> Iterator[Finding]:
    """D208"""
    if version < OLDEST:
        yield Finding(
            "D208",
            f"PostgreSQL {version} est trop ancien : il faut la version {OLDEST} ou une plus récente.",
            "Sauvegardez, installez une version tenue à jour (pg_upgradecluster sur Debian), puis relancez.",
        )


def of_this_encoding(encoding: str) -> Iterator[Finding]:
    """D209"""
    if encoding != "UTF8":
        yield Finding(
            "D209",
            f"La base est en {encoding} : une apostrophe courbe ou un émoji y serait refusé.",
            "Créez-en une en UTF8 (createdb --encoding=UTF8 --template=template0), et remettez-y une "
            "sauvegarde.",
        )


def of_these_connections(most: int, wanted: int) -> Iterator[Finding]:
    """D210"""
    if wanted + KEPT_BACK > most:
        yield Finding(
            "D210",
            f"Le site peut ouvrir {wanted} connexions, et PostgreSQL n’en accepte que {most} "
            "(max_connections).",
            f"Baissez WORKERS ou THREADS, ou donnez max_connections = {wanted + 50} à PostgreSQL.",
        )


def of_this_clock(there: datetime, here: datetime) -> Iterator[Finding]:
    """D211"""
    apart = abs((there - here).total_seconds())
    if apart > CLOCKS_DIFFER:
        yield Finding(
            "D211",
            f"L’horloge de la base et celle du site diffèrent de {int(apart // 60)} minutes : des textes "
            "paraîtraient à la mauvaise heure.",
            "Mettez les deux machines à l’heure : timedatectl set-ntp true.",
        )
