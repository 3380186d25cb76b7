"""The key of a receipt: what it follows from, and how a letter gives it again."""

from secrets import token_hex

from chroniques.links import capability, stored

from .models import Comment


def key_from(fingerprint: str) -> str:
    """The key of the receipt of the avis that has this fingerprint. Without the site's secret, the database
    does not tell it."""
    return capability("receipt", fingerprint)


def known_key(comment: Comment) -> str:
    """The key of its receipt, for who reads the letters of its proven address; nothing where it does not
    follow from what is kept: the site's secret was another, or the avis came before keys followed from
    fingerprints."""
    key = key_from(comment.fingerprint or "")
    return key if comment.receipt == stored(key) else ""


def new_key(comment: Comment) -> str:
    """Another key for its receipt; the one before opens nothing any longer."""
    comment.fingerprint = token_hex(32)
    key = key_from(comment.fingerprint)
    comment.receipt = stored(key)
    Comment.objects.filter(pk=comment.pk).update(receipt=comment.receipt, fingerprint=comment.fingerprint)
    return key
