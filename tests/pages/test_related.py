"""What a text leads to: its column, the texts that share most with it, what was read ten years ago."""

from datetime import date

import pytest

from articles.models import Kind
from articles.views.anniversary import anniversary, ten_years_ago, years_before
from articles.views.neighbours import Series, series_of
from articles.views.related import NEAREST, related
from tests.makers import make_article, make_author, make_column, make_draft, paris

pytestmark = pytest.mark.django_db


def make_series(how_many: int, numbered: bool = True, **column):
    column = make_column(**column)
    return [
        make_article(
            kind=Kind.COLUMN_PIECE,
            column=column,
            number=number if numbered else None,
            title=f"Leçon {number}",
            at=paris(2009, 5, number),
        )
        for number in range(1, how_many + 1)
    ]


class TestTheSeries:
    def test_a_text_outside_a_column_is_part_of_none(self):
        assert series_of(make_article()) == Series()

    @pytest.mark.parametrize("numbered", [True, False])
    def test_a_piece_leads_to_the_first_the_two_around_and_the_latest(self, numbered):
        pieces = make_series(5, numbered)
        series = series_of(pieces[2])
        ways = (series.first, series.previous, series.following, series.latest)
        assert ways == (pieces[0], pieces[1], pieces[3], pieces[4])

    def test_the_ends_lead_inwards_alone(self):
        pieces = make_series(3)
        first, last = series_of(pieces[0]), series_of(pieces[2])
        assert (first.first, first.previous, first.following, first.latest) == (None, None, *pieces[1:])
        assert (last.first, last.previous, last.following, last.latest) == (*pieces[:2], None, None)

    def test_numbers_rule_whatever_the_dates(self):
        column = make_column()
        late = make_article(column=column, number=1, at=paris(2011, 1, 1))
        early = make_article(column=column, number=2, at=paris(2009, 1, 1))
        assert series_of(late).following == early

    def test_a_series_has_a_total_once_it_is_finished(self):
        assert series_of(make_series(3)[1]).total is None
        finished = make_series(3, is_finished=True)
        assert [series_of(piece).total for piece in finished] == [3, 3, 3]

    def test_what_is_not_published_is_skipped(self):
        pieces = make_series(2)
        make_draft(column=pieces[0].column, number=3)
        assert series_of(pieces[1]).following is None

    def test_it_costs_one_query(self, django_assert_num_queries):
        piece = make_series(5)[2]
        with django_assert_num_queries(1):
            series_of(piece)

    def test_the_page_says_where_the_piece_stands(self, client):
        pieces = make_series(7, is_finished=True)
        shown = client.get(pieces[2].get_absolute_url()).content.decode()
        assert "nº\N{NO-BREAK SPACE}3 sur 7" in shown
        for other in (0, 1, 3, 6):
            assert f'href="{pieces[other].get_absolute_url()}"' in shown


class TestReadAlso:
    def test_shared_words_come_before_the_column_and_the_column_before_the_author(self):
        author, column = make_author(), make_column()
        article = make_article(author, column=column, tags=["lilas", "mai"])
        by_author = make_article(author)
        in_column = make_article(column=column)
        one_word = make_article(tags=["mai"])
        make_article(tags=["ailleurs"])
        two_words = make_article(tags=["lilas", "mai"])
        assert related(article) == [two_words, one_word, in_column]
        assert related(article, but={one_word.pk, two_words.pk}) == [in_column, by_author]

    def test_the_latest_comes_first_among_equals(self):
        article = make_article(tags=["mai"])
        texts = [make_article(tags=["mai"], at=paris(2009, 6, day)) for day in (2, 3, 1, 4)]
        assert related(article) == [texts[3], texts[1], texts[0]]

    def test_neither_drafts_nor_pages_nor_itself(self):
        article = make_article(tags=["mai"])
        make_draft(tags=["mai"])
        make_article(tags=["mai"], kind=Kind.PAGE)
        assert related(article) == []

    def test_a_text_alone_leads_nowhere(self, client):
        article = make_article()
        assert related(article) == []
        assert "a-lire-aussi" not in client.get(article.get_absolute_url()).content.decode()

    def test_the_nearest_are_weighed_however_long_the_archive(self):
        texts = [make_article(tags=["mai"]) for _ in range(2 * NEAREST + 3)]
        assert related(texts[0])[0] == texts[NEAREST]

    def test_what_the_series_leads_to_is_not_said_twice(self, client):
        pieces = make_series(3)
        shown = client.get(pieces[1].get_absolute_url()).content.decode()
        assert "a-lire-aussi" not in shown

    def test_it_costs_one_query(self, django_assert_num_queries):
        article = make_article(make_author(), column=make_column(), tags=["lilas", "mai"])
        kept = type(article).objects.for_page().get(pk=article.pk)
        with django_assert_num_queries(1):
            related(kept)


class TestTenYearsAgo:
    @pytest.mark.parametrize(
        ("published", "is_shown"),
        [
            (paris(2009, 4, 30, 0, 0), True),
            (paris(2009, 4, 29, 23, 59), False),
            (paris(2009, 5, 6, 23, 59), True),
            (paris(2009, 5, 7, 0, 0), False),
        ],
    )
    def test_three_days_around_by_the_calendar_of_the_site(self, published, is_shown):
        article = make_article(at=published)
        assert (article in anniversary([article], ten_years_ago(date(2019, 5, 3)))) is is_shown

    def test_two_at_most_the_earliest_first(self):
        texts = [make_article(at=paris(2009, 5, day)) for day in (4, 3, 5)]
        assert anniversary(texts, ten_years_ago(date(2019, 5, 3))) == [texts[1], texts[0]]

    def test_a_leap_day_looks_back_to_the_28th(self):
        assert years_before(date(2028, 2, 29), 10) == date(2018, 2, 28)

    def test_the_front_page_says_so_on_the_day_alone(self, client, time_machine):
        make_article(title="Le lilas", at=paris(2009, 5, 3))
        make_article(title="Le muguet", at=paris(2019, 5, 2))
        time_machine.move_to(paris(2019, 5, 6, 23, 59), tick=False)
        assert client.get("/").content.decode().count('id="il-y-a-dix-ans"') == 1
        time_machine.move_to(paris(2019, 5, 7), tick=False)
        assert "il-y-a-dix-ans" not in client.get("/").content.decode()
