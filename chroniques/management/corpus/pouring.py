"""Rows poured into a table: by one statement said again for each, or by COPY, without what Django adds.

bulk_create takes five times as long to compose its statements, and dates what tells of the past by today.
"""

from collections.abc import Iterable
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max

# What either database takes as Python has it: to have Django prepare each takes as long as to write the row.
AS_IT_IS = (models.TextField, models.CharField, models.IntegerField, models.ForeignKey)


def pour(model: type[models.Model], objects: Iterable[models.Model], *, with_keys: bool = False) -> None:
    """Insert these, new and with every field filled: no date is set, no signal sent, no key given, and on
    PostgreSQL no process of this machine told.

    `with_keys`: their keys are theirs already; the database gives the next ones after them.
    """
    fields: list[Any] = [field for field in model._meta.concrete_fields if with_keys or not field.primary_key]
    prepared = [(field, isinstance(field, AS_IT_IS)) for field in fields]
    rows = ([_stored(field, is_plain, one) for field, is_plain in prepared] for one in objects)
    with connection.cursor() as cursor:
        _write(cursor, model, fields, rows)
        if with_keys:
            for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)


def next_key(model: type[models.Model]) -> int:
    """The first key that no row of this model has. Who else writes meanwhile makes the lot fail, whole."""
    return (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1


def _write(cursor: Any, model: type[models.Model], fields: list[Any], rows: Iterable[list[Any]]) -> None:
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    into = f"{connection.ops.quote_name(model._meta.db_table)} ({names})"
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        signs = ", ".join(["%s"] * len(fields))
        cursor.executemany(f"INSERT INTO {into} VALUES ({signs})", rows)  # noqa: S608


def _stored(field: Any, is_plain: bool, one: models.Model) -> Any:
    """The value of this field as the database takes it."""
    value = one.__dict__[field.attname]
    if value is None or (is_plain and type(value) in (int, str)):  # a word among choices is neither
        return value
    return field.get_db_prep_save(value, connection)
