"""The address of a page, by its name: found once for all things of a kind, where a name stands in it."""

import re
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, get_urlconf, reverse

PLACE = "un-nom-0"  # stands for the name in the address of a page that has one
PLAIN = re.compile(r"[\w-]+", re.ASCII)  # written in an address as it is


def way_to(page: str, *args: Any) -> str:
    """What `reverse` gives for this page and the names or numbers in its address."""
    site = get_script_prefix(), get_urlconf()
    if len(args) == 1 and isinstance(args[0], str) and PLAIN.fullmatch(args[0]):
        return _found(site, page, PLACE).replace(PLACE, args[0])
    return _found(site, page, *args)


@lru_cache(maxsize=1024)
def _found(site: tuple[str, str | None], page: str, *args: Any) -> str:
    """Its address where the site stands, under the addresses that it has there."""
    return reverse(page, args=args)
