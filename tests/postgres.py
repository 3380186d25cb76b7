"""A database of its own in the cluster that DATABASE_URL names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import SplitResult, urlsplit

import psycopg


@contextmanager
def database_of_its_own(name: str) -> Iterator[SplitResult]:
    """A new one of this name, and where it is; it goes afterwards."""
    whole = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as cluster:
        cluster.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cluster.execute(f"CREATE DATABASE {name}")
        try:
            yield whole._replace(path=f"/{name}")
        finally:
            cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")
