"""Rows that tell of the past: their own dates instead of the present, keys known before they are written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max

Moved = list[tuple[models.DateTimeField, bool, bool]]


@contextmanager
def own_dates(*of: type[models.Model]) -> Iterator[None]:
    """In here, what is created keeps the dates that it is given. For a command: it holds in the whole
    process."""
    fields = [
        field for model in of for field in model._meta.fields if isinstance(field, models.DateTimeField)
    ]
    before: Moved = [(field, field.auto_now, field.auto_now_add) for field in fields]
    try:
        for field in fields:
            field.auto_now = field.auto_now_add = False
        yield
    finally:
        for field, auto_now, auto_now_add in before:
            field.auto_now, field.auto_now_add = auto_now, auto_now_add


def next_key(model: type[models.Model]) -> int:
    """The first key that no row of this model has. Who else writes meanwhile makes the lot fail, whole."""
    return (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1


def go_on_after(*of: type[models.Model]) -> None:
    """Let the database give the keys that follow those that were given to it."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), of):
            cursor.execute(statement)
