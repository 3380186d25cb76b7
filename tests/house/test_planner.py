"""SQLite is told how large its tables are, without being asked at every turn."""

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection

from chroniques import planner
from tests.makers import make_article, make_author

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL counts by itself"),
]


def rows_counted(index: str) -> int:
    """How many rows of this index the planner knows of; 0 where nothing was counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if not cursor.fetchone():
            return 0
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = %s", [index])
        found = cursor.fetchone()
    return int(found[0].split()[0]) if found else 0


def test_a_small_site_is_not_counted():
    make_article()
    assert not planner.keep_up()
    assert rows_counted("articles_by_date") == 0


def test_a_site_that_has_grown_is_counted_once(monkeypatch):
    monkeypatch.setattr(planner, "FEWEST", 1)
    driss = make_author(name="Driss")
    for _text in range(3):
        make_article(driss)
    assert planner.keep_up()
    assert rows_counted("articles_by_date") == 3
    assert not planner.keep_up()


def test_a_migration_has_it_counted_anew_where_it_was_counted_before():
    make_article()
    emit_post_migrate_signal(0, False, "default")
    assert rows_counted("articles_by_date") == 0
    planner.count()
    make_article()
    emit_post_migrate_signal(0, False, "default")
    assert rows_counted("articles_by_date") == 2
