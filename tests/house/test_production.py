"""Production starts whole or not at all, and says what is missing and how to give it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "Vb3xqT0mZr8sLk2Wd7Yc5Hf9Jn4Pg6Ra1Ue-iOoAtMwQzXyNvBh",
    "ALLOWED_HOSTS": "www.exemple.fr",
    "SITE_URL": "https://www.exemple.fr",
    "EMAIL_URL": "smtp+tls://redaction:secret@smtp.exemple.fr:587",
    "DEFAULT_FROM_EMAIL": "redaction@exemple.fr",
}


def manage(*arguments, environment):
    """Run a command under production settings, with that environment and nothing else."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    chosen = {"DJANGO_SETTINGS_MODULE": "chroniques.settings.production", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=kept | chosen | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def complete(tmp_path):
    return COMPLETE | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/chroniques.sqlite3",
    }


def test_an_empty_environment_is_refused_with_each_name_and_its_remedy():
    answer = manage("check", environment={})
    assert answer.returncode != 0
    for name in [*COMPLETE, "DATABASE_URL", "DATA_DIR"]:
        assert f"  {name} (absent) : " in answer.stderr
    assert "smtp+tls://nom:motdepasse@smtp.exemple.fr:587" in answer.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "trop courte"),
        ("SECRET_KEY", "change-me-" * 6),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", "*"),
        ("SITE_URL", "http://www.exemple.fr"),
        ("DATABASE_URL", "mysql://root@localhost/chroniques"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:////"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite:///chroniques.sqlite3"),
        ("DATA_DIR", "var"),
    ],
)
def test_a_value_that_would_not_hold_is_refused(complete, name, value):
    answer = manage("check", environment=complete | {name: value})
    assert answer.returncode != 0
    assert f"  {name} (refusé) : " in answer.stderr
    assert "(absent)" not in answer.stderr


def test_a_database_of_which_nothing_would_stay_is_refused_with_how_to_write_one_that_stays(complete):
    said = manage("check", environment=complete | {"DATABASE_URL": "sqlite:///chroniques.sqlite3"}).stderr
    assert "sqlite:////var/lib/chroniques/chroniques.sqlite3 (quatre barres" in said


def test_a_copy_to_try_things_on_is_told_of_a_database_of_which_nothing_would_stay(complete):
    local = {"DJANGO_SETTINGS_MODULE": "chroniques.settings.local", "DATABASE_URL": "sqlite:///essai.sqlite3"}
    said = manage("check", "--deploy", environment=complete | local).stderr
    assert "chroniques.E006" in said
    assert "chroniques.E006" not in manage("check", environment=complete | local).stderr


def test_a_complete_environment_starts_and_has_nothing_to_be_warned_of(complete):
    answer = manage("check", "--deploy", "--fail-level", "WARNING", environment=complete)
    assert answer.returncode == 0, answer.stderr
    assert "WARNING" not in answer.stderr


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [("PERMALINK_PATTERN", "{year}", "chroniques.E001"), ("LANGUAGE_CODE", "français", "translation.E001")],
)
def test_a_start_looks_at_what_the_environment_says(complete, name, value, check):
    answer = manage("serve", "--prepare", environment=complete | {name: value})
    assert answer.returncode != 0
    assert check in answer.stderr


def test_the_demo_is_refused(complete):
    answer = manage("load_demo", environment=complete)
    assert answer.returncode != 0
    assert "Traceback" not in answer.stderr


def test_a_room_that_a_password_alone_opens_is_said(complete):
    said = manage("check", "--deploy", environment=complete | {"SECOND_FACTOR": "0"}).stderr
    assert "chroniques.W004" in said
    assert "chroniques.W004" not in manage("check", "--deploy", environment=complete).stderr


def test_a_token_of_the_numbers_that_can_be_guessed_is_said(complete):
    said = manage("check", "--deploy", environment=complete | {"METRICS_TOKEN": "mesures"}).stderr
    assert "chroniques.W005" in said
    assert "mesures\n" not in said


def test_the_log_is_json_in_production_unless_it_is_asked_otherwise(complete):
    written = "from django.conf import settings; print(settings.LOGGING['handlers']['console']['formatter'])"
    said = [
        manage("shell", "-v0", "-c", written, environment=complete | asked).stdout.strip()
        for asked in ({}, {"LOG_FORMAT": "plain"})
    ]
    assert said == ["json", "plain"]
    refused = manage("check", environment=complete | {"LOG_FORMAT": "xml"}).stderr
    assert "LOG_FORMAT vaut « xml »" in refused
