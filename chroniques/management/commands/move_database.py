"""Move a site from SQLite to PostgreSQL: DATABASE_URL names the new database, the argument the old one."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.changes import log_everything
from articles.models import Change
from chroniques import planner
from chroniques.management.commands.restore import holds_articles
from chroniques.saving import archive, moving, site
from chroniques.settings.base import with_our_options

OLD = "old"
NOT_POSTGRES = gettext_noop(
    "DATABASE_URL names no PostgreSQL database: give it the new one, and the file of the old one here."
)
NO_FILE = gettext_noop("%(file)s is not a file: give the path of the SQLite database to take.")
TAKEN = gettext_noop("The new database holds articles already: nothing was touched. Give an empty one.")
OTHER_STEPS = gettext_noop(
    "The old database is not at the same migrations (%(steps)s): run “migrate” on it with this version first."
)


class Command(BaseCommand):
    help = "Copy an SQLite database into the empty PostgreSQL one that DATABASE_URL names, and compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the SQLite database of the site until now")

    def handle(self, *, file: Path, **options: object) -> None:
        self.refuse(file)
        call_command("migrate", interactive=False, verbosity=0)
        if holds_articles():
            raise CommandError(_(TAKEN))
        try:
            rows = self.move(file)
        except archive.Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("%(rows)s rows moved, the same on both sides.") % {"rows": rows})

    def refuse(self, file: Path) -> None:
        if connection.vendor != "postgresql":
            raise CommandError(_(NOT_POSTGRES))
        if not file.is_file():
            raise CommandError(_(NO_FILE) % {"file": file})

    def move(self, file: Path) -> int:
        old = opened(file)
        try:
            if steps := sorted(set(site.steps_of(old)) ^ set(site.steps_of(connections["default"]))):
                raise CommandError(_(OTHER_STEPS) % {"steps": ", ".join(steps[:5])})
            rows = moving.move(old, connections["default"], [Change._meta.db_table], self.tell)
        finally:
            old.close()
            connections.settings.pop(OLD)
        log_everything(connection)
        planner.count()
        return rows

    def tell(self, table: str, rows: int) -> None:
        if rows:
            self.stdout.write(f"  {table} : {rows}")


def opened(file: Path):
    """A connection to the old database, under a name of its own."""
    described = with_our_options({"ENGINE": "django.db.backends.sqlite3", "NAME": str(file.absolute())})
    known = {**connections.settings, OLD: described}
    connections.settings[OLD] = connections.configure_settings(known)[OLD]
    return connections[OLD]
