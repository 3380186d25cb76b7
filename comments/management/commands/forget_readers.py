"""Daily: applies the durations of comments.privacy and prints what it did."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...privacy import forget_readers


class Command(BaseCommand):
    """forget_readers"""

    help = "Blank the addresses and erase the refused avis whose time is over."

    def handle(self, *args, **options) -> None:
        done = forget_readers()
        self.stdout.write(_("%(addresses)d addresses blanked, %(avis)d refused avis erased.") % done)
        said = _("%(written)d letters and %(unconfirmed)d unconfirmed subscriptions forgotten.")
        self.stdout.write(said % done)
        self.stdout.write(_("%(passings)d counts of networks and %(keys)d keys forgotten.") % done)
        self.stdout.write(_("%(missed)d dead addresses forgotten.") % done)
