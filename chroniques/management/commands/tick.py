"""All background work that is due, once or for ever. Safe to run several at once: each job is one statement
or repeats without harm."""

import argparse
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.models import Article
from chroniques.background import PAUSE
from comments.privacy import forget_readers


class Command(BaseCommand):
    """tick [--forever]"""

    help = "Do the background work that is due: the trash, the readers' data whose time is over."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--forever", action="store_true", help=_("go on, one round a minute"))

    def handle(self, *args: Any, **options: Any) -> None:
        self._round(options["verbosity"])
        while options["forever"]:
            threading.Event().wait(PAUSE)
            self._round(options["verbosity"])

    def _round(self, verbosity: int) -> None:
        done = {"trash": Article.objects.purge_trash(), **forget_readers()}
        said = _("%(trash)d drafts purged, %(addresses)d addresses blanked, %(avis)d refused avis erased.")
        if verbosity:
            self.stdout.write(said % done)
