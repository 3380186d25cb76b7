"""What the database knows of an avis that arrives, in one statement."""

# ruff: noqa: S608  (the names of our own tables; each value has its place)
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from django.db import connection

from chroniques.links import stored

from .bans import address_key
from .learning import ALL

LATELY, WITHIN_THE_HOUR, A_BREATH = timedelta(days=30), timedelta(hours=1), timedelta(minutes=10)
MOST = 50  # that are counted: fifty avis alike weigh as much as a thousand
Banned = Literal["", "address", "network"]
AVIS = "FROM comments_comment WHERE"
# The words of the index of addresses, or SQLite passes it by.
OF_ADDRESS = "NOT (email = '') AND LOWER(email) = LOWER(%s) AND proven_at IS NOT NULL"
PROVEN = (
    "SELECT 'proven', '', count(*), coalesce(max(CASE WHEN follows = '' THEN 0 ELSE 1 END), 0) "
    f"{AVIS} receipt IN ({{keys}}) AND {OF_ADDRESS}"
)
BANNED = (
    "SELECT 'banned', kind, 1, 0 FROM comments_ban WHERE until > %s "
    "AND ((kind = 'address' AND \"key\" = %s) OR (kind = 'network' AND \"key\" = %s))"
)
LEARNT = "SELECT 'learnt', sign, ham, spam FROM comments_learnt WHERE sign IN ({signs})"


@dataclass(frozen=True)
class Asked:
    """Of which avis one asks: its address and the keys of earlier receipts, its network and its likeness, the
    signs of its text; its number, where it is here already."""

    email: str = ""
    keys: Sequence[str] = ()
    network: str = ""
    likeness: int | None = None
    signs: Sequence[str] = ()
    number: int = 0


@dataclass(frozen=True)
class Facts:
    """What the database says. `published` counts the avis of the address that a person let be, where the
    address is proven; `follows`: the device asked, with an earlier avis, to be told of replies."""

    is_proven: bool = False
    follows: bool = False
    is_banned: Banned = ""
    published: int = 0
    refused: int = 0
    spam: int = 0
    repeats: int = 0
    refused_alike: int = 0
    from_network: int = 0
    network_spam: int = 0
    of_late: int = 0  # on the whole site
    learnt: dict[str, tuple[int, int]] = field(default_factory=dict)
    hams: int = 0
    spams: int = 0


def facts(asked: Asked, now: datetime, breaker: int) -> Facts:
    """All that is known, in one statement. `breaker`: how many avis of the last ten minutes are counted."""
    parts = [*_of_author(asked), *_alike(asked, now), *_of_network(asked, now), _of_late(now, breaker)]
    parts += [_banned(asked, now), _learnt(asked)]
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(sql for sql, _values in parts),
            [value for _sql, given in parts for value in given],
        )
        return _read(cursor.fetchall())


Part = tuple[str, Sequence[Any]]


def _of_author(asked: Asked) -> list[Part]:
    if not asked.email:
        return []
    keys = [stored(key) for key in asked.keys]
    proven = [(PROVEN.format(keys=_places(keys)), [*keys, asked.email])] if keys else []
    return [
        *proven,
        _count("published", f"state = 'published' AND waits IS NULL AND {OF_ADDRESS}", asked.email),
        _count("refused", f"state = 'rejected' AND {OF_ADDRESS}", asked.email),
        _count("spam", f"state = 'spam' AND {OF_ADDRESS}", asked.email),
    ]


def _alike(asked: Asked, now: datetime) -> list[Part]:
    if asked.likeness is None:
        return []
    alike = "likeness = %s AND likeness IS NOT NULL AND received_at > %s AND id <> %s"
    values = [asked.likeness, _instant(now - LATELY), asked.number]
    return [
        _count("repeats", alike, *values),
        _count("refused_alike", f"{alike} AND state IN ('rejected', 'spam')", *values),
    ]


def _of_network(asked: Asked, now: datetime) -> list[Part]:
    if not asked.network:
        return []
    rule = "network = %s AND received_at > %s AND id <> %s"
    lately = [asked.network, _instant(now - LATELY), asked.number]
    return [
        _count("from_network", rule, asked.network, _instant(now - WITHIN_THE_HOUR), asked.number),
        _count("network_spam", f"{rule} AND state = 'spam'", *lately),
    ]


def _of_late(now: datetime, breaker: int) -> Part:
    """By states, as the index has them; what an import poured in is no flood."""
    rule = (
        "state IN ('pending', 'published', 'rejected', 'spam') AND received_at > %s AND receipt IS NOT NULL"
    )
    return _count("of_late", rule, _instant(now - A_BREATH), most=breaker)


def _banned(asked: Asked, now: datetime) -> Part:
    return BANNED, [_instant(now), address_key(asked.email), asked.network]


def _learnt(asked: Asked) -> Part:
    signs = [ALL, *asked.signs]
    return LEARNT.format(signs=_places(signs)), signs


def _count(what: str, rule: str, *values: Any, most: int = MOST) -> Part:
    counted = f"SELECT '{what}', '', count(*), 0 FROM (SELECT 1 AS one {AVIS} {rule} LIMIT %s) AS {what}"
    return counted, [*values, most]


def _places(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _instant(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


def _read(rows: Sequence[tuple[str, str, int, int]]) -> Facts:
    counts = {what: (one, other) for what, _sign, one, other in rows if what not in {"banned", "learnt"}}
    learnt = {sign: (ham, spam) for what, sign, ham, spam in rows if what == "learnt"}
    banned = sorted(kind for what, kind, *_counts in rows if what == "banned")
    proven, follows = counts.pop("proven", (0, 0))
    hams, spams = learnt.pop(ALL, (0, 0))
    return Facts(
        is_proven=bool(proven),
        follows=bool(follows),
        is_banned=cast(Banned, banned[0] if banned else ""),
        learnt=learnt,
        hams=hams,
        spams=spams,
        **{what: count for what, (count, _other) in counts.items()},
    )
