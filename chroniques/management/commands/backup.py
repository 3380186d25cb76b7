"""Save the site while it serves: database and pictures, in one dated file."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from chroniques.saving import archive, postgres, site


class Command(BaseCommand):
    help = "Save the database and the pictures in one dated file, while the site serves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=Path(settings.DATA_DIR) / "backups")
        parser.add_argument("--keep", type=int, metavar="N", help="remove all saves but the N latest")

    def handle(self, *, folder: Path, keep: int | None, **options: object) -> None:
        if keep is not None and keep < 1:
            raise CommandError(_("--keep asks for a number of saves, 1 at least."))
        self.stdout.write(_("Site saved in %(file)s") % {"file": self.save(folder)})
        for path in site.keep_only(folder, keep) if keep else []:
            self.stdout.write(_("Removed, as older: %(file)s") % {"file": path.name})

    def save(self, folder: Path) -> Path:
        try:
            return site.save(connection, Path(settings.MEDIA_ROOT), folder, timezone.localtime())
        except (archive.Refused, postgres.ToolError, OSError) as error:
            raise CommandError(_("The site was not saved. %(error)s") % {"error": error}) from error
