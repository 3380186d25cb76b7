"""Queries composed once: Django spends more on writing the SQL of a page than the database on answering it.

A function that returns a queryset is written as any other, with the words of the house (`published()`), and
`@prepared` has its SQL written at the first call alone; the next ones put their values in its places.
"""

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import cached_property, update_wrapper
from itertools import count
from typing import Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

# Values that no query of ours holds by itself. Two sets of them: what differs between the two is a place.
ONE, OTHER = 21_001, 24_001  # small enough for every column of numbers
LONG_AGO = datetime(1001, 1, 1, tzinfo=UTC)
SHAPES = 256  # of one query: what is asked of it may vary in how many, or in what is missing


class prepared:
    """The objects of the queryset that `build` gives for these values, as a list.

    Numbers, strings, instants and sequences of numbers are values, which take their places in the SQL. None,
    booleans and ranges make another query: `build` may compose as they say. It must not look at a value, nor
    compute with it. ValueError for a query in which a value has no place of its own.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        update_wrapper(self, build)
        self.build = build
        self.known: dict[Hashable, Prepared] = {}
        self.lock = threading.Lock()

    def __call__(self, *values: Any) -> list[Any]:
        query = self.query(*values)
        return query.made(query.rows(values))

    def query(self, *values: Any) -> "Prepared":
        """The query as it is written for values of this shape."""
        shape = tuple(_shape(value) for value in values)
        found = self.known.get(shape)
        if found is None:
            with self.lock:
                if len(self.known) >= SHAPES:
                    self.known.clear()
                found = self.known[shape] = Prepared(self.build, values)
        return found


class Prepared:
    """One query, written for one shape of values."""

    def __init__(self, build: Callable[..., QuerySet], values: Sequence[Any]) -> None:
        marks, others = _stand_ins(values, ONE), _stand_ins(values, OTHER)
        self.queryset = cast(Any, build(*marks))  # its parts that no type describes
        self.compiler, self.sql, self.given = _written(self.queryset)
        differ = _differences(self.given, _written(build(*others))[2])
        places = {self._adapted(mark): place for place, mark in enumerate(_flat(marks))}
        if self.sql and {self.given[index] for index in differ} != places.keys():
            raise ValueError(f"{build.__qualname__}: a value has no place of its own in {self.sql}")
        self.queryset._query = Written(self.queryset.query, self.compiler)
        self.places = [(index, places[self.given[index]]) for index in differ]

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """The rows for these values, each a sequence of what the database gave."""
        if not self.sql:
            return []
        flat = list(_flat(values))
        given = list(self.given)
        for index, place in self.places:
            given[index] = self._adapted(flat[place])
        compiler = self._compiler()
        compiler.as_sql = lambda *args, **options: (self.sql, tuple(given))
        return list(compiler.results_iter(compiler.execute_sql()))

    def made(self, rows: Sequence[Any]) -> list[Any]:
        """The objects of these rows, as the queryset would give them."""
        if not rows:
            return []
        compiler = self._compiler()
        compiler.execute_sql = lambda *args, **options: rows
        compiler.results_iter = lambda *args, **options: rows
        queryset = self.queryset._clone()
        queryset._query = Written(self.queryset.query, compiler)
        return list(queryset)

    @cached_property
    def columns(self) -> dict[str, int]:
        """Where in a row the value of each field is, and of each annotation."""
        info, annotated = self.compiler.klass_info, self.compiler.annotation_col_map
        fields = {self.compiler.select[at][0].target.attname: at for at in info["select_fields"]}
        return {**fields, **(annotated or {})}

    def _compiler(self) -> Any:
        compiler = copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        compiler.get_converters = lambda fields: self.converters
        return compiler

    @cached_property
    def converters(self) -> dict[int, Any]:
        """What makes a value of Python of each that the database gives: the same on every connection."""
        return self.compiler.get_converters(
            [chosen[0] for chosen in self.compiler.select[: self.compiler.col_count]]
        )

    def _adapted(self, value: Any) -> Any:
        """The value as this database takes it."""
        operations = connections[self.queryset.db].ops
        return operations.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


class Written:
    """Stands where a queryset has its query: all is as there, but that its SQL is written already."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self.query = query
        self.compiler = compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)

    def chain(self) -> "Written":
        """Nobody adds to it."""
        return self

    def get_compiler(self, *args: Any, **options: Any) -> Any:
        """The one that needs not write."""
        return self.compiler


def _written(queryset: QuerySet) -> tuple[Any, str, Sequence[Any]]:
    """What wrote the SQL, the SQL, and the values in it; no SQL where there is nothing to ask."""
    compiler = queryset.query.get_compiler(queryset.db)
    try:
        return compiler, *compiler.as_sql()
    except EmptyResultSet:
        return compiler, "", ()


def _shape(value: Any) -> Hashable:
    """What of this value decides how the query is written."""
    if isinstance(value, (list, tuple)):
        return "many", len(value)
    return (type(value).__name__, ...) if _is_asked(value) else value


def _is_asked(value: Any) -> bool:
    return isinstance(value, (int, str, datetime)) and not isinstance(value, bool)


def _stand_ins(values: Sequence[Any], first: int) -> list[Any]:
    """Other values of the same shape, each once."""
    numbers = count(first)

    def stand_in(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return [stand_in(one) for one in value]
        if isinstance(value, datetime):
            return LONG_AGO + timedelta(days=next(numbers))
        if isinstance(value, str):
            return f"a string, the {next(numbers)}th"
        return next(numbers) if _is_asked(value) else value

    return [stand_in(value) for value in values]


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    """The values that take a place, in order."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from value
        elif _is_asked(value):
            yield value


def _differences(some: Sequence[Any], others: Sequence[Any]) -> list[int]:
    """Where the two differ."""
    return [index for index, pair in enumerate(zip(some, others, strict=True)) if pair[0] != pair[1]]
