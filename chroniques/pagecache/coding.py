"""Content codings: which one a reader takes, and how a page is put into it (RFC 9110, 12.5.3)."""

import gzip
from functools import lru_cache

import brotli

# The quick levels, for a page that somebody waits for; the best ones, when nobody does.
QUICK = {"br": 5, "gzip": 6}
# A page of two hundred avis would wait for its bytes longer than for all the rest of it.
QUICK_WHEN_LARGE = {"br": 1, "gzip": 1}
LARGE = 50_000  # bytes
BEST = {"br": 11, "gzip": 9}
CODINGS = ("br", "gzip")  # by preference: Brotli is smaller


@lru_cache(maxsize=512)
def chosen(accepted: str) -> str:
    """The coding for this Accept-Encoding: "br", "gzip", or "" for none."""
    weights = dict(_weight(part) for part in accepted.lower().split(",") if part.strip())
    rest = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: weights.get(coding, rest))
    weight = weights.get(best, rest)
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else ""


def _weight(part: str) -> tuple[str, float]:
    name, _semicolon, parameter = (piece.strip() for piece in part.partition(";"))
    try:
        return name, float(parameter.partition("=")[2]) if parameter.startswith("q=") else 1.0
    except ValueError:
        return name, 0.0


def quick(body: bytes) -> dict[str, int]:
    """The levels at which this body is coded while somebody waits: a millisecond at most."""
    return QUICK if len(body) < LARGE else QUICK_WHEN_LARGE


def encoded(body: bytes, coding: str, levels: dict[str, int]) -> bytes:
    """The body in this coding, at the level of this table; as it is for ""."""
    if coding == "br":
        return brotli.compress(body, quality=levels["br"])
    if coding == "gzip":
        return gzip.compress(body, compresslevel=levels["gzip"], mtime=0)
    return body


def decoded(body: bytes, coding: str) -> bytes:
    """What was put into this coding; as it is for ""."""
    if coding == "br":
        return brotli.decompress(body)
    return gzip.decompress(body) if coding == "gzip" else body
