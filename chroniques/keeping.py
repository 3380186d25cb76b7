"""The pages that this site keeps: what it never keeps, and the parameters that its pages know."""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from articles.changes import ChangeLog
from chroniques.pagecache import Entry, Follower, Memory, Question, of_this_machine, pack_when_idle, things

# What answers one person, what has hardly two readers, and what is a file already.
NEVER = ("/admin/", "/avis/", "/suivi/", "/recherche/", "/sante/", "/static/", "/media/", "/cartes/")
KNOWN = frozenset({"page", "tri"})
MEGABYTE = 1024 * 1024


def in_front_of(site: Callable[..., Any]) -> Callable[..., Any]:
    """The site behind its kept pages; the site itself where no memory is given to them."""
    if not settings.KEPT_PAGES_MB:
        return site
    memory = things.memory = Memory(settings.KEPT_PAGES_MB * MEGABYTE)
    proxy = settings.SECURE_PROXY_SSL_HEADER
    question = Question(KNOWN, NEVER, proxy[0] if proxy else None)
    entry = Entry(site, Follower(memory, of_this_machine(), ChangeLog()), question)
    pack_when_idle(entry)
    return entry
