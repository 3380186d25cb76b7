"""A site that leaves SQLite for PostgreSQL takes everything along, and knows that it did."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections

from articles.models import Article
from chroniques.saving import archive, moving, trying

on_postgres = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="moves to PostgreSQL alone"
)


def run(command: list[str], database: str, folder) -> subprocess.CompletedProcess:
    """One of the site's commands, as an operator types it."""
    given = {"DATABASE_URL": database, "DATA_DIR": str(folder)}
    known = {**os.environ, **given, "DJANGO_SETTINGS_MODULE": "chroniques.settings.local"}
    line = [sys.executable, "manage.py", *command]
    return subprocess.run(line, env=known, cwd=settings.BASE_DIR, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """The demo, in an SQLite file."""
    folder = tmp_path_factory.mktemp("old")
    for command in (["migrate", "-v0"], ["load_demo"]):
        assert run(command, f"sqlite:///{folder}/site.sqlite3", folder).returncode == 0
    return folder / "site.sqlite3"


@pytest.fixture
def new(db, tmp_path):
    """The address of an empty database beside the one of the tests, and a connection to it."""
    with trying.aside(connections["default"], tmp_path) as other:
        known = other.settings_dict
        yield f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}", other


def tables_of(file):
    """{table: rows} of an SQLite site, what each database keeps for itself aside."""
    with closing(sqlite3.connect(file)) as database:
        listed = [model._meta.db_table for model in moving.stored()]
        counted = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in listed}  # noqa: S608
    return {name: rows for name, rows in counted.items() if rows and name != "articles_change"}


@on_postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_row_comes_along_and_the_site_goes_on_there(old, new, tmp_path):
    address, other = new
    done = run(["move_database", str(old)], address, tmp_path)
    assert done.returncode == 0, done.stderr
    *lines, last = done.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    expected = tables_of(old)
    assert dict(line.strip().split(" : ") for line in lines) == {
        name: str(rows) for name, rows in expected.items()
    }
    assert last == f"{sum(expected.values())} lignes reprises, identiques des deux côtés."
    with other.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_tag (name, slug, folded) VALUES ('neuf', 'neuf', 'neuf') RETURNING id"
        )
        assert cursor.fetchone()[0] > expected["articles_tag"]  # its number follows those that came
        cursor.execute("SELECT count(*) FROM articles_searchentry WHERE whole IS NOT NULL")
        assert cursor.fetchone()[0] == expected["articles_searchentry"]
    again = run(["move_database", str(old)], address, tmp_path)
    assert "contient déjà des articles" in again.stderr


@on_postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_database_of_another_version_is_refused_with_the_remedy(old, new, tmp_path):
    (tmp_path / "site.sqlite3").write_bytes(old.read_bytes())
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'comments' AND name LIKE '0015%'")
    refused = run(["move_database", str(tmp_path / "site.sqlite3")], new[0], tmp_path)
    assert "comments.0015_again" in refused.stderr
    assert "migrate" in refused.stderr


@pytest.mark.django_db
def test_a_table_that_came_otherwise_is_refused(monkeypatch):
    said = iter([moving.Sum(3, 7), moving.Sum(3, 8)])
    monkeypatch.setattr(moving, "summed", lambda *_: next(said))
    with pytest.raises(archive.Refused, match="articles_article n’est pas la même des deux côtés"):
        moving.compare(connection, connection, Article, print)


@pytest.mark.django_db
def test_the_sum_of_a_table_tells_a_changed_word_and_not_the_order_of_its_rows():
    rows = [(1, "Lilas", {"b": 1, "a": 2}), (2, "Le marché", {})]
    moved = [(2, "Le marché", {}), (1, "Lilas", {"a": 2, "b": 1})]
    assert sorted(map(moving.written, rows)) == sorted(map(moving.written, moved))
    assert moving.written((1, "Lilas")) != moving.written((1, "Lila", "s"))


@pytest.mark.django_db
def test_it_moves_to_postgresql_alone_and_from_a_file(tmp_path):
    says = "rien.sqlite3" if connection.vendor == "postgresql" else "ne nomme pas une base PostgreSQL"
    with pytest.raises(CommandError, match=says):
        call_command("move_database", str(tmp_path / "rien.sqlite3"))
