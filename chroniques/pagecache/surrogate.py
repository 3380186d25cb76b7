"""What a shared cache in front is told of a page: how long it may keep it, by which names it is purged.

`Surrogate-Key` is what Varnish and the large networks of caches purge by; RFC 9213 gives them an age of their
own, beside the one of `Cache-Control`, which browsers obey and which stays at nothing.
"""

from .shown import Shown

ALL = "all"  # on every page: what is purged when nobody knows what changed
AGE = "max-age=3600"  # seconds: how long a purge that was lost for good can be missed
# Bytes of names. Caches bound the headers of an answer, nginx at 4 or 8 KB unless told otherwise.
LONGEST_LABEL = 3000


def label(shown: Shown) -> list[tuple[str, str]]:
    """The headers of a page that a shared cache may keep; none for one that changes by itself at its hour,
    or shows more things than a header can name: such a page is asked for again each time, as by a browser."""
    names = " ".join([ALL, *sorted(shown.names)])
    if shown.until is not None or len(names) > LONGEST_LABEL:
        return []
    return [("Surrogate-Key", names), ("Surrogate-Control", AGE), ("CDN-Cache-Control", AGE)]
