"""What an article says of itself once saved with its notes, still inside the transaction of the save."""

from django.dispatch import Signal

article_written = Signal()  # instance: the article
