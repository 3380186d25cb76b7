"""A text goes at its hour as it came: from its page, the lists, the feeds, the search, whatever was kept."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.changes import take_away
from articles.models import Article, State
from chroniques.pagecache import page_in_the_making
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_article, make_author, make_camille, make_column, make_draft, make_driss, paris

NOON = paris(2026, 5, 3, 12)
AT_ONE = NOON + timedelta(hours=1)
LISTS = (
    "/",
    "/archives/2009/",
    "/flux/rss.xml",
    "/mots-cles/ephemere/",
    "/recherche/?q=lilas",
    "/sitemap-2009.xml",
)


def make_passing(**fields) -> Article:
    column = make_column(title="Le port")
    passing = {"title": "Le lilas passe", "tags": ["éphémère"], "column": column, **fields}
    return make_article(make_author(name="Ana Vidal"), expires_at=AT_ONE, **passing)


class TestTheRule:
    """The same for sets and for one text, on a grid of instants."""

    pytestmark = pytest.mark.django_db

    @pytest.mark.parametrize("minutes", [-1, 0, 1])
    @pytest.mark.parametrize("state", State.values)
    def test_sets_and_one_text_agree(self, state, minutes):
        with time_machine.travel(NOON, tick=False):
            text = make_passing()
        Article.objects.update(state=state)
        at = AT_ONE + timedelta(minutes=minutes)
        text.refresh_from_db()
        assert Article.objects.published(at).exists() == text.is_published(at)
        assert text.is_published(at) == (state == State.READY and minutes < 0)
        assert Article.objects.expired(at).exists() == (state == State.READY and minutes >= 0)
        with time_machine.travel(at, tick=False):
            assert Article.objects.were_public().exists() == text.was_public()
            assert text.is_withdrawn() == (text.was_public() and not text.is_published())

    def test_what_is_over_is_said_withdrawn_before_anything_wrote_it_down(self):
        with time_machine.travel(NOON, tick=False) as clock:
            text = make_passing()
            address = text.get_absolute_url()
            assert Client().get(address).status_code == 200
            clock.move_to(AT_ONE)
            assert Client().get(address).status_code == 410
            assert Client().get(f"{address[:-1]}.md").status_code == 410
            text.refresh_from_db()
            assert (text.state, text.state_in_words(), text.accepts_comments()) == ("ready", "retiré", False)

    def test_the_background_work_withdraws_it_once_with_its_lists(self):
        with time_machine.travel(NOON, tick=False) as clock:
            make_passing()
            lasting = make_article(title="Le lilas reste", tags=["éphémère"])
            clock.move_to(AT_ONE)
            call_command("tick", verbosity=0)
            assert list(Article.objects.published()) == [lasting]
            for path in LISTS:
                assert "passe" not in Client().get(path).content.decode(), path
            assert Article.objects.withdraw_expired() == 0

    def test_published_again_it_forgets_an_end_that_is_past(self):
        with time_machine.travel(AT_ONE, tick=False):
            text = make_passing()
            Article.objects.withdraw_expired()
            text.refresh_from_db()
            text.publish(by=None)
            assert (text.is_published(), text.expires_at) == (True, None)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestKeptPages:
    """Where pages are kept, they are told nothing: they hold until its minute and no longer."""

    @pytest.mark.parametrize("path", ["", *LISTS, "/chroniques/le-port/", "/auteurs/ana-vidal/"])
    def test_a_page_loses_it_at_its_minute_without_the_background_work(self, served, path):
        soon = timezone.now() + timedelta(minutes=5)
        text = make_passing()
        Article.objects.filter(pk=text.pk).update(expires_at=soon)
        make_article(title="Le lilas reste", tags=["éphémère"], column=text.column)
        path = path or text.get_absolute_url()
        assert "passe" in served.get(path).text
        with time_machine.travel(soon + timedelta(seconds=1), tick=True):
            after = served.get(path)
            assert "Le lilas passe" not in after.text
            assert after.status_code in {200, 404, 410}

    def test_its_hour_costs_nothing_until_it_comes(self, served, django_assert_num_queries):
        make_passing()
        Article.objects.update(expires_at=timezone.now() + timedelta(days=1))
        served.get("/")
        with page_in_the_making(), django_assert_num_queries(0):
            take_away()


class TestTheForm:
    """« Retirer le »."""

    pytestmark = pytest.mark.django_db

    @time_machine.travel(NOON, tick=False)
    def test_an_editor_says_when_it_goes(self):
        draft, client = make_draft(), entered(make_camille())
        client.post(change(draft), form_of(draft, expires_at_0="10/05/2026", expires_at_1="08:00"))
        assert Article.objects.get().expires_at == paris(2026, 5, 10, 8)
        page = client.get(reverse("admin:articles_article_signoff", args=[draft.pk])).content.decode()
        assert "Il sera retiré le 10\u00a0mai 2026" in page

    @pytest.mark.parametrize(
        ("day", "sentence"), [("01/05/2026", "Cette heure est passée"), ("20/05/2026", "avant de paraître")]
    )
    @time_machine.travel(NOON, tick=False)
    def test_an_end_that_makes_no_sense_is_refused_in_words(self, day, sentence):
        draft, client = make_draft(published_at=paris(2026, 6, 1, 8)), entered(make_camille())
        page = client.post(change(draft), form_of(draft, expires_at_0=day, expires_at_1="08:00"))
        assert sentence in page.content.decode()
        assert Article.objects.get().expires_at is None

    @time_machine.travel(NOON, tick=False)
    def test_a_columnist_does_not(self):
        driss = make_driss()
        draft = make_draft(driss.author)
        entered(driss).post(change(draft), form_of(draft, expires_at_0="10/05/2026", expires_at_1="08:00"))
        assert Article.objects.get().expires_at is None


@pytest.mark.django_db
def test_engines_are_told_until_when_it_holds():
    with time_machine.travel(NOON, tick=False):
        page = Client().get(make_passing().get_absolute_url()).content.decode()
    assert '"expires":"2026-05-03T13:00:00+02:00"' in page
