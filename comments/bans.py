"""Whose avis go to the spam folder, until when: an address, or a network. Only keyed hashes say whom."""

from datetime import datetime

from django.db import transaction

from articles.models import Deed, Trace
from articles.models.history import Person
from chroniques.links import capability
from chroniques.proxies import NOWHERE, network_of

from .models import Ban, Banned


def address_key(email: str) -> str:
    """The address as a ban knows it; nothing for none."""
    folded = email.strip().casefold()
    return capability("ban.address", folded) if folded else ""


def network_key(address: str) -> str:
    """The network of this address (/24, or /56) as avis and bans know it: always the same, by the site's key
    alone, so that a ban holds and a flood is one. Nothing where nobody says from where it comes."""
    network = network_of(address)
    return "" if network == NOWHERE else capability("ban.network", network)


def ban_address(email: str, until: datetime, why: str, by: Person) -> Ban:
    """What comes with this address goes to the spam folder until then. Banned again, the later words hold."""
    return _ban(Banned.ADDRESS, address_key(email), masked(email), until, why, by)


def ban_network(key: str, hint: str, until: datetime, why: str, by: Person) -> Ban:
    """The same of what comes from the network of this key; `hint` is how the moderators know it."""
    return _ban(Banned.NETWORK, key, hint, until, why, by)


def lift(ban: Ban, by: Person) -> None:
    """Let what comes from there be weighed as all else."""
    with transaction.atomic():
        Trace.objects.add(Deed.LIFTED, by, about=named(ban.pk))
        ban.delete()


def forget_old(before: datetime) -> int:
    """Forget the bans that were over before this instant; how many."""
    return Ban.objects.filter(until__lt=before).delete()[0]


def named(number: object) -> str:
    """How the journal names a ban: its own words may say who was banned, and are forgotten before it is."""
    return f"{Ban._meta.verbose_name} {number}"


def masked(email: str) -> str:
    """The address as the list of bans shows it: "l…@example.org"."""
    name, _at, host = email.strip().rpartition("@")
    return f"{name[:1]}…@{host}"[:80]


def _ban(kind: Banned, key: str, hint: str, until: datetime, why: str, by: Person) -> Ban:
    if not key:
        raise ValueError("Nobody is banned by an empty address or network.")
    said = {"hint": hint[:80], "until": until, "why": why[:200], "by": by}
    with transaction.atomic():
        ban: Ban = Ban.objects.update_or_create(kind=kind, key=key, defaults=said)[0]
        Trace.objects.add(Deed.BANNED, by, about=named(ban.pk))
    return ban
