"""Is the site alive, and is it ready? What a probe is told, and what it is not."""

import os
import shutil
from datetime import timedelta
from time import time

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from articles.models import Letter
from chroniques.watching import signs, work

ROOMY, FULL = (100, 50, 50 * 1024**3), (100, 99, 1024)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_folder_of_its_own(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(signs, "STARTED", time())  # however long the tests have been running
    monkeypatch.setattr(signs.shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(*ROOMY))


def cut_off(*args, **options):
    raise DatabaseError


def unready(client):
    answer = client.get("/sante/pret/")
    assert answer.status_code == 503
    return answer.content.decode()


@pytest.mark.parametrize("path", ["/sante/", "/sante/pret/"])
def test_a_site_that_is_well_says_so_and_nobody_keeps_it(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


def test_a_process_answers_whatever_became_of_its_database(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", cut_off)
    assert client.get("/sante/").content == b"ok"
    assert unready(client) == "La base ne répond pas."


def test_a_program_is_answered_in_its_own_format(client, monkeypatch):
    asks = {"Accept": "application/json"}
    assert client.get("/sante/pret/", headers=asks).json() == {"pret": True, "defauts": {}}
    monkeypatch.setattr(connection, "cursor", cut_off)
    said = client.get("/sante/pret/", headers=asks).json()
    assert said == {"pret": False, "defauts": {"base": "La base ne répond pas."}}


def test_a_base_that_lags_behind_the_code_is_said(client):
    MigrationRecorder.Migration.objects.filter(app="comments", name__startswith="0001").delete()
    assert unready(client) == "Il reste des migrations à appliquer (1) : lancez manage.py migrate."


def test_a_folder_that_cannot_be_written_is_said(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    assert unready(client).startswith("Le dossier des données ne se laisse pas écrire")


def test_a_full_disk_is_said(client, monkeypatch):
    monkeypatch.setattr(signs.shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(*FULL))
    assert unready(client) == "Le disque est plein : il reste 0 Mo."


def test_background_work_that_stopped_is_said_and_what_has_just_started_is_given_time(client, monkeypatch):
    assert client.get("/sante/pret/").status_code == 200
    monkeypatch.setattr(signs, "STARTED", time() - 3600)
    assert unready(client) == "Le travail de fond ne se fait plus depuis 60 minutes au moins."
    work.note(signs.LETTERS)
    assert client.get("/sante/pret/").status_code == 200
    os.utime(work.folder() / signs.LETTERS, (0, time() - 400))
    assert "depuis 6 minutes" in unready(client)


def test_letters_that_nobody_takes_are_said_and_those_a_server_refused_are_not(client):
    Letter.objects.put("confirm", 1, "lea@exemple.fr")
    Letter.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert unready(client) == "Des courriels attendent que l’on s’en occupe : 1."
    Letter.objects.get().postpone(timezone.now(), "421")
    assert client.get("/sante/pret/").status_code == 200


def test_a_probe_of_the_machine_itself_needs_neither_the_name_of_the_site_nor_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    asked = {"Host": "10.1.2.3:8000"}
    assert client.get("/sante/", headers=asked).status_code == 200
    assert client.get("/", headers=asked).status_code in {301, 400}
    relayed = client.get("/sante/", headers={**asked, "X-Forwarded-For": "192.0.2.1"})
    assert relayed.status_code == 400
    assert client.get("/sante/", headers=asked, REMOTE_ADDR="192.0.2.1").status_code == 400


def test_what_a_job_did_is_known_by_its_date(tmp_path):
    work.note("sweep")
    work.note("letters", failed=True)
    failed, swept = work.known()
    assert (failed.job, failed.succeeded, swept.job, swept.failed) == ("letters", 0.0, "sweep", 0.0)
    assert abs(swept.succeeded - time()) < 60
    assert abs(failed.failed - time()) < 60
