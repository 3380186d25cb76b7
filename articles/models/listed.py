"""Which public texts each list holds, in its order, and how many: what makes a list cost as much with a
hundred thousand texts as with a thousand.

Triggers alone write these rows, in the transaction of what they follow (see articles/lists): nothing that
changes a text goes round them. Time alone publishes: a scheduled text stands here at its hour to come, and
whoever reads asks for what is not later than now.
"""

from django.db import models


class Listed(models.Model):
    """A text in a list: all texts, the reports, those put forward, those of a column, an author, a tag; the
    series of a column.

    Its key is the order: read backwards, the latest come first, without sorting, without opening a text.
    """

    pk = models.CompositePrimaryKey("list", "number", "place", "published_at", "article")
    list = models.CharField(max_length=10)
    number = models.BigIntegerField()  # of the column, author or tag; else 0
    # Where dates are not all: one more than the number of a piece in its series, 0 where it has none; where
    # the editors put a text forward.
    place = models.IntegerField()
    published_at = models.DateTimeField()
    article = models.ForeignKey(
        "articles.Article", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.list} {self.number}: {self.article_id}"


class Tally(models.Model):
    """How many texts came to a list, or left it: in a month (of UTC, AAAA-MM), or in all where it is empty.

    A count is the sum of its rows: two who publish at once write two rows, and neither waits for the other.
    The background work makes one of them again (see articles/lists/tallies.py).
    """

    list = models.CharField(max_length=10)
    number = models.BigIntegerField()
    month = models.CharField(max_length=7)
    texts = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["list", "number", "month", "texts"], name="tallies_of_a_list"),
            models.Index(fields=["month", "list", "number", "texts"], name="tallies_of_all_lists"),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.number} {self.month}: {self.texts:+}"
