"""The pages that this site keeps: what it never keeps, and the parameters that its pages know."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import Error

from articles.changes import RULES, ChangeLog, missing
from chroniques.pagecache import (
    Entry,
    Follower,
    Memory,
    Question,
    label,
    of_this_machine,
    pack_when_idle,
    things,
)
from comments.changes import RULES as COMMENT_RULES

# What answers one person, what has hardly two readers, and what is a file already.
NEVER = (
    *(
        "/admin/",
        "/avis/sur/",
        "/avis/apercu/",
        "/suivi/",
        "/relecture/",
        "/courriels/",
        "/recherche/",
        "/sante/",
        "/static/",
        "/media/",
    ),
    "/cartes/",
)
KNOWN = frozenset({"page", "tri"})
MEGABYTE = 1024 * 1024
log = logging.getLogger(__name__)


def in_front_of(site: Callable[..., Any]) -> Callable[..., Any]:
    """The site behind its kept pages; the site itself where no memory is given to them, or where the
    database would not say what changes."""
    changes = ChangeLog()
    if not settings.KEPT_PAGES_MB or _is_deaf(changes):
        return site
    memory = things.memory = Memory(settings.KEPT_PAGES_MB * MEGABYTE)
    proxy = settings.SECURE_PROXY_SSL_HEADER
    question = Question(KNOWN, NEVER, proxy[0] if proxy else None)
    labels = {"label": label} if settings.PURGE_URL else {}
    entry = Entry(site, Follower(memory, of_this_machine(), changes), question, **labels)
    pack_when_idle(entry)
    return entry


def _is_deaf(changes: ChangeLog) -> bool:
    """Does the database lack triggers? One that does not answer yet had them when it was migrated."""
    try:
        lacking = missing(changes.connection, [*RULES, *COMMENT_RULES])
    except Error:
        changes.connection.close()
        return False
    if lacking:
        log.error(
            "No page is kept: the database lacks triggers (%s). Run manage.py migrate, then start again.",
            ", ".join(sorted(lacking)),
        )
    return bool(lacking)
