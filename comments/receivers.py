"""The search index follows the avis, in the transaction that changes them: its only signals."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from articles.models import Article, Author
from articles.search import forget_avis

from .models import Comment
from .searching import index


@receiver(post_save, sender=Comment)
def an_avis_is_saved(instance: Comment, created: bool, **said: Any) -> None:
    if instance.is_published() or not created:  # what has just arrived to be read is in no index
        index([instance])


@receiver(post_delete, sender=Comment)
def an_avis_goes(instance: Comment, **said: Any) -> None:
    forget_avis([instance.pk])


@receiver(post_save, sender=Article)
def a_text_changes_under_its_quotations(instance: Article, created: bool, **said: Any) -> None:
    if not created:
        quoting = instance.comments.published().exclude(passage="")
        quoting.select_related("article").render_fragments()


@receiver(post_save, sender=Author)
def who_answers_is_renamed(instance: Author, created: bool, **said: Any) -> None:
    if not created:
        answers = instance.answers.published().select_related("author")
        answers.render_fragments()
        index(answers)
