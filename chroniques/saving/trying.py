"""Trying a save: it is brought back into a database made for that and thrown away, and counted there."""

import logging
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.db import Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chroniques.saving import archive, site

log = logging.getLogger(__name__)
NOT_ALLOWED = (
    "Pour essayer une sauvegarde, il faut une base à part, et PostgreSQL refuse de la créer ({error}). "
    "Donnez-en le droit au compte du site : sudo -u postgres psql -c 'ALTER ROLE {role} CREATEDB'"
)


def try_out(connection: BaseDatabaseWrapper, file: Path) -> dict:
    """Bring a save back beside the site, compare what came with what was saved; return its manifest.

    Every file is compared by its sha256, every table by its number of rows. Raises archive.Refused, or the
    engine's own errors; the site is not touched. All is laid out beside the save, for /tmp may be memory.
    """
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=site.HIDDEN) as room:
        manifest = archive.unpack(file, Path(room) / "save")
        engine = site.engine_for(connection, manifest)
        with aside(connection, Path(room)) as other:
            engine.load(other, Path(room) / "save" / engine.FILE)
            refuse_another_count(engine.count_rows(other), manifest["rows"])
    return manifest


def refuse_another_count(came: Mapping[str, int], saved: Mapping[str, int]) -> None:
    """Name the tables of which not as many rows came as were saved."""
    names = sorted(name for name in came.keys() | saved.keys() if came.get(name) != saved.get(name))
    if names:
        said = ", ".join(f"{name} : {came.get(name, 0)} au lieu de {saved.get(name, 0)}" for name in names)
        raise archive.Refused(f"Il revient d’autres lignes que celles qui furent sauvegardées ({said}).")


@contextmanager
def aside(connection: BaseDatabaseWrapper, room: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection to an empty database of the same kind, which goes away with the block."""
    made = {"sqlite": in_a_file, "postgresql": in_the_server}[connection.vendor]
    with made(connection, room) as name:
        other = connections.create_connection(connection.alias)
        other.settings_dict = {**other.settings_dict, "NAME": name}
        try:
            yield other
        finally:
            other.close()


@contextmanager
def in_a_file(connection: BaseDatabaseWrapper, room: Path) -> Iterator[str]:
    """The name of a file that is not there yet."""
    yield str(room / "essai.sqlite3")


@contextmanager
def in_the_server(connection: BaseDatabaseWrapper, room: Path) -> Iterator[str]:
    """The name of a database made beside the site's own, dropped at the end; those of dead trials go too."""
    server = connections.create_connection(connection.alias)
    name = of_this_site(server) + secrets.token_hex(4)
    try:
        is_free(server, name)
        sweep(server)
        ask(server, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        yield name
    finally:
        ask(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.close()


def sweep(server: BaseDatabaseWrapper) -> None:
    """Drop what trials that were killed left. One that somebody is still connected to stays for the next."""
    with server.cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [of_this_site(server)]
        )
        left = [name for (name,) in cursor.fetchall() if is_free(server, name)]
    for name in left:
        try:
            ask(server, f"DROP DATABASE IF EXISTS {name}")
        except archive.Refused as refusal:
            log.warning("The database %s, left by a trial, stays. %s", name, refusal.__cause__)


def of_this_site(server: BaseDatabaseWrapper) -> str:
    """How the names of its trials begin: a lock is seen from one database, so another's are not ours."""
    with server.cursor() as cursor:
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        return f"chroniques_essai_{cursor.fetchone()[0]}_"


def is_free(server: BaseDatabaseWrapper, name: str) -> bool:
    """Take the lock of this trial, for as long as this connection lives; is it ours now? One holds that of
    one's own before its database is made, and until it is gone."""
    with server.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name])
        return bool(cursor.fetchone()[0])


def ask(server: BaseDatabaseWrapper, order: str) -> None:
    """Give the server an order, outside of any transaction; refused with the remedy where it may not be."""
    try:
        with server.cursor() as cursor:
            cursor.execute(order)
    except Error as error:
        role = server.settings_dict.get("USER") or "chroniques"
        said = str(error).strip().splitlines()[0]
        raise archive.Refused(NOT_ALLOWED.format(error=said, role=role)) from error
