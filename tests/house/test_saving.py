"""A site saved while it serves comes back as it was."""

import os
import signal
import sqlite3
import threading
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.utils import ConnectionHandler

from articles.changes import RULES, ChangeLog, missing
from chroniques.saving import archive, postgres, site
from chroniques.saving.pictures import names_in

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 14, 30, 5)
FROM_ELSEWHERE = {"made_at": NOON.isoformat(), "version": "0.1.0", "engine": "postgresql", "rows": {}}


@pytest.fixture
def ledger(tmp_path):
    """A small database in a file, where each writing adds a line and its counterpart, as one."""
    path = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE line (amount INTEGER)")
        database.execute("INSERT INTO line VALUES (1), (-1)")
    return path


def connected_to(path):
    """Django's connection to a database in a file, apart from the one of the tests."""
    alone = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
    return ConnectionHandler({"default": alone})["default"]


def folder(path):
    """The pictures of a site, in a folder."""
    return FileSystemStorage(location=path, allow_overwrite=True)


def write_until(stopped, path):
    with closing(sqlite3.connect(path)) as database:
        while not stopped.is_set():
            with database:
                database.execute("INSERT INTO line VALUES (1)")
                database.execute("INSERT INTO line VALUES (-1)")


def balance(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT count(*), sum(amount) FROM line").fetchone()


def test_a_save_taken_while_somebody_writes_is_of_one_instant(ledger, tmp_path):
    stopped = threading.Event()
    writer = threading.Thread(target=write_until, args=(stopped, ledger))
    writer.start()
    try:
        saved = site.save(connected_to(ledger), folder(tmp_path / "media"), tmp_path / "saves", NOON)
    finally:
        stopped.set()
        writer.join()
    manifest = site.bring_back(
        connected_to(tmp_path / "back.sqlite3"), folder(tmp_path / "media"), saved, tmp_path
    )
    count, total = balance(tmp_path / "back.sqlite3")
    assert (count % 2, total) == (0, 0)
    assert manifest["rows"] == {"line": count}


def test_a_save_is_named_after_its_moment(ledger, tmp_path):
    saved = site.save(connected_to(ledger), folder(tmp_path / "media"), tmp_path, NOON)
    assert saved.name == "chroniques-2026-11-22-143005.tar.gz"


def test_the_pictures_come_back_as_they_were(ledger, tmp_path):
    pictures = tmp_path / "media"
    (pictures / "2009").mkdir(parents=True)
    (pictures / "2009/marche.webp").write_bytes(b"le marche")
    saved = site.save(connected_to(ledger), folder(pictures), tmp_path, NOON)
    (pictures / "2009/marche.webp").write_bytes(b"autre chose")
    (pictures / "later.webp").write_bytes(b"plus tard")
    site.bring_back(connected_to(ledger), folder(pictures), saved, tmp_path)
    assert list(names_in(folder(pictures))) == ["2009/marche.webp"]
    assert (pictures / "2009/marche.webp").read_bytes() == b"le marche"


def test_a_link_among_the_pictures_is_not_followed(ledger, tmp_path):
    (tmp_path / "media").mkdir()
    (tmp_path / "media/link").symlink_to(ledger)
    assert list(names_in(folder(tmp_path / "media"))) == []


def test_a_damaged_save_changes_nothing(ledger, tmp_path):
    saved = site.save(connected_to(ledger), folder(tmp_path / "media"), tmp_path, NOON)
    saved.write_bytes(saved.read_bytes()[:-60])
    before = balance(ledger)
    with pytest.raises(archive.Refused):
        site.bring_back(connected_to(ledger), folder(tmp_path / "media"), saved, tmp_path)
    assert balance(ledger) == before


def test_a_save_of_another_kind_of_database_is_refused(ledger, tmp_path):
    archive.pack(tmp_path / "s.tar.gz", {postgres.FILE: partial(ledger.open, "rb")}, FROM_ELSEWHERE)
    with pytest.raises(archive.Refused, match="postgresql"):
        site.bring_back(connected_to(ledger), folder(tmp_path / "media"), tmp_path / "s.tar.gz", tmp_path)


def test_what_a_save_that_was_killed_left_goes_after_a_day(ledger, tmp_path):
    saves = tmp_path / "saves"
    for name, days in ((".chroniques-old", 2), (".chroniques-new", 0), ("old", 2)):
        (saves / name).mkdir(parents=True)
        (saves / name / "base.sqlite3").touch()
        os.utime(saves / name, (0, (NOON - timedelta(days=days)).timestamp()))
    saved = site.save(connected_to(ledger), folder(tmp_path / "media"), saves, NOON)
    assert sorted(os.listdir(saves)) == [".chroniques-new", saved.name, "old"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_save_told_to_end_leaves_nothing_behind(tmp_path, monkeypatch):
    def told_to_end(*_):
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(archive, "pack", told_to_end)
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit):
        call_command("backup", str(tmp_path))
    assert os.listdir(tmp_path) == []
    assert signal.getsignal(signal.SIGTERM) == before


def test_only_the_latest_saves_are_kept(tmp_path):
    names = [f"chroniques-2026-11-{day}-030000.tar.gz" for day in (20, 21, 22)]
    for name in [*names, "notes.txt"]:
        (tmp_path / name).touch()
    assert [path.name for path in site.remove_old(tmp_path, 2, None, NOON)] == names[:1]
    assert sorted(os.listdir(tmp_path)) == [*names[1:], "notes.txt"]


def test_the_saves_of_the_last_days_are_kept_and_the_latest_whatever_its_age(tmp_path):
    names = [f"chroniques-2026-11-{day}-030000.tar.gz" for day in (18, 19, 20)]
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in site.remove_old(tmp_path, None, 3, NOON)] == names[:2]
    assert site.remove_old(tmp_path, None, 3, NOON + timedelta(days=30)) == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_commands_bring_the_whole_site_back(tmp_path):
    before = set(Group.objects.values_list("name", flat=True))
    Group.objects.create(name="Invités")
    call_command("backup", str(tmp_path), keep=1)
    Group.objects.all().delete()
    [saved] = tmp_path.iterdir()
    kept_pages = ChangeLog()
    kept_pages.news()
    call_command("restore", str(saved))
    assert kept_pages.news() is None  # all that a page shows may have changed
    kept_pages.connection.close()
    assert missing(connection, RULES) == set()
    assert set(Group.objects.values_list("name", flat=True)) == before | {"Invités"}


def test_keeping_no_save_at_all_is_refused(tmp_path):
    with pytest.raises(CommandError):
        call_command("backup", str(tmp_path), keep=0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_file_that_is_no_save_is_refused_in_words(tmp_path):
    (tmp_path / "s.tar.gz").write_text("autre chose")
    with pytest.raises(CommandError, match="n’est pas une sauvegarde lisible"):
        call_command("restore", str(tmp_path / "s.tar.gz"))
    assert not list(Path(settings.MEDIA_ROOT).parent.glob(".tmp*"))


def test_a_missing_tool_of_postgresql_is_named_with_its_package(ledger, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(postgres.ToolError, match="apt install postgresql-client"):
        postgres.run(connected_to(ledger), ["pg_dump"])


def test_the_tools_of_postgresql_learn_where_the_database_is():
    where = {
        "NAME": "site",
        "HOST": "",
        "PORT": 5433,
        "PASSWORD": "p",
        "OPTIONS": {"host": "/run", "sslmode": "require"},
    }
    assert postgres.environment(where) == {
        "PGDATABASE": "site",
        "PGHOST": "/run",
        "PGPORT": "5433",
        "PGPASSWORD": "p",
        "PGSSLMODE": "require",
    }
