"""The lists are what the words of the querysets say, whatever was done to the texts, and however."""

from datetime import timedelta
from random import Random

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from articles.lists import Series, Texts, featured_places, gather, texts_by_month
from articles.lists.triggers import follow
from articles.models import Article, Author, Byline, Column, Kind, Listed, State, Tag, TaggedArticle, Tally
from tests.makers import make_article, make_author, make_column, make_draft, paris

pytestmark = pytest.mark.django_db
ALL = slice(0, 1000)


def plain(name, number=0):
    """What a list holds, asked of the texts themselves."""
    texts = Article.objects.published().pieces()
    of = {"texts": {}, "reports": {"kind": Kind.REPORT}, "column": {"column": number}}
    of |= {"author": {"bylines__author": number}, "tag": {"tagged__tag": number}}
    return texts.filter(**of[name])


def test_the_signatures_come_with_the_texts_in_their_order(django_assert_num_queries):
    driss, anouk = make_author(name="Driss"), make_author(name="Anouk")
    make_article(driss, anouk, at=paris(2009, 5, 3))
    make_article(at=paris(2009, 5, 2))
    with django_assert_num_queries(1):
        texts = Texts("texts", known=2)[ALL]
        names = [[signature.author.name for signature in text.bylines.all()] for text in texts]
        addresses = [signature.author.get_absolute_url() for signature in texts[0].bylines.all()]
    assert (names, addresses[0]) == ([["Driss", "Anouk"], []], driss.get_absolute_url())


def check(name, number=0):
    """The list, its count and each of its pages say the same as the texts."""
    expected = list(plain(name, number).values_list("pk", flat=True))
    texts = Texts(name, number)
    assert [text.pk for text in texts[ALL]] == expected
    assert texts.count() == len(expected)
    for first in range(0, len(expected) + 1, 7):
        assert [text.pk for text in Texts(name, number)[first : first + 7]] == expected[first : first + 7]


def check_all():
    check("texts")
    check("reports")
    for name, model in (("column", Column), ("author", Author), ("tag", Tag)):
        for thing in model.objects.all():
            check(name, thing.pk)


@pytest.fixture
def magazine():
    """Ninety texts over eight years, two to come, some drafts, pages and withdrawn ones; then changed in
    many ways."""
    chance = Random(5)  # noqa: S311
    authors, columns = [make_author() for _ in range(3)], [make_column() for _ in range(2)]
    states = [State.READY] * 20 + [State.DRAFT, State.WITHDRAWN]
    for number in range(90):
        at = paris(
            chance.randint(2009, 2016), chance.randint(1, 12), chance.randint(1, 28), chance.randint(0, 23)
        )
        text = make_draft(
            *chance.sample(authors, chance.randint(0, 2)),
            tags=chance.sample(["avis", "lettre", "poste"], chance.randint(0, 3)),
            kind=chance.choice([*Kind.values, Kind.ARTICLE]),
            column=chance.choice([*columns, None]),
        )
        Article.objects.filter(pk=text.pk).update(
            published_at=at, state=chance.choice(states), path=f"t{number}"
        )
    to_come = timezone.now() + timedelta(days=40)
    Article.objects.filter(pk__in=[text.pk for text in plain("texts")[:2]]).update(published_at=to_come)


def test_the_lists_are_what_the_texts_say(magazine):
    check_all()


def test_whatever_is_changed_and_however(magazine):
    texts = list(Article.objects.values_list("pk", flat=True))
    some = [texts[start::9] for start in range(9)]
    Article.objects.filter(pk__in=some[0]).update(state=State.WITHDRAWN)
    Article.objects.filter(pk__in=some[1]).update(kind=Kind.REPORT)
    Article.objects.filter(pk__in=some[2]).update(column=Column.objects.first())
    Article.objects.filter(pk__in=some[3]).update(published_at=F("published_at") + timedelta(days=33))
    Article.objects.filter(pk__in=some[4]).update(trashed_at=timezone.now())
    Byline.objects.filter(article__in=some[5]).delete()
    TaggedArticle.objects.filter(content_object__in=some[6]).delete()
    Byline.objects.filter(article__in=some[7], order=0).update(author=make_author())
    Article.objects.filter(state=State.DRAFT).delete()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET state = 'ready' WHERE state = 'withdrawn'")
    check_all()


def test_gathered_counts_say_the_same(magazine):
    before = Tally.objects.count()
    assert gather() == before - Tally.objects.count() > 0
    assert gather() == 0
    check_all()


def test_a_count_whose_last_text_goes_leaves_no_row(magazine):
    Article.objects.update(state=State.DRAFT)
    gather()
    assert Listed.objects.count() == Tally.objects.count() == 0


def test_what_is_rolled_back_leaves_no_trace(magazine):
    with transaction.atomic():
        Article.objects.update(state=State.READY)
        transaction.set_rollback(True)
    check_all()


