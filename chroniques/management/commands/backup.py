"""Save the site while it serves: database, pictures and settings, in one dated file."""

import signal
import sqlite3
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from chroniques.saving import archive, postgres, site, trying

FAULTS = (archive.Refused, postgres.ToolError, sqlite3.DatabaseError, DatabaseError, OSError)


class Command(BaseCommand):
    help = "Save the database, the pictures and the settings in one dated file, while the site serves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=Path(settings.DATA_DIR) / "backups")
        parser.add_argument("--keep", type=int, metavar="N", help="remove all saves but the N latest")
        parser.add_argument("--days", type=int, metavar="N", help="remove the saves older than N days")
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--check", action="store_true", help="bring the save back into a throw-away database, and compare"
        )
        what.add_argument(
            "--only-prune", action="store_true", help="save nothing: only remove, as --keep and --days say"
        )

    def handle(self, *, folder: Path, keep: int | None, days: int | None, **options: Any) -> None:
        if any(number is not None and number < 1 for number in (keep, days)):
            raise CommandError(_("--keep and --days ask for a number, 1 at least."))
        before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is half made goes away
        try:
            fault = None if options["only_prune"] else self.save(folder, options["check"])
        finally:
            signal.signal(signal.SIGTERM, before)
        for path in site.remove_old(folder, keep, days, timezone.localtime()):
            self.stdout.write(_("Removed, as older: %(file)s") % {"file": path.name})
        if fault:
            raise CommandError(_("Saved, but it does not come back. %(error)s") % {"error": fault}) from fault

    def save(self, folder: Path, check: bool) -> Exception | None:
        """Save; return what a trial of the save found wrong with it."""
        try:
            saved = site.save(connection, default_storage, folder, timezone.localtime())
        except FAULTS as error:
            raise CommandError(_("The site was not saved. %(error)s") % {"error": error}) from error
        self.stdout.write(_("Site saved in %(file)s") % {"file": saved})
        return self.fault_of(saved) if check else None

    def fault_of(self, saved: Path) -> Exception | None:
        try:
            self.stdout.write(tried(trying.try_out(connection, saved)))
        except FAULTS as error:
            return error
        return None


def tried(manifest: dict) -> str:
    """What a save that was tried out holds, in words."""
    counts = {"rows": sum(manifest["rows"].values()), "tables": len(manifest["rows"])}
    pictures = {"pictures": len(site.digests_of(manifest))}
    return _("Tried: %(rows)s rows of %(tables)s tables came back, %(pictures)s pictures are whole.") % (
        counts | pictures
    )
