"""How many avis a text has, and where the pages of its conversation are cut: kept by the database itself."""

from random import Random

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction

from comments.counted import FULL, PAGE, resting
from comments.models import Comment, Cut, State, ThreadCount
from comments.threads import path_of
from tests.makers import make_article, make_author, make_comment

pytestmark = pytest.mark.django_db


def pour(article, count, parent=None, state=State.PUBLISHED):
    """So many avis, by one statement, as an import pours them."""
    first = (Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    above = parent.path if parent else ""
    avis = [
        Comment(pk=key, article=article, parent=parent, path=path_of(key, above), state=state, name="Nora")
        for key in range(first, first + count)
    ]
    Comment.objects.bulk_create(avis)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Comment]):
            cursor.execute(statement)
    return avis


def count_of(article):
    found = ThreadCount.objects.filter(article=article).first()
    return (found.published, found.answers) if found else (0, 0)


def counted(article):
    published = article.comments.published()
    return published.count(), published.filter(author__isnull=False).count()


def pages(article):
    """(first path, how many avis it says) of each page."""
    return list(Cut.objects.filter(article=article).order_by("begins").values_list("begins", "avis"))


def held(article):
    """How many avis each page holds in truth."""
    begins = [first for first, _avis in pages(article)]
    paths = list(article.comments.published().values_list("path", flat=True))
    shown = [path for path in paths if len(path) <= 40]
    ends = [*begins[1:], "a"]
    return [sum(first <= path < end for path in shown) for first, end in zip(begins, ends, strict=True)]


def test_an_avis_counts_from_the_moment_it_is_public_until_it_is_not():
    article = make_article()
    avis = make_comment(article, state="pending")
    assert count_of(article) == (0, 0)
    avis.publish(by=None)
    assert count_of(article) == (1, 0)
    avis.publish(by=None)
    assert count_of(article) == (1, 0)
    avis.erase(by=None)
    assert count_of(article) == (0, 0)


def test_the_answers_of_authors_are_counted_apart():
    driss = make_author()
    article = make_article(driss)
    answer = make_comment(article, author=driss)
    assert count_of(article) == (1, 1)
    Comment.objects.filter(pk=answer.pk).update(author=None)
    assert count_of(article) == (1, 0)


def test_a_rollback_takes_the_count_back():
    article = make_article()
    avis = make_comment(article, state="pending")
    with transaction.atomic():
        avis.publish(by=None)
        transaction.set_rollback(True)
    assert count_of(article) == (0, 0)


def test_raw_sql_counts_too():
    article = make_article()
    pour(article, 3, state=State.PENDING)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE comments_comment SET state = 'published' WHERE article_id = %s", [article.pk])
    assert count_of(article) == (3, 0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM comments_comment WHERE article_id = %s", [article.pk])
    assert count_of(article) == (0, 0)


def test_a_conversation_is_cut_where_it_is_long():
    article = make_article()
    avis = pour(article, 1000)
    assert held(article) == [count for _first, count in pages(article)] == [200, 200, 200, 200, 200]
    begins = [avis[place].path for place in (200, 400, 600, 800)]
    assert [first for first, _count in pages(article)] == ["", *begins]


def test_what_comes_in_the_middle_moves_no_page_but_its_own():
    article = make_article()
    avis = pour(article, 2 * PAGE + 150)
    before = pages(article)
    pour(article, 20, parent=avis[3])
    (first, count), *others = pages(article)
    assert (first, count) == ("", PAGE + 20)
    assert others == before[1:]


def test_avis_approved_the_latest_first_are_cut_as_well():
    article = make_article()
    for avis in reversed(pour(article, 700, state=State.PENDING)):
        Comment.objects.filter(pk=avis.pk).update(state=State.PUBLISHED)
    assert held(article) == [count for _first, count in pages(article)]
    assert max(held(article)) <= FULL


def test_a_thread_is_not_cut_in_two():
    article = make_article()
    [root, *_others] = pour(article, 10)
    pour(article, FULL + 50, parent=root)
    later = pour(article, 30)
    assert pages(article) == [("", FULL + 51), (_others[0].path, 9 + len(later))]


def test_replies_that_stand_behind_a_link_do_not_fill_a_page():
    article = make_article()
    [parent] = pour(article, 1)
    for _level in range(3):
        [parent] = pour(article, 1, parent)
    pour(article, 30, parent)
    assert pages(article) == [("", 4)]
    assert count_of(article) == (34, 0)


def test_a_page_of_which_nothing_is_left_goes():
    article = make_article()
    avis = pour(article, FULL + 1)
    assert len(pages(article)) == 2
    Comment.objects.filter(pk__in=[one.pk for one in avis[PAGE:]]).update(state=State.SPAM)
    assert pages(article) == [("", PAGE)]


def test_whatever_happens_the_counts_say_what_is_there():
    chance, driss = Random(6), make_author()  # noqa: S311
    article = make_article(driss)
    avis = pour(article, 900, state=State.PENDING)
    for _number in range(1500):
        one = chance.choice(avis)
        change = {"state": chance.choice([*[State.PUBLISHED] * 5, State.REJECTED])}
        change = {"author": chance.choice((driss, None))} if chance.random() < 0.1 else change
        Comment.objects.filter(pk=one.pk).update(**change)
        if chance.random() < 0.3:
            avis += pour(article, 1, parent=one)
    assert count_of(article) == counted(article)
    assert [count for _first, count in pages(article)] == held(article)


def test_avis_poured_while_the_counts_rest_are_counted_afterwards():
    article = make_article()
    with resting(connection):
        pour(article, 3)
        assert count_of(article) == (0, 0)
    assert count_of(article) == (3, 0)
    make_comment(article)
    assert count_of(article) == (4, 0)


def test_the_counts_are_right_even_where_what_was_poured_ended_badly():
    article = make_article()

    def pour_and_end():
        with resting(connection):
            pour(article, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pour_and_end()
    assert count_of(article) == (2, 0)
