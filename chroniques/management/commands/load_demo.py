"""Loads the demo magazine and its accounts. Refuses production: the passwords are public."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ..demo.accounts import existing, make_accounts
from ..demo.magazine import load


class Command(BaseCommand):
    """load_demo"""

    help = "Load the demo magazine: authors, columns, articles, avis, and three accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError(_("The demo is refused in production: its accounts have public passwords."))
        made = load()
        make_accounts()
        self.stdout.write(_("Demo: %(articles)d articles and %(avis)d avis loaded.") % made)
        for account in existing():
            self.stdout.write(f"  {account.group} : {account.username} / {account.password}")
