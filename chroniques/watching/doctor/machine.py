"""The machine: its disk, its memory, its clock, what it lets the site do."""

import resource
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache

from chroniques import env
from chroniques.management.commands.serve import workers

from .finding import Finding, remark

MEGABYTE = 1024 * 1024
FULL, NEARLY_FULL = 0.05, 0.10  # of the disk that is free
LITTLE = 500 * MEGABYTE  # bytes free: a save may find no room, whatever part of the disk they are
A_WORKER = 130 * MEGABYTE  # bytes that one process takes beside the pages that it keeps
MOST_OF_MEMORY = 0.8  # what may be planned for: the base and the system need the rest
OPEN_FILES = 200  # what a process opens beside one connection for each thread
CLOCKS_DIFFER = 300.0  # seconds
LIMIT, MEMORY = Path("/sys/fs/cgroup/memory.max"), Path("/proc/meminfo")


def folder_is_written() -> Iterator[Finding]:
    """D101"""
    folder = Path(settings.DATA_DIR)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield Finding(
            "D101",
            f"Le dossier des données, {folder}, ne se laisse pas écrire ({error.strerror}).",
            f"Rendez-le au compte du site : chown -R chroniques: {folder} ; si le disque est monté en "
            "lecture "
            "seule, dmesg dit pourquoi.",
        )


def disk_has_room() -> Iterator[Finding]:
    """D102"""
    if not Path(settings.DATA_DIR).exists():
        return
    total, _used, free = shutil.disk_usage(settings.DATA_DIR)
    said = f"Il reste {free // MEGABYTE} Mo sur le disque des données ({100 * free // total} %)."
    remedy = "Faites de la place : les vieilles sauvegardes pèsent le plus (backup --only-prune --keep 3)."
    if free < LITTLE or free < FULL * total:
        yield Finding("D102", said, remedy)
    elif free < NEARLY_FULL * total:
        yield remark("D102", said, remedy)


def memory_suffices() -> Iterator[Finding]:
    """D103"""
    wanted = workers() * (settings.KEPT_PAGES_MB * MEGABYTE + A_WORKER)
    given = memory_given()
    if wanted > MOST_OF_MEMORY * given:
        yield Finding(
            "D103",
            f"Le site peut prendre {wanted // MEGABYTE} Mo, et la machine lui en donne {given // MEGABYTE}.",
            "Baissez KEPT_PAGES_MB (ce que chaque processus garde de pages) ou WORKERS, ou donnez plus de "
            "mémoire.",
        )


def memory_given() -> int:
    """Bytes: the limit of the service where it has one, else what the machine has."""
    limit = LIMIT.read_text(encoding="ascii").strip() if LIMIT.exists() else "max"
    if limit.isdigit():
        return int(limit)
    return int(MEMORY.read_text(encoding="ascii").partition("MemTotal:")[2].split()[0]) * 1024


def files_may_be_opened() -> Iterator[Finding]:
    """D104"""
    most, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES + 4 * settings.SERVER_THREADS
    if 0 <= most < wanted:
        yield Finding(
            "D104",
            f"Un processus ne peut ouvrir que {most} fichiers, et il en faudrait {wanted}.",
            "Dans le service systemd : LimitNOFILE=8192.",
        )


def zone_is_known() -> Iterator[Finding]:
    """D105"""
    try:
        ZoneInfo.no_cache(settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Finding(
            "D105",
            f"Le fuseau {settings.TIME_ZONE} (TIME_ZONE) n’est pas connu de cette machine.",
            "Écrivez un nom comme Europe/Paris, et installez les fuseaux : apt install tzdata.",
        )


def clock_goes_forward() -> Iterator[Finding]:
    """D106"""
    ahead = max((file.stat().st_mtime for file in Path(settings.DATA_DIR).glob("*")), default=0) - time()
    if ahead > CLOCKS_DIFFER:
        yield Finding(
            "D106",
            f"Un fichier des données est daté de {int(ahead // 60)} minutes plus tard que maintenant : "
            "l’horloge a reculé, ou avançait.",
            "Mettez la machine à l’heure et gardez-l’y : apt install systemd-timesyncd, puis timedatectl.",
        )


def shared_memory_answers() -> Iterator[Finding]:
    """D107"""
    if "redis" not in str(settings.CACHES["default"]["BACKEND"]).lower():
        return
    found: Any = caches.create_connection("default")
    try:
        RedisCache.get(found, "chroniques.doctor")  # Django's own: the patient one hides what fails
    except Exception as error:  # of whichever client: it is asked for nothing else
        yield Finding(
            "D107",
            f"CACHE_URL nomme un Redis qui ne répond pas ({type(error).__name__}).",
            "Démarrez-le (systemctl start redis-server), corrigez CACHE_URL, ou retirez ce réglage.",
        )


def threads_have_a_process() -> Iterator[Finding]:
    """D108"""
    if env.integer("THREADS", settings.SERVER_THREADS) < 1 or workers() < 1:
        yield Finding(
            "D108",
            "WORKERS ou THREADS vaut moins de 1 : rien ne répondrait.",
            "Retirez ces réglages : le site en choisit de bons.",
        )
