"""The doctor finds what is wrong with the machine, its files, its name and its proxy."""

import os
import resource
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time

import pytest
from django.core.checks import Error
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from chroniques import env
from chroniques.management import assets
from chroniques.watching import signs
from chroniques.watching.doctor import database, files, machine, web

from .faults import numbers

GIGABYTE = 1024**3


def test_an_installation_that_is_well_has_nothing_wrong_with_its_machine(well, monkeypatch):
    disk = shutil._ntuple_diskusage(100 * GIGABYTE, 10 * GIGABYTE, 90 * GIGABYTE)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: disk)
    monkeypatch.setattr(files, "SETTINGS", well.DATA_DIR / "chroniques.env")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    examinations = [
        *(machine.folder_is_written, machine.disk_has_room, machine.memory_suffices),
        *(machine.files_may_be_opened, machine.zone_is_known, machine.clock_goes_forward),
        *(machine.shared_memory_answers, machine.threads_have_a_process, files.settings_are_hidden),
        *(files.base_is_hidden, files.files_are_of_one_account, files.account_is_no_root),
        *(web.settings_are_those_of_production, web.site_answers_to_its_name, web.name_is_the_public_one),
        *(web.proxy_is_named, web.https_leads_somewhere, web.nobody_goes_round_the_proxy),
    ]
    assert [numbers(examination()) for examination in examinations] == [[]] * len(examinations)


def test_a_data_folder_that_is_not_there_or_refuses_is_found(well):
    well.DATA_DIR = well.DATA_DIR / "gone"
    assert numbers(machine.folder_is_written()) == ["D101"]


@pytest.mark.parametrize(("free", "grave"), [(1, True), (7, False)])
def test_a_disk_nearly_full_is_found(well, monkeypatch, free, grave):
    left = shutil._ntuple_diskusage(100 * GIGABYTE, 0, free * GIGABYTE)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: left)
    [found] = machine.disk_has_room()
    assert (found.number, found.grave) == ("D102", grave)
    assert f"({free} %)" in found.said


def test_more_kept_pages_than_the_memory_holds_are_found(well, monkeypatch, tmp_path):
    limit = tmp_path / "memory.max"
    limit.write_text("200000000\n")
    monkeypatch.setattr(machine, "LIMIT", limit)
    assert numbers(machine.memory_suffices()) == ["D103"]
    limit.write_text("max\n")
    assert numbers(machine.memory_suffices()) == []


def test_too_few_open_files_are_found(well, monkeypatch):
    monkeypatch.setattr(resource, "getrlimit", lambda which: (128, 128))
    assert numbers(machine.files_may_be_opened()) == ["D104"]


def test_a_time_zone_that_the_machine_does_not_know_is_found(well):
    well.TIME_ZONE = "Europe/Lutece"
    assert numbers(machine.zone_is_known()) == ["D105"]


def test_a_clock_that_went_back_is_found(well):
    (well.DATA_DIR / "generation").touch()
    os.utime(well.DATA_DIR / "generation", (0, time() + 3600))
    [found] = machine.clock_goes_forward()
    assert (found.number, "59 minutes" in found.said) == ("D106", True)


def test_a_redis_that_is_configured_and_absent_is_found(well, monkeypatch):
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:1/0")
    well.CACHES = {"default": env.cache("locmemcache://")}
    assert numbers(machine.shared_memory_answers()) == ["D107"]


def test_no_process_to_answer_is_found(well, monkeypatch):
    monkeypatch.setenv("WORKERS", "0")
    assert numbers(machine.threads_have_a_process()) == ["D108"]


@pytest.fixture
def open_to_all(tmp_path):
    """A folder that everybody of the machine may go through."""
    tmp_path.chmod(0o755)
    return tmp_path


def test_settings_that_everybody_reads_are_found(well, monkeypatch, open_to_all):
    secret = open_to_all / "cle"
    secret.touch(mode=0o644)
    monkeypatch.setenv("SECRET_KEY_FILE", str(secret))
    monkeypatch.setattr(files, "SETTINGS", open_to_all / "none")
    assert numbers(files.settings_are_hidden()) == ["D121"]
    secret.chmod(0o640)
    assert numbers(files.settings_are_hidden()) == []


def test_a_base_that_everybody_reads_is_found(well, monkeypatch, open_to_all):
    base = open_to_all / "chroniques.sqlite3"
    base.touch(mode=0o644)
    monkeypatch.setattr(files, "base_files", lambda: [base])
    assert numbers(files.base_is_hidden()) == ["D122"]
    base.chmod(0o640)
    assert numbers(files.base_is_hidden()) == []


def test_a_file_of_another_account_is_found(well, monkeypatch):
    stranger = well.MEDIA_ROOT / "une.jpg"
    stranger.touch()
    seen = Path.stat

    def owned(file, **options):
        return other_owner(seen(file, **options), 0 if file == stranger else 1000)

    monkeypatch.setattr(Path, "stat", owned)
    monkeypatch.setattr(files, "base_files", list)
    [found] = files.files_are_of_one_account()
    assert (found.number, str(stranger) in found.said) == ("D123", True)


def other_owner(told, owner):
    return os.stat_result((*told[:4], owner, *told[5:]))


def test_a_site_that_lives_as_root_is_found(well, monkeypatch):
    seen = Path.stat
    monkeypatch.setattr(Path, "stat", lambda file, **options: other_owner(seen(file, **options), 0))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert numbers(files.account_is_no_root()) == ["D124"]


