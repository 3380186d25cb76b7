"""On SQLite a table that changes is made anew: no trigger may speak of it meanwhile."""

import pytest
from django.core.management import call_command
from django.db import connection

from chroniques.triggers import lift_before

pytestmark = pytest.mark.django_db
ON_SQLITE = connection.vendor == "sqlite"
ALL = (
    "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if ON_SQLITE
    else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
)


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(ALL)
        return {name for (name,) in cursor.fetchall()}


def test_migrations_find_no_trigger_but_those_of_the_search_and_all_come_back():
    before = triggers()
    lift_before(plan=["a step"], using="default")
    if ON_SQLITE:
        assert {name for name in triggers() if not name.startswith("articles_search")} == set()
    call_command("migrate", verbosity=0)
    assert triggers() == before


def test_where_nothing_migrates_they_stay():
    before = triggers()
    lift_before(plan=[], using="default")
    assert triggers() == before
