"""Queries composed once: the same rows as the queryset, whatever the values, and no SQL written again."""

from datetime import UTC, datetime

import pytest
from django.db.models import Q, QuerySet

from articles.models import Article, Byline, Column
from articles.models.reading import let_write, living_at, sign
from chroniques.prepared import prepared
from tests.makers import make_article, make_author, make_column

pytestmark = pytest.mark.django_db
LATER = datetime(2030, 1, 1, tzinfo=UTC)


@prepared
def published_in(now: datetime, column: int | None) -> QuerySet:
    found = Article.objects.published(now).order_by("pk")
    return found if column is None else found.filter(column=column)


@prepared
def named(*titles: str) -> QuerySet:
    wanted = Q()
    for title in titles:
        wanted |= Q(title=title)
    return Article.objects.filter(wanted).order_by("title")


@prepared
def among(numbers: list[int]) -> QuerySet:
    return Article.objects.filter(pk__in=numbers).order_by("pk")


@prepared
def called(start: str) -> QuerySet:
    return Article.objects.filter(title__startswith=start)


def test_it_gives_the_rows_of_the_queryset_for_each_value():
    columns = [make_column(title="Une"), make_column(title="Deux")]
    pieces = [make_article(column=column) for column in columns]
    assert [published_in(LATER, column.pk) for column in columns] == [[pieces[0]], [pieces[1]]]


def test_an_instant_takes_its_place_like_a_number():
    make_article()
    assert published_in(datetime(1999, 1, 1, tzinfo=UTC), None) == []
    assert len(published_in(LATER, None)) == 1


def test_none_asks_another_question():
    loose, piece = make_article(), make_article(column=make_column())
    assert published_in(LATER, None) == [loose, piece]
    assert published_in(LATER, piece.column_id) == [piece]


def test_as_many_strings_as_one_likes_take_their_places():
    for title in "BAC":
        make_article(title=title)
    assert [found.title for found in named("C", "A")] == ["A", "C"]
    assert [found.title for found in named("B")] == ["B"]


def test_lists_of_numbers_differ_by_how_many_they_hold():
    texts = [make_article() for _text in range(3)]
    keys = [text.pk for text in texts]
    assert (among(keys), among(keys[:2]), among([keys[2], keys[0]])) == (
        texts,
        texts[:2],
        [texts[0], texts[2]],
    )
    assert among([]) == []


def test_a_value_that_the_query_changes_is_refused():
    with pytest.raises(ValueError, match="no place of its own"):
        called("Une")


def test_what_is_joined_is_read_in_the_same_query(django_assert_num_queries):
    signature = make_article(make_author()).bylines.get()
    read = prepared(lambda pk: Byline.objects.filter(pk=pk).select_related("author"))
    read(signature.pk)
    with django_assert_num_queries(1):
        assert read(signature.pk)[0].author.name.startswith("Auteur")


def test_a_text_is_read_with_all_that_its_page_shows(django_assert_num_queries):
    article = make_article(make_author(name="Driss Benali"), tags=["viralité", "communauté"])
    with django_assert_num_queries(3):
        found = living_at(article.path)
        assert [signature.author.name for signature in found.bylines.all()] == ["Driss Benali"]
        assert [tag.name for tag in found.tags.all()] == ["communauté", "viralité"]
    assert living_at("nulle/part") is None


def test_texts_and_columns_are_given_their_authors(django_assert_num_queries):
    driss = make_author(name="Driss Benali")
    column = make_column()
    column.authors.add(driss)
    texts = [make_article(driss, column=column), make_article()]
    with django_assert_num_queries(2):
        sign(texts)
        let_write([column, Column(pk=column.pk)])
        assert [len(text.bylines.all()) for text in texts] == [1, 0]
        assert list(column.authors.all()) == [driss]
