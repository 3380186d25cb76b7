"""`manage.py forget_second_factor NAME`: for who has lost phone, keys and recovery codes."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from chroniques.door.factors import forget_factors


class Command(BaseCommand):
    """The way in that stays for the last administrator: it takes the hand of who keeps the machine."""

    help = "Retire les seconds facteurs d’un compte dont la personne a tout perdu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NOM", help="le nom de connexion")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"Aucun compte ne s’appelle « {options['name']} ».")
        count = forget_factors(user, by=None)
        self.stdout.write(f"Seconds facteurs retirés du compte « {user} » : {count}.")
