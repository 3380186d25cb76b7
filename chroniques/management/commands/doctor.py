"""What is wrong with this installation, and how to mend it."""

import json
import logging
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chroniques.watching.doctor import round as rounds
from chroniques.watching.doctor.finding import Finding


class Command(BaseCommand):
    """doctor [--visit] [--json]"""

    help = "Look at this installation: say what is wrong and what to do. The exit status is 1 with a fault."
    requires_system_checks = []  # they are one of the examinations

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--visit", action="store_true", help=_("ask the site at its public address too"))
        parser.add_argument("--json", action="store_true", help=_("answer a program"))

    def handle(self, *, visit: bool, verbosity: int, **options: object) -> None:
        if verbosity > 2:
            logging.getLogger(rounds.__name__).setLevel(logging.DEBUG)
        found = rounds.examine(at_its_address=visit)
        faults = sum(finding.grave for finding in found)
        if options["json"]:
            self.stdout.write(
                json.dumps([finding._asdict() for finding in found], ensure_ascii=False, indent=1)
            )
        else:
            self.stdout.write("\n".join(map(told, found)) or _("Nothing is wrong with this installation."))
        if faults:
            raise CommandError(ngettext("%(count)d fault.", "%(count)d faults.", faults) % {"count": faults})


def told(finding: Finding) -> str:
    """A finding as a person reads it."""
    kind = _("Fault") if finding.grave else _("Remark")
    return f"{kind} {finding.number}\u00a0: {finding.said}\n    → {finding.remedy}"
