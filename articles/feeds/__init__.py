"""Feeds: what a reader's program follows. Values in, RSS, Atom or JSON out; each text whole and portable.

`channel` holds the values, `rss`, `atom` and `json_feed` write them, `portable` makes a page's HTML fit for
another site, `entries` fills the values from our models.
"""

from .channel import Channel, Entry, Image, Person
from .entries import entry_of, whole
from .forms import FORMS, Form

__all__ = ["FORMS", "Channel", "Entry", "Form", "Image", "Person", "entry_of", "whole"]
