"""What a form holds, as its browser sends it, in the shape in which it is kept."""

from collections.abc import Mapping

from django.http import QueryDict

LONGEST = 1_000_000  # characters: three times the longest text that is rendered
OURS = "csrfmiddlewaretoken"
Typed = dict[str, list[str]]


class TooMuch(ValueError):
    """The form holds more than is kept."""


def typed_in(sent: QueryDict) -> Typed:
    """The fields of a form with their values, but for what is the site's (its pass, its buttons, its slip).

    Lines end as they do in a text area, whatever ended them on the way. Raises TooMuch beyond LONGEST.
    """
    typed = {
        name: [value.replace("\r\n", "\n").replace("\0", "") for value in values]
        for name, values in sent.lists()
        if name != OURS and not name.startswith("_")
    }
    if sum(len(name) + sum(map(len, values)) for name, values in typed.items()) > LONGEST:
        raise TooMuch
    return typed


def as_sent(typed: Mapping[str, list[str]]) -> QueryDict:
    """The same fields as a form that a browser has sent."""
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        sent.setlist(name, values)
    return sent