@pytest.mark.django_db
def test_a_base_that_does_not_answer_is_found(monkeypatch):
    monkeypatch.setattr(signs, "database", lambda: "non")
    assert numbers(database.base_answers()) == ["D201"]


@pytest.mark.django_db
def test_missing_migrations_are_found():
    assert numbers(database.base_is_migrated()) == []
    MigrationRecorder.Migration.objects.filter(app="comments", name__startswith="0001").delete()
    [found] = database.base_is_migrated()
    assert (found.number, "comments.0001" in found.said) == ("D202", True)


@pytest.mark.django_db
def test_missing_triggers_are_found(monkeypatch):
    assert numbers(database.changes_are_logged()) == []
    monkeypatch.setattr(database, "missing", lambda connection, rules: {"articles_article_insert_0"})
    assert numbers(database.changes_are_logged()) == ["D203"]


def test_the_journal_of_sqlite_in_its_way_is_found(tmp_path, monkeypatch):
    base = tmp_path / "chroniques.sqlite3"
    with closing(sqlite3.connect(base)) as there:
        mode = there.execute("PRAGMA journal_mode").fetchone()[0]
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setattr(database, "base_files", lambda: [base])
    monkeypatch.setattr(database, "pragma", lambda name: mode)
    [found] = database.journal_is_kept_apart()
    assert (found.number, "« delete »" in found.said) == ("D204", True)


def test_a_base_on_a_disk_of_the_network_is_found(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nnas:/partage {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(database, "MOUNTS", mounts)
    monkeypatch.setattr(database, "base_files", lambda: [tmp_path / "chroniques.sqlite3"])
    assert numbers(database.base_is_on_this_machine()) == ["D205"]
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n")
    assert numbers(database.base_is_on_this_machine()) == []


def test_a_damaged_base_is_found(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setattr(database, "pragma", lambda name: "row 3 missing from index.")
    assert numbers(database.base_is_whole()) == ["D206"]


def test_several_processes_on_sqlite_are_found(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setenv("WORKERS", "4")
    assert numbers(database.one_process_writes_to_sqlite()) == ["D207"]


def test_a_postgresql_that_does_not_suit_is_found():
    now = datetime(2026, 11, 22, 20, tzinfo=UTC)
    assert numbers(database.of_this_version(13)) == ["D208"]
    assert numbers(database.of_this_encoding("SQL_ASCII")) == ["D209"]
    assert numbers(database.of_these_connections(100, wanted=96)) == ["D210"]
    assert numbers(database.of_this_clock(now + timedelta(minutes=6), now)) == ["D211"]
    fit = [
        *(database.of_this_version(17), database.of_this_encoding("UTF8")),
        *(database.of_these_connections(100, wanted=92), database.of_this_clock(now, now)),
    ]
    assert [numbers(found) for found in fit] == [[]] * 4


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
@pytest.mark.django_db
def test_a_postgresql_is_asked_what_it_is(monkeypatch):
    monkeypatch.setenv("WORKERS", "40")
    assert numbers(database.postgres_is_fit()) == ["D210"]


def test_trial_settings_are_told(well):
    well.DEMO_ALLOWED = True
    [found] = web.settings_are_those_of_production()
    assert (found.number, found.grave) == ("D301", False)


def test_what_the_checks_say_is_repeated(well, monkeypatch):
    said = Error("Le réglage manque.", hint="Donnez-le, comme ceci.", id="chroniques.E999")
    monkeypatch.setattr(web, "run_checks", lambda include_deployment_checks: [said])
    [found] = web.checks_are_silent()
    assert found[:3] == ("D302", "chroniques.E999 : Le réglage manque.", "Donnez-le, comme ceci.")


def test_a_name_to_which_the_site_does_not_answer_is_found(well):
    well.SITE_URL = "https://revue.fr"
    [found] = web.site_answers_to_its_name()
    assert (found.number, found.remedy) == ("D303", "ALLOWED_HOSTS=www.revue.fr,testserver,revue.fr")


@pytest.mark.parametrize("url", ["https://www.exemple.fr", "https://localhost", "https://10.0.0.4"])
def test_a_name_that_no_reader_can_open_is_found(well, url):
    well.SITE_URL = url
    assert numbers(web.name_is_the_public_one()) == ["D304"]


def test_a_proxy_that_is_not_named_is_found(well):
    well.TRUSTED_PROXIES = []
    assert numbers(web.proxy_is_named()) == ["D305"]


def test_pages_that_would_lead_to_themselves_are_found(well):
    well.SECURE_PROXY_SSL_HEADER = None
    assert numbers(web.https_leads_somewhere()) == ["D306"]


def test_a_door_beside_the_proxy_is_found(well, monkeypatch):
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104
    assert numbers(web.nobody_goes_round_the_proxy()) == ["D307"]


def test_style_sheets_that_are_not_prepared_or_of_another_version_are_found(well, monkeypatch):
    assert numbers(web.style_sheets_are_those_of_this_code()) == ["D308"]
    well.STATIC_ROOT.mkdir()
    (well.STATIC_ROOT / "staticfiles.json").touch()
    (well.DATA_DIR / "static.stamp").write_text("autrefois")
    monkeypatch.setattr(assets, "_fingerprint", lambda: "maintenant")
    assert numbers(web.style_sheets_are_those_of_this_code()) == ["D309"]
    (well.DATA_DIR / "static.stamp").write_text("maintenant")
    assert numbers(web.style_sheets_are_those_of_this_code()) == []
