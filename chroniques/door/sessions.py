"""Where one is signed in: a session is a visit, which knows since when, on which device, seen when.

All of it is in the session itself: another table would be another list to keep true. A newsroom has few: the
page that lists them reads them all.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from chroniques.links import stored

from .devices import device_of

VISIT = "door"  # its place in a session
EVERY = 300  # seconds between two notes of when one was seen: each is a write


@dataclass(frozen=True)
class Visit:
    """One session of an account. `mark` names it on a page, and does not open it."""

    key: str
    mark: str
    device: str
    since: datetime
    seen: datetime
    is_here: bool


def begin(request: HttpRequest) -> None:
    """Note in the session when and on which device it began."""
    now, device = int(time.time()), device_of(request.headers.get("User-Agent", ""))
    request.session[VISIT] = {"since": now, "seen": now, "device": device}


def seen(request: HttpRequest) -> None:
    """Note that somebody is there, now and then."""
    visit, now = request.session.get(VISIT), int(time.time())
    if visit and now - visit["seen"] > EVERY:
        request.session[VISIT] = {**visit, "seen": now}


def visits(user: Any, here: str | None) -> list[Visit]:
    """The sessions that are open for this account, the last seen first; `here`: the key of this one."""
    live = Session.objects.filter(expire_date__gt=timezone.now())
    rows = ((row.session_key, row.get_decoded()) for row in live.iterator())
    found = [_visit(key, data[VISIT], key == here) for key, data in rows if _is_of(user, data)]
    return sorted(found, key=lambda visit: (visit.is_here, visit.seen), reverse=True)


def end(some: list[Visit]) -> int:
    """End these sessions; how many were still open."""
    return Session.objects.filter(session_key__in=[visit.key for visit in some]).delete()[0]


def _is_of(user: Any, data: dict[str, Any]) -> bool:
    """Is it a session of this account that still opens? A new password closes those before it."""
    hashes = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    return data.get(SESSION_KEY) == str(user.pk) and data.get(HASH_SESSION_KEY) in hashes and VISIT in data


def _visit(key: str, noted: dict[str, Any], is_here: bool) -> Visit:
    since, at = (datetime.fromtimestamp(noted[name], UTC) for name in ("since", "seen"))
    return Visit(key, stored(key)[:16], noted["device"], since, at, is_here)
