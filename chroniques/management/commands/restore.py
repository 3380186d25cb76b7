"""Bring a site back from the file that `backup` made."""

import sqlite3
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.changes import log_everything
from articles.models import Article, Change
from chroniques.saving import archive, postgres, site

SOMETHING_TO_LOSE = gettext_noop(
    "This site holds articles: nothing was touched. Save it first, then add --replace to lose them."
)


class Command(BaseCommand):
    help = "Put the database and the pictures of a save in place of those of this site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="even when this site holds articles")

    def handle(self, *, file: Path, replace: bool, **options: object) -> None:
        if holds_articles() and not replace:
            raise CommandError(_(SOMETHING_TO_LOSE))
        manifest = self.bring_back(file)
        facts = {
            "moment": date_format(datetime.fromisoformat(manifest["made_at"]), "DATETIME_FORMAT"),
            "rows": sum(manifest["rows"].values()),
            "pictures": len(site.pictures_of(manifest)),
        }
        self.stdout.write(_("Site of %(moment)s back: %(rows)s rows, %(pictures)s pictures.") % facts)

    def bring_back(self, file: Path) -> dict:
        try:
            manifest = site.bring_back(connection, Path(settings.MEDIA_ROOT), file)
        except (archive.Refused, postgres.ToolError, sqlite3.DatabaseError, OSError) as error:
            raise CommandError(_("The site was not brought back. %(error)s") % {"error": error}) from error
        if Change._meta.db_table in connection.introspection.table_names():  # an older save has no such table
            log_everything(connection)
        return manifest


def holds_articles() -> bool:
    """Whether there is something to lose, in a database that may not even have its tables yet."""
    table = Article._meta.db_table
    if table not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:  # the plain table: withdrawn and deleted articles count too
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None
