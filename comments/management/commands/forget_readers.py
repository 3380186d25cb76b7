"""Daily: applies the table of comments.privacy and prints what it did, a line for each row."""

from django.core.management.base import BaseCommand

from ...privacy import forget_readers, lines


class Command(BaseCommand):
    """forget_readers"""

    help = "Forget what readers gave and whose time is over: addresses, refused avis, reports, letters…"

    def handle(self, *args, **options) -> None:
        self.stdout.write("\n".join(lines(forget_readers())))
