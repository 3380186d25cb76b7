"""Signed tokens, each good for one action on one subject for a time; secrets kept only as hashes. Neither is
written down."""

import hashlib
import logging
import re
import time
from datetime import timedelta
from secrets import token_urlsafe

from django.core.signing import BadSignature, TimestampSigner, b62_decode
from django.utils.crypto import salted_hmac

SEP = "~"
# A key, even one that lost its end on the way; a token, which an address holds between two slashes.
SECRET = re.compile(rf"[0-9a-f]{{32,}}|(?<![^\s/?&'\"])[^\s/?&'\"]*{SEP}[^\s/?&'\"]*{SEP}[^\s/?&'\"]*", re.I)
BLANK = "…"


class LinkRefused(ValueError):
    """The token is forged, was made for something else, or has expired."""


def make_link(action: str, subject: object) -> str:
    """A token that allows this action on this subject. No two tokens are the same."""
    return _signer(action).sign(f"{subject}:{token_urlsafe(16)}")


def read_link(action: str, subject: object, token: str, lives: timedelta) -> timedelta:
    """Accept the token for this action on this subject, or raise LinkRefused; how old it is, in seconds."""
    try:
        value = _signer(action).unsign(token, max_age=lives)
    except BadSignature as error:
        raise LinkRefused(action) from error
    if value.rpartition(":")[0] != str(subject):
        raise LinkRefused(action)
    return timedelta(seconds=int(time.time()) - b62_decode(token.split(SEP)[1]))


def capability(purpose: str, secret: str) -> str:
    """An unguessable key (256 bits, in 64 hexadecimal digits) that always follows from the same secret."""
    return salted_hmac(f"chroniques.links.{purpose}", secret, algorithm="sha256").hexdigest()


def stored(key: str) -> str:
    """How a key is kept: who reads the database cannot use it."""
    return hashlib.sha256(key.encode()).hexdigest()


def blanked(text: str) -> str:
    """The text without the keys and tokens in it: an address that names one opens what it names."""
    return SECRET.sub(BLANK, text)


class DiscreetFormatter(logging.Formatter):
    """A log is read by more people than a private page: what opens one is blank there."""

    def format(self, record: logging.LogRecord) -> str:
        return blanked(super().format(record))


def _signer(action: str) -> TimestampSigner:
    return TimestampSigner(salt=f"chroniques.links.{action}", sep=SEP)
