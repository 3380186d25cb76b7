"""An avis that is sent again is one avis, whatever the nonce or the network; and nobody reaches another's."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Letter, Site
from chroniques.pagecache import Memory, things
from comments.models import Comment, Decision
from comments.submission import make_nonce
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db
TYPED = {"text": "Une minute, exactement.", "name": "Léa", "email": "lea@example.org"}


@pytest.fixture
def article() -> Article:
    return make_article(
        title="Le lilas", body="La criée commence à cinq heures.\n\nAu comptoir, on parle du vent."
    )


def send(article: Article, nonce: str = "", at: str = "192.0.2.7", accept: str = "text/html", **typed: str):
    """The answer to this avis, sent from this address."""
    return Client(REMOTE_ADDR=at).post(
        reverse("comments:leave", args=[article.pk]),
        {**TYPED, "nonce": nonce or make_nonce(article), **typed},
        headers={"Sec-Fetch-Site": "same-origin", "Accept": accept},
    )


def test_two_previews_of_one_avis_lead_to_one_receipt(article):
    first, again = send(article), send(article, text="Une  minute,\nexactement.")
    assert first.status_code == again.status_code == 303
    assert first.url == again.url
    assert (Comment.objects.count(), Decision.objects.count(), Letter.objects.count()) == (1, 1, 1)


def test_a_retry_from_another_network_finds_the_first_by_its_nonce(article):
    nonce = make_nonce(article)
    assert send(article, nonce).url == send(article, nonce, at="198.51.100.3").url
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("other", [{"at": "198.51.100.3"}, {"email": "autre@example.org"}, {"name": "Leo"}])
def test_who_types_the_same_words_elsewhere_does_not_reach_the_receipt(article, other):
    assert send(article).url != send(article, **other).url
    assert Comment.objects.count() == 2


def test_once_it_is_public_its_words_open_no_receipt(article):
    send(article)
    comment = Comment.objects.get()
    comment.publish(by=None)
    assert send(article).url == comment.get_absolute_url()
    assert Comment.objects.count() == 1


def test_the_same_words_under_another_text_or_avis_are_another_avis(article):
    parent = make_comment(article)
    urls = {send(article).url, send(make_article()).url, send(article, parent=str(parent.pk)).url}
    assert len(urls) == 3


def test_another_text_with_the_pass_of_an_erased_avis_is_given_back(article):
    nonce = make_nonce(article)
    send(article, nonce=nonce)
    Comment.objects.get().erase(by=None)
    page = send(article, nonce=nonce, text="Tout autre chose.")
    assert page.status_code == 200
    assert "Tout autre chose." in page.content.decode()


def test_an_avis_that_was_erased_can_be_left_anew(article):
    first = send(article).url
    Comment.objects.get().erase(by=None)
    again = send(article).url
    assert again != first
    assert [comment.state for comment in Comment.objects.order_by("pk")] == ["erased", "pending"]


def test_two_neighbours_who_say_the_same_have_each_their_receipt(article):
    assert send(article, at="192.0.2.7").url != send(article, at="192.0.2.99").url
    assert Comment.objects.count() == 2


def test_a_post_takes_eight_statements_at_most(article, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr(things, "memory", Memory(10**7))  # as a server has it, which knows the site by heart
    send(make_article())
    with django_assert_max_num_queries(8 + 2):  # the savepoint of the test, in the place of BEGIN and COMMIT
        assert send(article).status_code == 303


def test_to_appear_at_once_takes_little_more(article, django_assert_max_num_queries, monkeypatch):
    Site(avis_reading="after").save()
    monkeypatch.setattr(things, "memory", Memory(10**7))
    send(make_article())
    with django_assert_max_num_queries(16 + 2):
        send(article)
    assert Comment.objects.latest("pk").is_published()


class TestInJson:
    """What the script of the form hears."""

    def ask(self, article, **typed):
        return send(article, accept="application/json", **typed)

    def test_an_avis_that_is_kept_is_answered_by_its_receipt(self, article):
        answer = self.ask(article)
        assert answer.status_code == 201
        assert answer.json()["receipt"].startswith("/suivi/")

    def test_what_is_wrong_is_said_by_field(self, article):
        answer = self.ask(article, name="")
        assert answer.status_code == 422
        assert list(answer.json()["errors"]) == ["name"]

    def test_an_old_pass_is_answered_by_a_new_one(self, article):
        answer = self.ask(article, nonce="1:forged")
        assert answer.status_code == 409
        assert self.ask(article, nonce=answer.json()["nonce"]).status_code == 201

    def test_a_closed_conversation_says_so(self, article):
        Article.objects.update(comments_open=False)
        assert self.ask(article).status_code == 403

    def test_a_form_that_begins_gets_a_pass_that_nobody_keeps(self, client, article):
        answer = client.get(reverse("comments:begin", args=[article.pk]))
        assert "no-store" in answer["Cache-Control"]
        assert self.ask(article, nonce=answer.json()["nonce"]).status_code == 201


class TestPassages:
    """An avis that answers a passage."""

    def test_it_keeps_the_words_of_the_text_and_what_stands_around(self, article):
        send(article, passage="la CRIEE commence à cinq heures.", passage_before="")
        comment = Comment.objects.get()
        assert comment.passage == "La criée commence à cinq heures."
        assert comment.passage_after.strip() == "Au comptoir, on parle du vent."

    def test_a_passage_that_the_text_does_not_hold_is_refused_once(self, article):
        page = send(article, passage="Nous n’avons jamais écrit cela.").content.decode()
        assert "votre avis peut s’en passer" in page
        assert 'name="passage"' not in page
        assert TYPED["text"] in page

    def test_the_avis_leads_to_its_place_and_says_when_it_is_gone(self, article):
        send(article, passage="La criée commence à cinq heures.")
        comment = Comment.objects.get()
        comment.publish(by=None)
        assert "#contenu:~:text=La%20cri%C3%A9e" in comment.fragment
        article.body = "Au comptoir, on parle du vent."
        article.save()
        comment.refresh_from_db()
        assert "ce passage n’y est plus" in comment.fragment

    def test_without_the_script_each_paragraph_has_its_link(self, client, article):
        page = client.get(reverse("comments:passages", args=[article.pk])).content.decode()
        assert f"/avis/sur/{article.pk}/?passage=2" in page
        form = client.get(f"/avis/sur/{article.pk}/?passage=2").content.decode()
        assert 'name="passage" value="Au comptoir, on parle du vent."' in form
        assert client.get(f"/avis/sur/{article.pk}/?passage=9").status_code == 200
