"""A start prepares what changed and nothing else, then hands over to the server."""

import socket

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import gettext as _

from chroniques.management import assets
from chroniques.management.commands import serve


@pytest.fixture
def collected(settings, tmp_path, monkeypatch):
    """Static files of one folder, and the list of the times they were collected."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static/page.css").write_text("p { color: black }")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [tmp_path / "static"], tmp_path / "collected"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.DATA_DIR = tmp_path
    times = []

    def collect(*arguments, **options):
        times.append(arguments)
        settings.STATIC_ROOT.mkdir(exist_ok=True)

    monkeypatch.setattr(assets, "call_command", collect)
    return times


def test_static_files_are_collected_once(collected):
    assert (assets.collect(), assets.collect()) == (True, False)
    assert len(collected) == 1


def test_a_style_sheet_that_changed_is_collected_again(collected, tmp_path):
    assets.collect()
    (tmp_path / "static/page.css").write_text("p { color: ochre }")
    assert assets.collect() is True


def test_static_files_that_went_away_are_collected_again(collected, tmp_path):
    assets.collect()
    (tmp_path / "collected").rmdir()
    assert assets.collect() is True


def test_a_busy_port_is_refused_with_another_to_try():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CommandError, match=f"PORT={port + 1} make run"):
            serve.opened("127.0.0.1", port)


@pytest.mark.django_db
def test_one_process_serves_sqlite_and_two_serve_anything_else(monkeypatch):
    monkeypatch.delenv("WORKERS", raising=False)
    assert serve.workers() == (1 if serve.connection.vendor == "sqlite" else 2)
    monkeypatch.setenv("WORKERS", "3")
    assert serve.workers() == 3


@pytest.mark.django_db
def test_a_start_hands_over_to_the_server_the_socket_it_opened(monkeypatch):
    given = []
    monkeypatch.setattr(serve.assets, "collect", lambda: False)
    monkeypatch.setattr(serve, "hand_over_to_the_server", given.append)
    call_command("serve", host="127.0.0.1", port=0)
    with given.pop() as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_version_is_prepared_beside_the_one_that_serves(collected, capsys):
    call_command("serve", prepare=True)
    assert len(collected) == 1  # and neither the database nor a socket was touched: this test may not
    assert capsys.readouterr().out == f"{_('Style sheets and scripts prepared.')}\n"


@pytest.mark.django_db
def test_the_demo_is_loaded_into_an_empty_site_only(django_user_model):
    assert serve.is_new()
    django_user_model.objects.create_user("camille")
    assert not serve.is_new()
