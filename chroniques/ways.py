"""The address of a page, by its name: found once for all things of a kind, where a name stands in it."""

import re
from functools import lru_cache

from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

PLACE = "un-nom-0"  # stands for the name in the address of a page that has one
PLAIN = re.compile(r"[\w-]+", re.ASCII)  # written in an address as it is
Where = tuple[str, str | None]  # the site stands, and the addresses that it has there


def way_to(page: str, *args: object) -> str:
    """What `reverse` gives for this page and the names or numbers in its address."""
    where = get_script_prefix(), get_urlconf()
    if all(isinstance(arg, int) for arg in args):
        return _found(where, page, *args)
    if len(args) == 1 and isinstance(args[0], str) and PLAIN.fullmatch(args[0]):
        around = _around_a_name(where, page)
        if around is not None:
            return around.replace(PLACE, args[0])
    return reverse(page, args=args)


@lru_cache(maxsize=1024)
def _found(where: Where, page: str, *args: object) -> str:
    return reverse(page, args=args)


@lru_cache(maxsize=256)
def _around_a_name(where: Where, page: str) -> str | None:
    """Its address with PLACE for the name; None where it takes no such name, but a key."""
    try:
        return reverse(page, args=[PLACE])
    except NoReverseMatch:
        return None
