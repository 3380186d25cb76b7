"""Two places of the site, row by row and file by file: run in the machine, by the site's own Python.

python comparing.py DATABASE_URL MEDIA DATABASE_URL MEDIA
"""

import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path


def rows(url: str) -> dict[str, list[str]]:
    """{table: its rows as text, sorted}: each field of each."""
    return dict(of_sqlite(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else of_postgres(url))


def of_sqlite(path: str) -> Iterator[tuple[str, list[str]]]:
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in database.execute(tables).fetchall():
        yield name, sorted(map(repr, database.execute(f'SELECT * FROM "{name}"')))  # noqa: S608


def of_postgres(url: str) -> Iterator[tuple[str, list[str]]]:
    import psycopg  # there only where the site has it

    with psycopg.connect(url) as database:
        names = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (name,) in names:
            lines = database.execute(f'SELECT t::text FROM "{name}" t').fetchall()  # noqa: S608
            yield name, sorted(line for (line,) in lines)


def files(folder: str) -> dict[str, str]:
    """{name: sha256} of what lies below."""
    found = [path for path in Path(folder).rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def same(table: str, ours: list[str] | None, theirs: list[str] | None) -> bool:
    """Equal; but to bring a save back is itself a change, which the journal of changes says in addition."""
    if table == "articles_change" and ours is not None and theirs is not None:
        return set(ours) <= set(theirs)
    return ours == theirs


def main(here: str, media: str, there: str, other_media: str) -> int:
    ours, theirs = rows(here), rows(there)
    tables = sorted(ours.keys() | theirs.keys())
    differ = [f"table {name}" for name in tables if not same(name, ours.get(name), theirs.get(name))]
    pictures, others = files(media), files(other_media)
    names = sorted(pictures.keys() | others.keys())
    differ += [f"fichier {name}" for name in names if pictures.get(name) != others.get(name)]
    count = sum(map(len, ours.values()))
    equal = f"Identiques : {count} lignes de {len(tables)} tables, {len(names)} fichiers."
    print("Diffèrent : " + ", ".join(differ) if differ else equal)
    return bool(differ) or not count or not names


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
