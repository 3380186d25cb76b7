"""What the queue costs on a million avis, after a flood of sixteen thousand: `python -m tests.bench.queue`
with a DATA_DIR of its own, or on PostgreSQL with a DATABASE_URL of its own. Prints the queries of its pages,
their milliseconds of processor here and from the question to the answer; the seconds of the one gesture that
cleans the flood, and of its undoing.

The avis are written without the triggers that count those that are public: the flood is not.
"""

# ruff: noqa: S608  (the names of our own tables)
import os
import time
from collections.abc import Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from comments.gestures import act, undo  # noqa: E402
from comments.models import Comment  # noqa: E402
from tests.makers import make_article, make_camille, make_lea  # noqa: E402

MANY, FLOOD, ALIKE = 1_000_000, 16_000, 77
QUEUE = "/admin/comments/comment/file/"
IS_POSTGRES = connection.vendor == "postgresql"
AT = (
    "now() - (n / 1000) * interval '1 hour'"
    if IS_POSTGRES
    else "datetime('now', '-' || (n / 1000) || ' hours')"
)
NEW = f"n > {MANY - FLOOD}"
VARIED = {
    "path": "lpad(n::text, 10, '0')" if IS_POSTGRES else "printf('%010d', n)",
    "state": f"CASE WHEN {NEW} THEN 'pending' WHEN n % 20 = 0 THEN 'spam' ELSE 'published' END",
    "received_at": AT,
    "written_at": AT,
    "decided_at": f"CASE WHEN {NEW} THEN NULL ELSE {AT} END",
    "waits": f"CASE WHEN {NEW} THEN 'new' END",
    "urgency": f"CASE WHEN {NEW} THEN 25 ELSE 0 END",
    "waits_since": f"CASE WHEN {NEW} THEN {AT} END",
    "email": f"'lecteur' || (n % CASE WHEN {NEW} THEN 50 ELSE 40000 END) || '@example.org'",
    "network": f"'reseau' || (n % CASE WHEN {NEW} THEN 3 ELSE 50000 END)",
    "likeness": f"CASE WHEN {NEW} THEN {ALIKE} ELSE 1000 + n % 700000 END",
    "findings": "'[]'",
}


def fill() -> None:
    """A million avis under one text, the last of them a flood."""
    article = make_article(title="Le lilas")
    one = Comment(article=article, name="Inès", text="Un avis sur le lilas et son parfum de mai.")
    columns = [field for field in Comment._meta.concrete_fields if field.column != "id"]
    values = [VARIED.get(field.column) or _literal(getattr(one, field.attname)) for field in columns]
    numbers = f"WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < {MANY})"
    into = f"INSERT INTO comments_comment ({', '.join(field.column for field in columns)})"
    with connection.cursor() as cursor:
        for statement in _without_triggers(cursor):
            cursor.execute(statement)
        cursor.execute(f"{numbers} {into} SELECT {', '.join(values)} FROM k")
        cursor.execute("ANALYZE")


def _without_triggers(cursor: Any) -> list[str]:
    if IS_POSTGRES:
        return ["ALTER TABLE comments_comment DISABLE TRIGGER USER"]
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'comments_comment'")
    return [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    return f"'{int(value) if isinstance(value, int) else value}'"  # what either takes for a number


def look(client: Client, path: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        begun, here = time.perf_counter(), time.process_time()
        client.get(path)
        spent, waited = (time.process_time() - here) * 1000, (time.perf_counter() - begun) * 1000
    print(f"{path:45} {len(queries):3} queries {spent:6.0f} ms, answered in {waited:.0f}")


def timed(what: str, job: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    made = job()
    print(f"{what:45} {time.perf_counter() - begun:6.1f} s")
    return made


def main() -> None:
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    if not Comment.objects.exists():
        make_lea(), make_camille(), timed("filled", fill)
    setup_test_environment()
    lea, client = User.objects.get(username="lea"), Client()
    client.force_login(lea)
    for path in (QUEUE, QUEUE, QUEUE, f"{QUEUE}?page=20", f"{QUEUE}?motif=new"):
        look(client, path)
    flood = Comment.objects.filter(likeness=ALIKE, waits__isnull=False)
    gesture = timed("cleaned in one gesture", lambda: act(flood, "spam", lea))
    timed("and brought back", lambda: undo(gesture, lea))


if __name__ == "__main__":
    main()
