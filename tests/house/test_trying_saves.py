"""A save is tried out beside the site, and says what it would bring back."""

import secrets
import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections

from chroniques import env
from chroniques.saving import archive, given, site, trying
from comments import gone
from comments.models import Comment
from tests.house.saves import said, the_save_in, the_save_of_a_small_site
from tests.makers import make_article

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def saved(tmp_path):
    return the_save_of_a_small_site(tmp_path)


def test_a_save_is_tried_as_soon_as_it_is_made(tmp_path):
    make_article()
    assert "lignes de" in (told := said("backup", tmp_path, check=True))
    assert f"{sum(archive.manifest_of(the_save_in(tmp_path))['rows'].values())} lignes" in told


def test_trying_a_save_touches_nothing(saved):
    Group.objects.create(name="Invités")
    databases = bases_of_the_server()
    said("restore", saved, check=True)
    assert Group.objects.filter(name="Invités").exists()
    assert bases_of_the_server() == databases


def bases_of_the_server():
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'chroniques_essai%'")
        return cursor.fetchall()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only a server keeps what a killed trial made")
def test_the_bases_of_killed_trials_go_at_the_next_trial_and_those_of_living_ones_stay(saved):
    with trial() as living, trial() as dead, trial() as connected:
        dead.server.close()
        connected.server.close()
        with another_at(connected.name):
            said("restore", saved, check=True)
        assert {name for (name,) in bases_of_the_server()} == {living.name, connected.name}
        said("restore", saved, check=True)
        assert {name for (name,) in bases_of_the_server()} == {living.name}


@contextmanager
def trial():
    """A trial under way: what it holds is let go of by closing `server`, as the death of its process does."""
    server = connections.create_connection("default")
    name = trying.of_this_site(server) + secrets.token_hex(4)
    assert trying.is_free(server, name)
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield SimpleNamespace(server=server, name=name)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.close()


@contextmanager
def another_at(name):
    """Somebody who is connected to that base: the tool of a trial that was killed, which goes on."""
    other = connections.create_connection("default")
    other.settings_dict = {**other.settings_dict, "NAME": name}
    other.ensure_connection()
    try:
        yield
    finally:
        other.close()


def test_a_save_whose_rows_are_not_those_it_tells_is_refused(saved, monkeypatch):
    manifest = archive.manifest_of(saved)
    told = manifest["rows"] | {"comments_comment": 7}
    with pytest.raises(archive.Refused, match="comments_comment : 2 au lieu de 7"):
        trying.refuse_another_count(manifest["rows"], told)


def test_a_damaged_save_is_refused_when_it_is_tried(saved):
    saved.write_bytes(saved.read_bytes()[:-80])
    with pytest.raises(CommandError, match="n’est pas une sauvegarde lisible"):
        said("restore", saved, check=True)


def test_a_save_of_a_later_version_is_refused_before_anything_moves(saved, monkeypatch):
    later = {"steps": ["comments.9999_later"], "version": "9.0"}
    monkeypatch.setattr(archive, "unpack", lambda *_: archive.manifest_of(saved) | later)
    with pytest.raises(CommandError, match="une version plus récente"):
        said("restore", saved, replace=True)
    assert Comment.objects.count() == 2


def test_the_settings_come_with_the_save_and_the_secrets_do_not(tmp_path, monkeypatch):
    monkeypatch.setattr(env, "ASKED", {"SITE_NAME", "SECRET_KEY", "EMAIL_URL"})
    monkeypatch.setenv("SITE_NAME", "L’Écho d’à côté")
    monkeypatch.setenv("SECRET_KEY", "une clé")
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://nom:motdepasse@smtp.exemple.fr:587")
    monkeypatch.setenv("PORT", "9000")
    call_command("backup", str(tmp_path), verbosity=0)
    lines = said("restore", the_save_in(tmp_path), environment=True).splitlines()
    assert "SITE_NAME='L’Écho d’à côté'" in lines
    assert {"SECRET_KEY=", "EMAIL_URL=", "PORT=9000"} <= set(lines)
    assert lines[lines.index("SECRET_KEY=") - 1] == given.TO_GIVE
    assert "motdepasse" not in str(lines)
    assert "une clé" not in str(lines)


