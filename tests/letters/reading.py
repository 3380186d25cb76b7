"""Reading a letter, as its recipient does."""

import re

from django.core.mail import EmailMessage

LINK = re.compile(r"http://testserver(/\S+/)")


def links_in(letter: EmailMessage) -> list[str]:
    """The paths of the links of its plain text."""
    return LINK.findall(letter.body)


def link_in(letter: EmailMessage) -> str:
    """The first of them."""
    return links_in(letter)[0]
