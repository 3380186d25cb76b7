"""How many avis stand under each text: kept by the database itself, in the transaction that changes them."""

from django.db import models


class ThreadCount(models.Model):
    """The published avis of a text, and the answers of authors among them; no row where there is none."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    published = models.PositiveIntegerField(default=0)
    answers = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.article_id}: {self.published}"
