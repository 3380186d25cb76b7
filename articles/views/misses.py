"""The notes of addresses that nothing answers: gathered in memory, written apart from any answer.

A flood of 404s is at most one small write every ten seconds in each process, by a thread of its own; what was
gathered in the last seconds of a process is lost with it, which costs an editor nothing.
"""

import re
import threading
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from chroniques.links import blanked

from ..models import MissedAddress
from ..models.missed import Miss

MOST = 200  # addresses held in memory: what a flood adds beyond them is not noted
PRIVATE = ("suivi/", "relecture/")  # what follows opens a page of one person
LONGEST = 500
# What robots look for, in every site: programs to break into, files forgotten there, hidden ones.
PROBE = re.compile(
    r"(^|/)(\.|wp-|wordpress|cgi-bin|vendor/|phpmyadmin|xmlrpc|actuator|solr/|boaform|owa/|hnap1|autodiscover)"
    r"|\.(php\d?|aspx?|ashx|jspx?|do|action|cgi|pl|env|ini|sql|bak|old|log|ya?ml|zip|t?gz|tar|rar|7z|exe|sh|map)/?$"
    r"|(^|/)(apple-touch-icon|favicon|browserconfig|ads\.txt|app-ads\.txt|security\.txt|crossdomain)|@|[<>{}|$`%\\\\\"]",
    re.I,
)

_lock = threading.Lock()
_gathered: dict[str, Miss] = {}
_waiting = False


def note(request: HttpRequest) -> None:
    """Remember that nothing answered there, unless a robot was looking for a way in, or somebody for a page
    of their own. Nothing of who asked."""
    path = request.path_info.strip("/")
    if path and len(path) <= LONGEST and not PROBE.search(path) and not _is_private(path):
        _gather(path, came_from(request))


def came_from(request: HttpRequest) -> str:
    """The page of ours that led there, by its path; of another site, the host alone; or nothing, as where the
    path is a private one, which opens a page to who reads it."""
    try:
        page = urlsplit(request.headers.get("Referer", ""))
        host = page.hostname or ""
    except ValueError:  # not even an address: "http://[oops"
        return ""
    said = page.path if page.netloc == request.get_host() else host
    return said[:LONGEST] if said.isprintable() and "@" not in said and not _is_private(said) else ""


def write() -> None:
    """Write what was gathered, and forget it."""
    global _waiting
    with _lock:
        taken = dict(_gathered)
        _gathered.clear()
        _waiting = False
    if taken:
        MissedAddress.objects.add(taken)


def _is_private(path: str) -> bool:
    return path.lstrip("/").startswith(PRIVATE) or blanked(path) != path


def _gather(path: str, source: str) -> None:
    with _lock:
        if path in _gathered or len(_gathered) < MOST:
            before = _gathered.get(path, Miss(0, "", timezone.now()))
            _gathered[path] = Miss(before.hits + 1, source or before.came_from, timezone.now())
    _write_later()


def _write_later() -> None:
    global _waiting
    with _lock:
        is_first, _waiting = not _waiting, True
    if is_first and settings.MISSES_WRITTEN_AFTER is not None:
        thread = threading.Timer(settings.MISSES_WRITTEN_AFTER, _write_apart)
        thread.daemon = True
        thread.start()


def _write_apart() -> None:
    """In a thread of its own, which holds no connection afterwards."""
    try:
        write()
    finally:
        connection.close()