@pytest.mark.parametrize(
    "address",
    [
        "postgres://nom:mot@127.0.0.1/chroniques",
        "postgres:///chroniques?user=nom&password=mot",
        "redis://127.0.0.1:6379/0?password=mot",
        "redis://:mot@127.0.0.1:6379/0",
        "smtp+tls://nom:m/o@t@smtp.exemple.fr:587",
        "https://jeton@cache.exemple.fr",
    ],
)
def test_an_address_that_may_open_a_door_is_not_in_a_save(address):
    assert given.open_or_none("CACHE_URL", address) is None
    assert given.open_or_none("DATABASE_URL", "postgres:///chroniques") == "postgres:///chroniques"


def test_a_picture_that_was_damaged_comes_back(tmp_path):
    default_storage.save("2009/marche.webp", ContentFile(b"le marche"))
    call_command("backup", str(tmp_path), verbosity=0)
    Path(settings.MEDIA_ROOT, "2009/marche.webp").write_bytes(b"l")
    said("restore", the_save_in(tmp_path), replace=True)
    assert Path(settings.MEDIA_ROOT, "2009/marche.webp").read_bytes() == b"le marche"
    default_storage.delete("2009/marche.webp")


def test_a_base_whose_inside_is_broken_is_not_brought_back(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL’s own tool refuses it")
    broken = tmp_path / "b.sqlite3"
    with closing(sqlite3.connect(broken)) as database, database:
        database.execute("CREATE TABLE line (amount INTEGER)")
    broken.write_bytes(broken.read_bytes()[:4096] + b"x" * 4096)
    facts = site.facts_of(connection, datetime(2026, 11, 22)) | {"rows": {}}
    archive.pack(tmp_path / "s.tar.gz", {"base.sqlite3": lambda: broken.open("rb")}, facts)
    with pytest.raises(CommandError, match="n’a pas été restauré"):
        said("restore", tmp_path / "s.tar.gz", check=True)


def test_a_save_that_does_not_come_back_is_told_apart_and_the_older_ones_still_go(tmp_path, monkeypatch):
    old = tmp_path / "chroniques-2020-01-01-030000.tar.gz"
    old.touch()

    def refused(*_):
        raise archive.Refused("Le disque est plein.")

    monkeypatch.setattr(trying, "try_out", refused)
    with pytest.raises(CommandError, match=r"est sauvegardé, mais .* Le disque est plein"):
        said("backup", tmp_path, check=True, keep=1)
    assert not old.exists()
    assert the_save_in(tmp_path)


def test_old_saves_go_without_a_new_one(tmp_path):
    for day in (1, 2):
        (tmp_path / f"chroniques-2020-01-0{day}-030000.tar.gz").touch()
    said("backup", tmp_path, only_prune=True, keep=1)
    assert the_save_in(tmp_path).name == "chroniques-2020-01-02-030000.tar.gz"


def test_a_save_is_laid_out_beside_itself_to_be_tried(saved, monkeypatch):
    seen = []
    unpack = archive.unpack
    monkeypatch.setattr(archive, "unpack", lambda file, room: seen.append(room) or unpack(file, room))
    trying.try_out(connection, saved)
    [room] = seen
    assert room.parent.parent == saved.parent
    assert room.parent.name.startswith(".")


def test_a_site_whose_own_base_is_damaged_says_what_to_move(saved, monkeypatch):
    def damaged():
        raise DatabaseError("database disk image is malformed")

    monkeypatch.setattr(gone, "known", damaged)
    with pytest.raises(CommandError, match="mettez de côté la base et ses fichiers -wal et -shm"):
        said("restore", saved, replace=True)
