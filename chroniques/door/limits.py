"""How often one may try at the door: from one network, for one account, for both. Counted in the database."""

import time
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import ngettext

from articles.models import Deed, Knock, Trace
from chroniques.links import capability
from chroniques.origin import reader_of
from chroniques.proxies import NOWHERE, network_of

from .devices import device_of

WINDOW = 15  # minutes that are looked back upon
# An account is tried from elsewhere too: its owner must not be shut out by who knows its name.
OF_BOTH, OF_NETWORK, OF_ACCOUNT = 5, 30, 30


@dataclass(frozen=True)
class Knocked:
    """A try that was counted."""

    keys: dict[str, int]  # the most that each may try
    minute: int

    def was_no_guess(self) -> None:
        """Who lives here is not counted."""
        Knock.objects.take_back(list(self.keys), self.minute)


def knock(request: HttpRequest, account: str) -> Knocked:
    """Count a try for this name, before anything is compared: tries at once all count. Raises ValidationError
    with the time to wait, the same whether somebody has this name."""
    knocked = Knocked(_keys(request, account.strip().casefold()), int(time.time()) // 60)
    Knock.objects.add(list(knocked.keys), knocked.minute)
    if wait := _wait(knocked):
        knocked.was_no_guess()  # who insists does not wait the longer
        _note_once(request, knocked)
        raise ValidationError(in_words(wait), code="too_many")
    return knocked


def is_first(purpose: str, value: str) -> bool:
    """Is this value, of this purpose, seen for the first time within the window?"""
    key, minute = capability(purpose, value), int(time.time()) // 60
    Knock.objects.add([key], minute)
    return _total(key, minute) == 1


def where(request: HttpRequest | None) -> dict[str, str]:
    """What the journal notes of where one acts from: the device in words, the mark of the network. The mark
    is keyed: it shows that two are one, and leads back to none."""
    if request is None:
        return {}
    network = network_of(reader_of(request))
    mark = "" if network == NOWHERE else capability("door.network", network)[:12]
    return {"device": device_of(request.headers.get("User-Agent", "")), "network": mark}


def in_words(wait: int) -> str:
    """The sentence of who must wait."""
    return ngettext(
        "Too many tries. Try again in %(count)d minute.",
        "Too many tries. Try again in %(count)d minutes.",
        wait,
    ) % {"count": wait}


def _keys(request: HttpRequest, account: str) -> dict[str, int]:
    network = network_of(reader_of(request))
    keys = {
        capability("door.both", f"{network} {account}"): OF_BOTH,
        capability("door.account", account): OF_ACCOUNT,
    }
    return keys if network == NOWHERE else {**keys, capability("door.network", network): OF_NETWORK}


def _wait(knocked: Knocked) -> int:
    """Minutes until each of the keys may try again; 0, it may now."""
    since = knocked.minute - WINDOW
    tries: dict[str, list[Any]] = {key: [] for key in knocked.keys}
    rows = Knock.objects.filter(key__in=tries, minute__gt=since).order_by("minute")
    for key, minute, count in rows.values_list("key", "minute", "count"):
        tries[key].append((minute, count))
    return max(0, *(_until(tries[key], most) - since for key, most in knocked.keys.items()))


def _until(tries: list[tuple[int, int]], most: int) -> int:
    """The last minute whose tries must be forgotten before there are no more than `most`; one long past."""
    total, last = sum(count for _minute, count in tries), 0
    for minute, count in tries:
        if total <= most:
            break
        total, last = total - count, minute
    return last


def _total(key: str, minute: int) -> int:
    rows = Knock.objects.filter(key=key, minute__gt=minute - WINDOW)
    return sum(rows.values_list("count", flat=True))


def _note_once(request: HttpRequest, knocked: Knocked) -> None:
    """In the journal, once for all that is refused within the window."""
    if is_first("door.throttled", " ".join(sorted(knocked.keys))):
        Trace.objects.add(Deed.THROTTLED, None, **where(request))
