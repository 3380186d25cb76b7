"""Where a long conversation is cut into pages: at roots, so that a thread is read whole.

Triggers alone write these rows, in the transaction that shows or hides an avis (see comments/counted.py). A
cut that was made stays: an avis keeps its page, whatever arrives before it or is approved late.
"""

from django.db import models


class Cut(models.Model):
    """The beginning of a page: the path of a root, empty for the first page; and how many avis it shows."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, db_index=False, related_name="+"
    )
    begins = models.CharField(max_length=10)
    avis = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "begins"], name="a_page_begins_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.begins}: {self.avis}"
