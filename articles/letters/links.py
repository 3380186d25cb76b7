"""The addresses that a letter holds: each good for one act, on one thing, for one person, for a time."""

from datetime import timedelta

from django.urls import reverse

from chroniques.links import LinkRefused, capability, make_link, read_link

from ..feeds import whole

LIVES = timedelta(days=60)


def letter_token(action: str, keys: object, address: str) -> str:
    """A token that allows this act on these things to who reads the mail of this address. It names nobody."""
    return make_link(action, _subject(keys, address))


def read_letter_token(action: str, keys: object, address: str, token: str, lives: timedelta = LIVES) -> None:
    """Accept the token for this act on these things by this address, or raise LinkRefused."""
    if not address:
        raise LinkRefused(action)
    read_link(action, _subject(keys, address), token, lives)


def letter_link(view: str, action: str, keys: object, address: str) -> str:
    """The whole address of this view for these things, with its token."""
    return whole(reverse(view, args=[keys, letter_token(action, keys, address)]))


def _subject(keys: object, address: str) -> str:
    return f"{keys}-{capability('address', address.casefold())[:16]}"
