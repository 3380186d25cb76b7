"""What both search engines read: plain rows of normalised words, one for a text, one for an avis.

The engines' own tables and columns (migration 0007) follow these rows by themselves, inside the transaction
that writes them: whoever writes or deletes a row need not know that they exist.
"""

from datetime import UTC, datetime, timedelta

from django.db import models

A_SECOND = 1 << 24  # keys: far more than a site publishes in one
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


def key_of(moment: datetime, number: int) -> int:
    """The key of what appeared at this instant: the order of the keys is the order of the dates.

    So the newest come first without any sorting, and a page of results begins where the last one ended.
    """
    return first_key(moment) + number % A_SECOND


def first_key(moment: datetime) -> int:
    """The lowest key that something of this instant can have."""
    return (moment - BEGINNING) // timedelta(seconds=1) * A_SECOND


class SearchEntry(models.Model):
    """A text that is published or scheduled, as it is searched. Each field holds stems between spaces.

    The long fields come last: SQLite reads a row from its beginning, and matching needs the first ones alone.
    """

    key = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, related_name="search_entry")
    year = models.PositiveSmallIntegerField()  # of its publication, in the site's time zone
    title = models.TextField()
    names = models.TextField()  # who signs, the column, the tags and their synonyms, the event
    standfirst = models.TextField()
    body = models.TextField()
    notes = models.TextField()
    facets = models.TextField()  # what it can be narrowed by: see articles/search/entries.py

    def __str__(self) -> str:
        return self.title.strip()


class AvisEntry(models.Model):
    """A published avis, by its number: a row of its own, so that one avis never costs its whole article."""

    key = models.BigIntegerField(primary_key=True)
    avis = models.BigIntegerField(unique=True)
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    facets = models.TextField()

    def __str__(self) -> str:
        return f"{self.avis}"


class SearchWord(models.Model):
    """A stem that texts use, with how it is written there and in how many it is met. Avis give none:
    what a reader erases leaves nothing here."""

    stem = models.CharField(max_length=40, primary_key=True)
    spelling = models.CharField(max_length=60)
    texts = models.IntegerField()

    def __str__(self) -> str:
        return self.spelling
