"""An avis that arrives, weighed with what is known of it: public at once, held, or filed as spam."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Column, Letter
from comments.bans import ban_address, ban_network, network_key
from comments.models import Decision, Waits, WordList
from comments.screened import gentle
from tests.makers import make_article, make_author, make_column, make_lea

from .arrivals import ADDRESS, WORDS, leave, regular, set_site, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(title="Le lilas")


class TestModes:
    """A priori, confidence, a posteriori."""

    def test_a_priori_every_avis_waits(self, article):
        key = regular(article)
        comment, _key = leave(make_article(), known=key)
        assert (comment.state, comment.waits) == ("pending", Waits.NEW)

    def test_a_posteriori_an_avis_appears_at_once_and_waits_to_be_read(self, article, client):
        set_site(avis_reading="after")
        comment, _key = leave(article)
        assert (comment.state, comment.waits) == ("published", Waits.SEEN)
        assert [(row.verdict, row.by_name) for row in Decision.objects.all()] == [("published", "")]
        assert WORDS in client.get(article.get_absolute_url()).content.decode()

    def test_a_posteriori_what_its_screening_doubts_waits(self, article):
        set_site(avis_reading="after")
        WordList.objects.create(name="Noms", words="chronique")
        comment, _key = leave(article)
        assert (comment.state, comment.waits) == ("pending", Waits.NEW)
        assert told(comment)["list_hold"] == "Noms : chronique"

    def test_a_column_decides_before_the_site_and_a_text_before_its_column(self):
        set_site(avis_reading="before")
        column: Column = make_column(avis_reading="after")
        assert leave(make_article(column=column))[0].state == "published"
        assert leave(make_article(column=column, avis_reading="before"), "Un autre avis, tout autre.")[
            0
        ].state == ("pending")

    def test_a_flood_makes_all_wait_and_is_over_ten_minutes_later(self, article):
        set_site(avis_reading="after", avis_breaker=3)
        texts = ["Le vent se lève.", "La criée commence.", "On parle du port.", "Il pleut sur Brest."]
        avis = [leave(article, text, f"10.0.{n}.1")[0] for n, text in enumerate(texts)]
        assert [comment.state for comment in avis] == ["published"] * 3 + ["pending"]
        assert [told(comment).get("flooded") for comment in avis] == [None] * 3 + ["3"]
        with time_machine.travel(timezone.now() + timedelta(minutes=11)):
            assert leave(article, "Le calme est revenu.", "10.1.0.1")[0].state == "published"


class TestSpam:
    """What goes to the spam folder is kept there for a while, and its author is told so."""

    def test_a_ban_of_the_address_or_of_the_network_files_it(self, article):
        later = timezone.now() + timedelta(days=1)
        ban_address(ADDRESS.upper(), later, "", None)
        ban_network(network_key("198.51.100.1"), "", later, "", None)
        by_address, _key = leave(article)
        by_network, _key = leave(article, "Tout autre chose.", "198.51.100.9", email="")
        assert [comment.state for comment in (by_address, by_network)] == ["spam", "spam"]
        assert told(by_network)["banned"] == "network"

    def test_a_ban_that_is_over_holds_nothing(self, article):
        ban_address(ADDRESS, timezone.now() - timedelta(seconds=1), "", None)
        assert leave(article)[0].state == "pending"

    def test_it_waits_for_nobody_writes_to_nobody_and_says_so_on_its_private_page(self, article, client):
        ban_address(ADDRESS, timezone.now() + timedelta(days=1), "", None)
        comment, key = leave(article)
        assert (comment.waits, comment.decided_at is not None) == (None, True)
        assert not Letter.objects.exists()
        page = client.get(reverse("comments:receipt", args=[key])).content.decode()
        assert "rangé parmi les indésirables" in page
        assert "tri automatique" in page
        assert comment.may_be_contested()

    def test_the_variants_of_a_refused_text_are_known(self, article):
        first, _key = leave(article)
        first.mark_spam(by=make_lea())
        again, _key = leave(make_article(), WORDS.replace("10", "12"), "10.0.0.1", email="")
        assert told(again).keys() >= {"repeated", "refused_alike"}

    def test_a_reader_who_signs_as_an_author_is_held(self, article):
        make_author(name="Driss Ouazène")
        set_site(avis_reading="after")
        comment, _key = leave(article, name="Driss 0uazene")
        assert comment.state == "pending"


class TestReceipt:
    """What was found is said gently to who wrote the avis, where it helps them."""

    def test_who_wrote_it_reads_what_may_hold_it(self, article, client):
        text = f"{WORDS} Voyez https://example.org/le-lilas et https://example.net/lilas, tout y est."
        comment, key = leave(article, text, topic="Référencement")
        page = client.get(reverse("comments:receipt", args=[key])).content.decode()
        assert {"links", "trap_filled"} <= told(comment).keys()
        assert gentle("links", told(comment)["links"]).split(":")[0].strip() in page
        assert "Référencement" not in page

    def test_until_it_is_public_it_lends_no_link(self, article, client):
        comment, key = leave(article, f"{WORDS} Voyez [*ici*](https://example.org/le-lilas).")
        page = reverse("comments:receipt", args=[key])
        assert "<em>ici</em>" in client.get(page).content.decode()
        assert "https://example.org/le-lilas" not in client.get(page).content.decode()
        assert "https://example.org/le-lilas" not in client.get(f"{page}avis/").content.decode()
        comment.publish(by=None)
        assert 'href="https://example.org/le-lilas"' in client.get(page).content.decode()
        comment.rewrite("Voyez plutôt [là](https://example.net/).")
        assert "https://example.net/" not in client.get(page).content.decode()

    def test_nothing_is_said_of_what_no_longer_waits(self, article, client):
        comment, key = leave(
            article, f"{WORDS} Voyez https://example.org/le-lilas et https://example.net/lilas."
        )
        comment.publish(by=make_lea())
        page = client.get(reverse("comments:receipt", args=[key])).content.decode()
        assert "tri automatique" not in page


class TestTrap:
    """The field that nobody sees is weighed, and refuses nothing."""

    def test_it_stands_in_the_second_step_alone(self, article, client):
        address = reverse("comments:leave", args=[article.pk])
        preview = client.post(
            address, {"text": WORDS, "name": "Léa"}, headers={"Sec-Fetch-Site": "same-origin"}
        )
        assert 'name="topic"' not in client.get(article.get_absolute_url()).content.decode()
        assert 'name="topic"' in preview.content.decode()
        assert 'name="topic"' in client.get(reverse("comments:begin", args=[article.pk])).json()["site"]

    def test_who_fills_it_is_weighed(self, article):
        comment, _key = leave(article, topic="Référencement")
        assert comment.state == "pending"
        assert told(comment)["trap_filled"] == "Référencement"

    def test_a_filled_trap_alone_keeps_nobody_from_appearing(self, article):
        set_site(avis_reading="after")
        assert leave(article, topic="Référencement")[0].state == "published"
