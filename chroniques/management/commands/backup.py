"""Save the site while it serves: database, pictures and settings, in one dated file."""

import sqlite3
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from chroniques.saving import archive, postgres, site, trying


class Command(BaseCommand):
    help = "Save the database, the pictures and the settings in one dated file, while the site serves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=Path(settings.DATA_DIR) / "backups")
        parser.add_argument("--keep", type=int, metavar="N", help="remove all saves but the N latest")
        parser.add_argument("--days", type=int, metavar="N", help="remove the saves older than N days")
        parser.add_argument(
            "--check", action="store_true", help="bring the save back into a throw-away database, and compare"
        )

    def handle(
        self, *, folder: Path, keep: int | None, days: int | None, check: bool, **options: object
    ) -> None:
        if any(number is not None and number < 1 for number in (keep, days)):
            raise CommandError(_("--keep and --days ask for a number, 1 at least."))
        try:
            self.save(folder, check)
        except (archive.Refused, postgres.ToolError, sqlite3.DatabaseError, OSError) as error:
            raise CommandError(_("The site was not saved. %(error)s") % {"error": error}) from error
        for path in site.remove_old(folder, keep, days, timezone.localtime()):
            self.stdout.write(_("Removed, as older: %(file)s") % {"file": path.name})

    def save(self, folder: Path, check: bool) -> None:
        saved = site.save(connection, default_storage, folder, timezone.localtime())
        self.stdout.write(_("Site saved in %(file)s") % {"file": saved})
        if check:
            self.stdout.write(tried(trying.try_out(connection, saved)))


def tried(manifest: dict) -> str:
    """What a save that was tried out holds, in words."""
    counts = {"rows": sum(manifest["rows"].values()), "tables": len(manifest["rows"])}
    pictures = {"pictures": len(site.digests_of(manifest))}
    return _("Tried: %(rows)s rows of %(tables)s tables came back, %(pictures)s pictures are whole.") % (
        counts | pictures
    )
