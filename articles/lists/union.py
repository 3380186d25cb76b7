"""The rows that one of several short lists gives."""

from collections.abc import Sequence

from django.db.models import QuerySet


def any_of(rows: QuerySet, parts: Sequence[QuerySet]) -> QuerySet:
    """Those of these rows whose key one of the parts gives, which are cut where they are long enough.

    As members of a union: as alternatives of one condition, they would have PostgreSQL read the whole table.
    """
    keys = [rows.model._base_manager.filter(pk__in=part).order_by().values("pk") for part in parts]
    return rows.filter(pk__in=keys[0].union(*keys[1:], all=True))
