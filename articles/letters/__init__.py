"""Letters: how the rows of the outbox become e-mails, each by its kind.

`kinds` knows which function composes which letter, `envelope` makes of it what mail servers take, `outbox`
sends what is due, `links` makes and reads the addresses that a letter holds, `texts` composes the letters of
those who follow a column, an author or the site.
"""

from .kinds import Message, Share, composes, tells
from .links import letter_link, letter_token, read_letter_token
from .outbox import send_due

__all__ = [
    "Message",
    "Share",
    "composes",
    "letter_link",
    "letter_token",
    "read_letter_token",
    "send_due",
    "tells",
]
