"""Slugs made from titles, free of collisions."""

from itertools import count

from django.db import models
from django.utils.text import slugify

LONGEST = 80


def slug_of(text: str) -> str:
    """The part of an address that says the text: lower case, no accent, œ and æ opened, 80 letters."""
    opened = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
    whole = slugify(opened.replace("’", "-").replace("'", "-"))
    return whole if len(whole) <= LONGEST else whole[: LONGEST + 1].rpartition("-")[0] or whole[:LONGEST]


def free_slug(instance: models.Model, text: str) -> str:
    """A slug for the text that no other row of this model has: numbered from 2 where taken."""
    base = slug_of(text) or str(instance._meta.model_name)
    others = type(instance)._default_manager.exclude(pk=instance.pk)
    taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _numbered(base) if slug not in taken)


def is_made_from(text: str, slug: str) -> bool:
    """Is it the slug that this text gives, numbered or not?"""
    return slug.rstrip("0123456789").rstrip("-") in {slug_of(text), slug_of(text).rstrip("0123456789-")}


def _numbered(base: str):
    yield base
    for number in count(2):
        yield f"{base}-{number}"