def test_lost_triggers_are_laid_again_and_what_they_missed_is_found(magazine):
    name = next(iter(trigger_names()))
    with connection.cursor() as cursor:
        postgres = connection.vendor == "postgresql"
        cursor.execute(f"DROP FUNCTION {name}() CASCADE" if postgres else f"DROP TRIGGER {name}")
    Listed.objects.all().delete()
    assert follow(connection)
    assert not follow(connection)
    check_all()


def trigger_names():
    with connection.cursor() as cursor:
        postgres = connection.vendor == "postgresql"
        table, name = ("pg_trigger", "tgname") if postgres else ("sqlite_master", "name")
        cursor.execute(f"SELECT {name} FROM {table} WHERE {name} LIKE %s", ["lists_follow%"])  # noqa: S608
        return {name for (name,) in cursor.fetchall()}


def test_a_scheduled_text_counts_from_its_hour_on():
    at = timezone.now() + timedelta(days=2)
    make_article(at=at, tags=["avis"])
    tag = Tag.objects.get()
    for now, expected in ((timezone.now(), 0), (at - timedelta(seconds=1), 0), (at, 1)):
        texts = Texts("tag", tag.pk, now=now)
        assert (texts.count(), len(texts[ALL])) == (expected, expected)
        assert sum(texts for _month, texts in texts_by_month(now)) == expected


def test_the_months_are_those_of_the_site():
    """The first hours of May in Paris are of April at Greenwich."""
    for moment in (
        paris(2009, 5, 1, 0, 30),
        paris(2009, 5, 31, 23, 30),
        paris(2009, 6, 1),
        paris(2010, 1, 1),
    ):
        make_article(at=moment)
    found = [(f"{month:%Y-%m}", texts) for month, texts in texts_by_month(timezone.now())]
    assert found == [("2010-01", 1), ("2009-06", 1), ("2009-05", 2)]


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "UTC"])
def test_wherever_the_site_is(magazine, settings, zone):
    settings.TIME_ZONE = zone
    with timezone.override(zone):
        expected = {}
        for published_at in plain("texts").values_list("published_at", flat=True):
            month = timezone.localtime(published_at).strftime("%Y-%m")
            expected[month] = expected.get(month, 0) + 1
        found = {f"{month:%Y-%m}": texts for month, texts in texts_by_month(timezone.now())}
    assert found == expected


@pytest.mark.parametrize(("since", "until"), [((2010, 1, 1), (2011, 1, 1)), ((2012, 3, 1), (2012, 4, 1))])
def test_a_span_of_the_list_is_counted_and_cut(magazine, since, until):
    since, until = paris(*since), paris(*until)
    expected = list(plain("texts").filter(published_at__gte=since, published_at__lt=until))
    texts = Texts("texts", since=since, until=until)
    assert (texts.count(), list(texts[ALL])) == (len(expected), expected)


class TestASeries:
    """Pieces with numbers, one of them 0, and pieces without."""

    @pytest.fixture
    def column(self):
        column = make_column()
        for place, number in enumerate([3, None, 0, 7, None, 1, 2]):
            make_article(column=column, number=number, at=paris(2009, 5, 1 + place))
        make_article(column=column, number=9, at=timezone.now() + timedelta(days=1))
        return column

    @pytest.mark.parametrize("forwards", [True, False])
    @pytest.mark.parametrize("size", [1, 2, 3, 20])
    def test_has_the_others_after_the_numbers_whatever_the_page(self, column, forwards, size):
        texts = plain("column", column.pk)
        order = (F("number").asc(nulls_last=True), "published_at", "id")
        if not forwards:
            order = (F("number").desc(nulls_last=True), "-published_at", "-id")
        expected = list(texts.order_by(*order))
        found = []
        for first in range(0, 7, size):
            series = Series(column.pk, known=7, unnumbered=2, forwards=forwards)
            found += series[first : first + size]
            assert (series.first.number, series.latest.number) == (0, 7)
        assert found == expected

    def test_without_a_piece_has_no_end(self):
        series = Series(make_column().pk, known=0, unnumbered=0)
        assert (series[ALL], series.first, series.latest) == ([], None, None)


def test_what_is_put_forward_stands_in_the_order_of_the_editors():
    places = (2, 1, 2, None)
    texts = [make_article(featured=place, at=paris(2009, 5, 1 + day)) for day, place in enumerate(places)]
    keys = list(featured_places(timezone.now()).values_list("article_id", flat=True))
    assert keys == [texts[1].pk, texts[2].pk, texts[0].pk]
    Article.objects.filter(pk=texts[1].pk).update(featured=None)
    assert featured_places(timezone.now()).count() == 2


def test_a_far_page_walks_no_further_than_a_month():
    """A hundred and fifty texts over fifty months; the page begins at the 121st."""
    for number in range(150):
        make_article(at=paris(2009 + number // 36, 1 + number // 3 % 12, 1 + number % 3))
    texts = Texts("texts")
    end, skipped = texts._reach(121)
    assert skipped <= 3
    assert end < timezone.now() - timedelta(days=365)
    assert list(texts[120:140]) == list(plain("texts")[120:140])
