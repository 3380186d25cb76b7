"""A process that sends letters for ever: `python -m tests.letters.ending NUMBER`, to the server that the
environment names. It has that many to send."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from articles.models import Letter, Subscription  # noqa: E402


def main(number: int) -> None:
    call_command("migrate", verbosity=0)
    asked = [Subscription(email=f"lecteur{one}@example.org") for one in range(number)]
    for row in Subscription.objects.bulk_create(asked):
        Letter.objects.put("subscription", row.pk, row.email)
    call_command("tick", forever=True, letters=True, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
