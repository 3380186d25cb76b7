"""How tests read a page: its words without its markup, and the French of a message."""

import html
import re

from django.utils.translation import gettext, pgettext

SPACES = re.compile(r"\s+")
TAG = re.compile(r"<[^>]*>")


def words_of(response) -> str:
    """What a reader reads: no tag, no entity, single spaces (no-break ones included)."""
    return SPACES.sub(" ", html.unescape(TAG.sub("", response.content.decode())))


def said(message: str, context: str = "", **named: object) -> str:
    """A message as the page says it, in single spaces."""
    text = pgettext(context, message) if context else gettext(message)
    return SPACES.sub(" ", text % named if named else text)
