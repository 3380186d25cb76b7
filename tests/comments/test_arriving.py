"""An avis that arrives, weighed with what is known of it: public at once, held, or filed as spam."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Column, Letter, Site
from comments import letters
from comments.arriving import rewrite
from comments.bans import ban_address, ban_network, network_key
from comments.models import Comment, Decision, Waits, WordList
from comments.screened import gentle
from comments.submission import make_nonce
from tests.makers import make_article, make_author, make_column, make_lea

pytestmark = pytest.mark.django_db
ADDRESS = "lea@example.org"
WORDS = "Je lis cette chronique depuis 10 ans, et celle-ci plus volontiers que les autres."
OTHERS = (
    "Le vent se lève sur la rade et les bateaux restent à quai ce matin.",
    "Ma grand-mère vendait des huîtres au même endroit, derrière la halle.",
    "La criée n’ouvre plus le lundi, contrairement à ce que dit le deuxième paragraphe.",
    "On oublie toujours les mareyeurs quand on raconte cette histoire-là.",
)


def set_site(**fields) -> None:
    site = Site.objects.current()
    for name, value in fields.items():
        setattr(site, name, value)
    site.save()


@pytest.fixture
def article() -> Article:
    return make_article(title="Le lilas")


def leave(article: Article, text: str = WORDS, at: str = "192.0.2.7", **typed: str):
    """The avis that this leaves in a minute, and the key of its receipt."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        nonce = make_nonce(article)
    given = {"name": "Léa", "email": ADDRESS, "text": text, "nonce": nonce, **typed}
    answer = Client(REMOTE_ADDR=at).post(
        reverse("comments:leave", args=[article.pk]), given, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 303, answer.content.decode()
    return Comment.objects.latest("pk"), answer.url.strip("/").split("/")[-1]


def told(comment: Comment) -> dict[str, str]:
    """What its screening found, each with its evidence."""
    return {code: evidence for code, _weight, evidence in comment.findings}


def regular(article: Article, times: int = 3) -> str:
    """The key that a regular reader's device holds: of an avis that was proven, and published by a person."""
    lea, key = make_lea(), ""
    for text in OTHERS[:times]:
        comment, key = leave(article, text)
        letters.prove(comment, "replies")
        comment.publish(by=lea)
    Letter.objects.all().delete()
    return key


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


class TestTrust:
    """A regular reader is known by a proven address, on the device that proved it."""

    @pytest.fixture(autouse=True)
    def confidence(self):
        set_site(avis_reading="trust")

    def test_a_regular_reader_appears_at_once(self, article):
        key = regular(article)
        comment, _key = leave(make_article(), known=f"{'0' * 64} {key}")
        assert (comment.state, comment.waits) == ("published", Waits.SEEN)
        assert comment.proven_at is not None

    def test_its_address_is_not_asked_again_whether_it_is_one_s_own(self, article):
        key = regular(article)
        leave(make_article(), known=key)
        assert set(Letter.objects.values_list("kind", flat=True)) == {"avis_published"}

    def test_the_avis_that_was_known_so_proves_the_next_one(self, article):
        _comment, key = leave(make_article(), OTHERS[3], known=regular(article))
        assert leave(make_article(), known=key)[0].state == "published"

    def test_an_address_that_is_typed_earns_nothing(self, article):
        regular(article)
        comment, _key = leave(make_article())
        assert (comment.state, comment.proven_at) == ("pending", None)
        assert "published_before" not in told(comment)

    def test_what_was_proven_elsewhere_proves_nothing_here(self, article):
        regular(article)
        _comment, unproven = leave(make_article(), OTHERS[3])
        comment, _key = leave(make_article(), known=unproven)
        assert (comment.state, comment.proven_at) == ("pending", None)

    def test_the_key_of_another_address_proves_nothing(self, article):
        regular(article)
        other, key = leave(make_article(), OTHERS[3], email="noe@example.org")
        letters.prove(other, "")
        assert leave(make_article(), known=key)[0].state == "pending"

    def test_the_key_of_an_erased_avis_proves_nothing(self, article):
        key = regular(article)
        Comment.objects.latest("pk").erase(by=None)
        comment, _key = leave(make_article(), known=key)
        assert (comment.state, comment.proven_at) == ("pending", None)

    @pytest.mark.parametrize("key", ["x", "é" * 64, "0" * 64, "\x00", "' OR 1=1 --"])
    def test_a_forged_key_proves_nothing(self, article, key):
        regular(article)
        assert leave(make_article(), known=key)[0].state == "pending"

    def test_fewer_avis_than_the_site_asks_for_do_not_make_a_regular_reader(self, article):
        assert leave(make_article(), known=regular(article, times=2))[0].state == "pending"

    def test_avis_that_nobody_read_do_not_make_a_regular_reader(self, article):
        key = regular(article, times=2)
        set_site(avis_reading="after")
        leave(make_article(), OTHERS[3], known=key)
        set_site(avis_reading="trust")
        assert leave(make_article(), known=key)[0].state == "pending"

    def test_without_the_script_it_appears_when_its_letter_is_confirmed(self, article):
        regular(article)
        comment, _key = leave(make_article())
        letters.prove(comment, "")
        comment.refresh_from_db()
        assert (comment.state, comment.waits) == ("published", Waits.SEEN)

    def test_confirming_an_address_lets_nothing_appear_that_its_screening_holds(self, article):
        regular(article)
        WordList.objects.create(name="Noms", words="volontiers")
        comment, _key = leave(make_article())
        letters.prove(comment, "")
        comment.refresh_from_db()
        assert comment.state == "pending"

    def test_a_stranger_who_confirms_an_address_still_waits(self, article):
        comment, _key = leave(article)
        letters.prove(comment, "")
        comment.refresh_from_db()
        assert (comment.state, comment.waits) == ("pending", Waits.NEW)

    def test_a_regular_reader_whom_a_machine_takes_for_spam_is_read_by_a_person(self, article):
        key = regular(article)
        WordList.objects.create(name="Casino", words="volontiers", towards="spam")
        comment, _key = leave(make_article(), known=key)
        assert (comment.state, comment.waits) == ("pending", Waits.NEW)


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


class TestEdits:
    """A new text goes down the same line."""

    def test_a_text_that_nobody_has_read_is_weighed_anew(self, article):
        WordList.objects.create(name="Noms", words="casino")
        comment, _key = leave(article)
        rewrite(comment, "Venez au casino de mon oncle, il vous attend ce soir.")
        comment.refresh_from_db()
        assert "list_hold" in told(comment)
        assert (comment.state, comment.waits, comment.urgency) == ("pending", Waits.NEW, 29 - comment.weight)

    def test_a_published_avis_keeps_its_text_whatever_the_new_one_says(self, article):
        WordList.objects.create(name="Noms", words="casino")
        comment, _key = leave(article)
        comment.publish(by=make_lea())
        rewrite(comment, "Venez au casino de mon oncle, il vous attend ce soir.")
        comment.refresh_from_db()
        assert (comment.text, comment.state, comment.waits) == (WORDS, "published", Waits.NEW_TEXT)
        assert "list_hold" in told(comment)

    def test_how_the_first_text_came_is_not_forgotten(self, article):
        comment, _key = leave(article, topic="Référencement")
        rewrite(comment, "Tout autre chose.")
        comment.refresh_from_db()
        assert told(comment)["trap_filled"] == "Référencement"
