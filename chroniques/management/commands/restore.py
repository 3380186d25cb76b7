"""Bring a site back from the file that `backup` made."""

import sqlite3
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.changes import log_everything
from articles.models import Article
from chroniques.management.commands.backup import tried
from chroniques.saving import archive, given, postgres, site, trying
from comments import gone
from comments.privacy import forget_readers

SOMETHING_TO_LOSE = gettext_noop(
    "This site holds articles: nothing was touched. Save it first, then add --replace to lose them."
)
AGAIN = gettext_noop(
    "Gone since that save, and not brought back: %(avis)s avis erased, %(subscriptions)s subscriptions, "
    "%(wishes)s wishes to be told of replies."
)
DAMAGED = gettext_noop(
    "The database that is here cannot be read. With SQLite: stop the site, move the base and its -wal and "
    "-shm files aside, then start again. %(error)s"
)
FAULTS = (archive.Refused, postgres.ToolError, sqlite3.DatabaseError, DatabaseError, OSError)


class Command(BaseCommand):
    help = "Put the database and the pictures of a save in place of those of this site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="even when this site holds articles")
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--check", action="store_true", help="try it in a throw-away database alone")
        only.add_argument("--environment", action="store_true", help="print the settings it holds")

    def handle(self, *, file: Path, replace: bool, check: bool, environment: bool, **options: object) -> None:
        try:
            if environment:
                for line in given.as_environment(archive.manifest_of(file)):
                    self.stdout.write(line)
            elif check:
                self.stdout.write(tried(trying.try_out(connection, file)))
            else:
                self.bring_back(file, replace)
        except FAULTS as error:
            raise CommandError(_("The site was not brought back. %(error)s") % {"error": error}) from error

    def bring_back(self, file: Path, replace: bool) -> None:
        before = what_is_here(replace)
        manifest = site.bring_back(connection, default_storage, file, Path(settings.MEDIA_ROOT).parent)
        call_command("migrate", interactive=False, verbosity=0)  # the save may be of an older version
        kept = gone.keep_gone(before)
        forget_readers()
        log_everything(connection)
        self.say(manifest)
        self.stdout.write(_(AGAIN) % kept._asdict())

    def say(self, manifest: dict) -> None:
        facts = {
            "moment": date_format(datetime.fromisoformat(manifest["made_at"]), "DATETIME_FORMAT"),
            "rows": sum(manifest["rows"].values()),
            "pictures": len(site.digests_of(manifest)),
        }
        self.stdout.write(_("Site of %(moment)s back: %(rows)s rows, %(pictures)s pictures.") % facts)


def what_is_here(replace: bool) -> gone.Gone:
    """What the site that is here knows to be over. Refused where there is something to lose, or to mend."""
    try:
        if holds_articles() and not replace:
            raise CommandError(_(SOMETHING_TO_LOSE))
        return gone.known()
    except DatabaseError as error:
        raise CommandError(_(DAMAGED) % {"error": error}) from error


def holds_articles() -> bool:
    """Whether there is something to lose, in a database that may not even have its tables yet."""
    table = Article._meta.db_table
    if table not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:  # the plain table: withdrawn and deleted articles count too
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None
