"""Links that leave the site, and raw tags that need a change: seen as tags, before the guard."""

import re
from collections.abc import Iterable, Iterator

from chroniques.text.references import ELSEWHERE
from chroniques.text.tokens import Token, attributes_of

OUTSIDE = re.compile(r"\s*(?:https?:|[/\\]{2})", re.IGNORECASE)


def tidy_tags(found: Iterable[Token], seal: str) -> Iterator[Token]:
    """Outgoing links marked `noopener`, a link in a link lifted out, h1 lowered, foreign pictures dropped.

    A `source` that we did not seal goes too: its address could be anyone's.
    """
    linked = 0
    for token in found:
        if token.name == "a":
            linked, token = _tidy_link(token, linked, seal)
        elif token.name == "h1":
            token = token._replace(raw=token.raw.replace("h1", "h2", 1).replace("H1", "h2", 1), name="h2")
        elif token.name in ("img", "source") and _is_foreign(token, seal):
            continue
        if token.raw:
            yield token


def _is_foreign(token: Token, seal: str) -> bool:
    about = attributes_of(token)
    if token.name == "source":
        return not about.get("srcset", "").startswith(seal)
    return ELSEWHERE.match(about.get("src", "")) is not None


def _tidy_link(token: Token, linked: int, seal: str) -> tuple[int, Token]:
    if token.kind == "close":
        return max(linked - 1, 0), token if linked == 1 else token._replace(raw="")
    if linked:
        return linked + 1, token._replace(raw="")
    if OUTSIDE.match(attributes_of(token).get("href", "")):
        return 1, token._replace(raw=f'<a rel="{seal}noopener"{token.raw[2:]}')
    return 1, token
