"""The search index follows what it mirrors, in the same transaction: a process killed half-way leaves both
as they were. (An article sees to it itself; the admin and the imports write what is tied to it in one.)
The only signals of the application."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver

from .models import Article, Author, Byline, Column, Event, Tag, TaggedArticle, TagSynonym
from .models.written import article_written
from .search import forget, index

A_BATCH = 200  # texts written again together when what many share is renamed


@receiver(article_written)
def an_article_is_saved(instance: Article, **said: Any) -> None:
    index([instance.pk])


@receiver(pre_delete, sender=Article)
def an_article_goes(instance: Article, **said: Any) -> None:
    forget([instance.pk])


@receiver([post_save, post_delete], sender=Byline)
@receiver([post_save, post_delete], sender=Event)
def what_is_said_of_one_changes(instance: Byline | Event, **said: Any) -> None:
    _index_unless_it_goes(instance.article_id, said)


@receiver([post_save, post_delete], sender=TaggedArticle)
def a_tag_is_given_or_taken(instance: TaggedArticle, **said: Any) -> None:
    _index_unless_it_goes(instance.content_object_id, said)


@receiver(m2m_changed, sender=TaggedArticle)
def tags_are_given_or_taken(instance: Any, action: str, **said: Any) -> None:
    if action.startswith("post_") and isinstance(instance, Article):
        index([instance.pk])


@receiver(post_save, sender=Author)
@receiver(post_save, sender=Column)
def a_name_changes(instance: Author | Column, created: bool, **said: Any) -> None:
    if not created:
        _index_all(instance.articles.values_list("pk", flat=True))


@receiver(post_save, sender=Tag)
def a_tag_is_renamed(instance: Tag, created: bool, **said: Any) -> None:
    if not created:
        _index_all(instance.tagged.values_list("content_object", flat=True))


@receiver([post_save, post_delete], sender=TagSynonym)
def a_tag_is_written_otherwise(instance: TagSynonym, **said: Any) -> None:
    _index_all(TaggedArticle.objects.filter(tag=instance.tag_id).values_list("content_object", flat=True))


def _index_unless_it_goes(article: int, said: dict[str, Any]) -> None:
    """What is deleted with its article leaves nothing to index."""
    origin = said.get("origin")
    if getattr(origin, "model", type(origin)) is not Article:
        index([article])


@transaction.atomic
def _index_all(articles: Iterable[int]) -> None:
    numbers = sorted(set(articles))
    for start in range(0, len(numbers), A_BATCH):
        index(numbers[start : start + A_BATCH])
