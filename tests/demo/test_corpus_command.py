"""The command that makes a corpus: the same rows each time, and never over a site in use."""

import pytest
from django.core.management import CommandError
from django.db import transaction

from articles.models import Article, Author, AvisEntry, Column, Footnote, SearchEntry, SearchWord, Tag
from comments.models import Comment, Decision
from tests.makers import make_article

from .corpus import make

pytestmark = pytest.mark.django_db

MODELS = (Author, Column, Tag, Article, Footnote, Comment, Decision, SearchEntry, AvisEntry, SearchWord)


def rows(model):
    """What the rows hold, but keys, and what is made of keys."""
    keys = {"id", "key", "avis", "path", "facets"}
    names = [
        field.name
        for field in model._meta.concrete_fields
        if not field.is_relation and field.name not in keys
    ]
    return list(model.objects.order_by("pk").values_list(*names))


class TestTheCommand:
    def test_the_same_sizes_make_the_same_rows(self):
        with transaction.atomic():
            make(12, 40)
            once = {model: rows(model) for model in MODELS}
            transaction.set_rollback(True)
        make(12, 40)
        assert {model: rows(model) for model in MODELS} == once

    def test_a_site_in_use_is_left_alone_unless_told_otherwise(self):
        make_article(title="Un vrai texte")
        with pytest.raises(CommandError, match=r"textes\s: 1, avis\s: 0"):
            make(12, 40)
        make(12, 40, "--add")
        make(12, 40, "--add")
        assert Article.objects.count() == 25

    def test_a_corpus_too_small_to_be_one_is_refused(self):
        with pytest.raises(CommandError, match="au moins 10 textes"):
            make(9, 0)
