"""The rows of the search index, and what each database searches them by.

SQLite: FTS5 tables that hold no text of their own (content=), kept by triggers. A later migration that alters
one of the tables makes Django build it anew, without its triggers: it has to run `create_triggers` again.
PostgreSQL: generated tsvector columns with GIN indexes. Both see ready-made stems ('simple', 'ascii'): French
is known to chroniques.text.search alone.
"""

import django.db.models.deletion
from django.db import migrations, models

ENTRY, AVIS = "articles_searchentry", "articles_avisentry"
# name: (table of the rows, their columns). Titles apart: few words, so the best answers cost little to find.
FTS = {
    "articles_search_head": (ENTRY, ("title", "names", "standfirst", "facets")),
    "articles_search_whole": (ENTRY, ("title", "names", "standfirst", "body", "notes", "facets")),
    "articles_search_avis": (AVIS, ("words", "facets")),
}


def create_tables():
    """No document sizes, for nothing is ranked by them: see articles/search/matching.py."""
    for name, (rows, columns) in FTS.items():
        options = f"content='{rows}', content_rowid='key', tokenize='ascii', columnsize=0"
        yield f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, {options})"


def create_triggers():
    """What is written to a row, or deleted with it, is written to its FTS tables, in the same transaction."""
    for name, (rows, columns) in FTS.items():
        listed = ", ".join(columns)
        old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
        forget = f"INSERT INTO {name}({name}, rowid, {listed}) VALUES ('delete', old.key, {old});"  # noqa: S608
        remember = f"INSERT INTO {name}(rowid, {listed}) VALUES (new.key, {new});"  # noqa: S608
        yield f"CREATE TRIGGER {name}_insert AFTER INSERT ON {rows} BEGIN {remember} END"
        yield f"CREATE TRIGGER {name}_delete AFTER DELETE ON {rows} BEGIN {forget} END"
        change = f"UPDATE OF key, {listed} ON {rows}"
        yield f"CREATE TRIGGER {name}_update AFTER {change} BEGIN {forget} {remember} END"


def drop_tables():
    for name in FTS:
        yield from (f"DROP TRIGGER {name}_{event}" for event in ("insert", "delete", "update"))
        yield f"DROP TABLE {name}"


def vector(**columns):
    """A tsvector of these columns, each under its weight. The « é » that stands before each, and that no stem
    can hold, keeps phrases from running from one to the next."""
    return " || ".join(
        f"setweight(to_tsvector('simple', 'é ' || {column}), '{weight}')"
        for column, weight in columns.items()
    )


VECTORS = {
    "articles_search_head": (ENTRY, "head", vector(title="A", names="B", standfirst="C", facets="D")),
    "articles_search_whole": (
        ENTRY,
        "whole",
        vector(title="A", names="A", standfirst="A", body="B", notes="C", facets="D"),
    ),
    "articles_search_avis": (AVIS, "vector", vector(words="A", facets="D")),
}


def create_columns():
    for name, (rows, column, expression) in VECTORS.items():
        yield f"ALTER TABLE {rows} ADD COLUMN {column} tsvector GENERATED ALWAYS AS ({expression}) STORED"
        yield f"CREATE INDEX {name} ON {rows} USING gin ({column})"


def drop_columns():
    for rows, column, _expression in VECTORS.values():
        yield f"ALTER TABLE {rows} DROP COLUMN {column}"


def build(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in [*create_tables(), *create_triggers()] if is_sqlite else create_columns():
        schema_editor.execute(statement)


def take_down(apps, schema_editor):
    for statement in drop_tables() if schema_editor.connection.vendor == "sqlite" else drop_columns():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_loose_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("stem", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("spelling", models.CharField(max_length=60)),
                ("texts", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="AvisEntry",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("avis", models.BigIntegerField(unique=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                ("words", models.TextField()),
                ("facets", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="articles.article",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.TextField()),
                ("names", models.TextField()),
                ("standfirst", models.TextField()),
                ("body", models.TextField()),
                ("notes", models.TextField()),
                ("facets", models.TextField()),
            ],
        ),
        migrations.RunPython(build, take_down),
    ]
