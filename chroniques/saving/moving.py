"""A site moved from SQLite to PostgreSQL: every row of every table, compared before it is kept."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model, QuerySet

from chroniques.saving import archive

A_READING = 2000  # rows read at a time
ROUND = 1 << 128


class Sum(NamedTuple):
    """How many rows a table has, and the sum of their digests: the same in whatever order they are read."""

    rows: int
    digest: int


def move(
    source: BaseDatabaseWrapper,
    target: BaseDatabaseWrapper,
    left: Collection[str],
    tell: Callable[[str, int], None],
) -> int:
    """Put the rows of the source in place of those of the target, in one transaction; return their number.

    `left`: the tables that each database keeps for itself. `tell` is given each table with its rows, once it
    is compared. Raises archive.Refused where a table differs: nothing is kept then.
    """
    models = [model for model in stored() if model._meta.db_table not in left]
    with transaction.atomic(using=source.alias), transaction.atomic(using=target.alias):
        with emptied(target, stored()):
            for model in models:
                pour(source, target, model)
        return sum(compare(source, target, model, tell) for model in models)


def stored() -> list[type[Model]]:
    """A model for each table, in the order of their names."""
    models = apps.get_models(include_auto_created=True)
    tables = {
        model._meta.db_table: model for model in models if model._meta.managed and not model._meta.proxy
    }
    return [tables[name] for name in sorted(tables)]


@contextmanager
def emptied(target: BaseDatabaseWrapper, models: list[type[Model]]) -> Iterator[None]:
    """These tables emptied; meanwhile their triggers rest, for what they would write is among the rows."""
    tables = [target.ops.quote_name(model._meta.db_table) for model in models]
    with target.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what they have left to check, now
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for statement in target.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def pour(source: BaseDatabaseWrapper, target: BaseDatabaseWrapper, model: type[Model]) -> None:
    """Copy the rows of one table. Raises archive.Refused with the name of a table that is not taken."""
    fields = fields_of(model)
    names = ", ".join(target.ops.quote_name(str(field.column)) for field in fields)
    order = f"COPY {target.ops.quote_name(model._meta.db_table)} ({names}) FROM STDIN"
    try:
        with target.wrap_database_errors, target.cursor() as cursor, cursor.copy(order) as copy:
            for row in rows_of(source, model):
                given = zip(fields, row, strict=True)
                copy.write_row([field.get_db_prep_save(value, connection=target) for field, value in given])
    except DatabaseError as error:
        raise archive.Refused(f"La table {model._meta.db_table} n’est pas reprise : {error}") from error


def compare(
    source: BaseDatabaseWrapper,
    target: BaseDatabaseWrapper,
    model: type[Model],
    tell: Callable[[str, int], None],
) -> int:
    """The rows of a table, where both sides hold the same."""
    before, after = summed(source, model), summed(target, model)
    if before != after:
        raise archive.Refused(
            f"La table {model._meta.db_table} n’est pas la même des deux côtés "
            f"({before.rows} lignes, puis {after.rows}) : rien n’a été gardé."
        )
    tell(model._meta.db_table, after.rows)
    return after.rows


def summed(connection: BaseDatabaseWrapper, model: type[Model]) -> Sum:
    """The rows of a table and their digests, as Django reads them."""
    rows = digest = 0
    for row in rows_of(connection, model):
        rows += 1
        digest += int.from_bytes(hashlib.blake2b(written(row), digest_size=16).digest())
    return Sum(rows, digest % ROUND)


def written(row: tuple[Any, ...]) -> bytes:
    """A row as bytes, alike from both databases: PostgreSQL has its own order of the keys of JSON."""
    return "\x1f".join(_written(value) for value in row).encode("utf-8", "surrogatepass")


def _written(value: Any) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return bytes(value).hex() if isinstance(value, memoryview | bytes) else repr(value)


def rows_of(connection: BaseDatabaseWrapper, model: type[Model]) -> Iterator[tuple[Any, ...]]:
    """All rows of a table, whatever its managers show; as tuples in the order of `fields_of`."""
    names = [field.attname for field in fields_of(model)]
    rows: QuerySet = QuerySet(model, using=connection.alias)
    return rows.order_by().values_list(*names).iterator(chunk_size=A_READING)


def fields_of(model: type[Model]) -> list[Field]:
    """What the rows of a table hold, but for what the database itself works out."""
    return [field for field in model._meta.concrete_fields if not field.generated]
