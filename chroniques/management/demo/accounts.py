"""The three people who work at the demo magazine, with passwords that everyone may know."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from articles.models import Author
from chroniques.accounts import DEMO_DOMAIN


@dataclass(frozen=True)
class Account:
    """Who, with what right; `author` is the slug of the signature that the account may use."""

    username: str
    password: str
    group: str
    author: str = ""


ACCOUNTS = (
    Account("camille", "camille-redaction", "Rédaction"),
    Account("driss", "driss-chronique", "Chroniqueurs", author="driss-ouazene"),
    Account("lea", "lea-moderation", "Modération", author="anouk-ferradji"),
)


def make_accounts() -> None:
    """Make the accounts that are not there, each in its group and linked to its signature."""
    for account in ACCOUNTS:
        user, is_new = User.objects.get_or_create(
            username=account.username,
            defaults={"email": account.username + DEMO_DOMAIN, "is_staff": True},
        )
        if is_new:
            user.set_password(account.password)
            user.save()
        user.groups.add(Group.objects.get(name=account.group))
        Author.objects.filter(slug=account.author).update(user=user)


def existing() -> list[Account]:
    """The demo accounts of this site."""
    there = set(User.objects.filter(email__endswith=DEMO_DOMAIN).values_list("username", flat=True))
    return [account for account in ACCOUNTS if account.username in there]
