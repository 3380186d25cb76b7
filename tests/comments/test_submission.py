"""An avis from the form to the page."""

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles.models import Article
from comments.models import Comment, Decision, State
from comments.submission import make_nonce
from tests.makers import make_article, make_comment, make_draft, paris

pytestmark = pytest.mark.django_db
SAME = {"Sec-Fetch-Site": "same-origin"}
TYPED = {
    "text": "Je ne suis *pas* d'accord.",
    "name": "Léa",
    "email": "lea@example.org",
    "site": "",
    "parent": "",
}


@pytest.fixture
def article() -> Article:
    return make_article(title="Le lilas")


@pytest.fixture
def address(article: Article) -> str:
    return reverse("comments:leave", args=[article.pk])


def nonce_of(page: bytes) -> str:
    found = re.search(r'name="nonce" value="([^"]+)"', page.decode())
    assert found
    return found[1]


def sent(client: Client, address: str, headers: dict[str, str] = SAME, **typed: str) -> str:
    """The address of the receipt, after both steps."""
    preview = client.post(address, {**TYPED, **typed}, headers=headers)
    answer = client.post(address, {**TYPED, **typed, "nonce": nonce_of(preview.content)}, headers=headers)
    assert answer.status_code == 303
    return answer.url


def test_the_first_step_shows_the_avis_and_keeps_nothing(client, address):
    page = client.post(address, TYPED, headers=SAME)
    assert page.status_code == 200
    assert "<em>pas</em>" in page.content.decode()
    assert set(page["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert not Comment.objects.exists()


def test_the_second_step_holds_it_for_a_moderator_and_leads_to_its_receipt(client, address):
    receipt = client.get(sent(client, address))
    comment = Comment.objects.get()
    assert (comment.state, comment.name, comment.email) == (State.PENDING, "Léa", "lea@example.org")
    assert [decision.verdict for decision in Decision.objects.all()] == ["held"]
    assert receipt.status_code == 200
    assert receipt["X-Robots-Tag"] == "noindex"
    assert "no-store" in receipt["Cache-Control"]


def test_the_key_of_the_receipt_is_not_in_the_database(client, address):
    key = sent(client, address).strip("/").split("/")[-1]
    assert key not in str(Comment.objects.values().get())


def test_the_article_shows_it_after_one_approval(client, address, article):
    sent(client, address)
    assert "Je ne suis" not in client.get(article.get_absolute_url()).content.decode()
    Comment.objects.get().publish(by=None)
    assert "Je ne suis" in client.get(article.get_absolute_url()).content.decode()


def test_the_same_avis_sent_twice_is_one_with_one_receipt(client, address, article):
    nonce = make_nonce(article)
    first, again = (client.post(address, {**TYPED, "nonce": nonce}, headers=SAME) for _ in range(2))
    assert first.url == again.url
    assert Comment.objects.count() == 1
    assert Decision.objects.count() == 1


def test_another_text_with_a_used_pass_is_shown_again_and_nothing_typed_is_lost(client, address, article):
    nonce = make_nonce(article)
    client.post(address, {**TYPED, "nonce": nonce}, headers=SAME)
    page = client.post(address, {**TYPED, "text": "Autre chose.", "nonce": nonce}, headers=SAME)
    assert page.status_code == 200
    assert "Autre chose." in page.content.decode()
    assert nonce_of(page.content) != nonce
    assert Comment.objects.get().text == TYPED["text"]


@pytest.mark.parametrize("nonce", ["", "forged", "1:abc~1x~zz"])
def test_a_forged_pass_only_shows_the_avis(client, address, nonce):
    assert client.post(address, {**TYPED, "nonce": nonce}, headers=SAME).status_code == 200
    assert not Comment.objects.exists()


def test_a_pass_for_another_article_only_shows_the_avis(client, address):
    nonce = make_nonce(make_article())
    assert client.post(address, {**TYPED, "nonce": nonce}, headers=SAME).status_code == 200
    assert not Comment.objects.exists()


def test_a_pass_older_than_a_day_gives_another_with_the_text_kept(client, address, article):
    with time_machine.travel(paris(2026, 5, 3), tick=False):
        nonce = make_nonce(article)
    with time_machine.travel(paris(2026, 5, 4, 0, 1), tick=False):
        page = client.post(address, {**TYPED, "nonce": nonce}, headers=SAME)
    assert "Je ne suis" in page.content.decode()
    assert "ouverte depuis plus d’un jour" in page.content.decode()
    assert not Comment.objects.exists()
    told = client.post(address, {**TYPED, "nonce": nonce}, headers={**SAME, "Accept": "application/json"})
    assert (told.status_code, told.json()["said"]) == (409, "")  # the script sends it again by itself
    assert "ouverte depuis" not in client.post(address, TYPED, headers=SAME).content.decode()


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
)
def test_a_post_from_another_site_is_refused_even_with_a_pass(client, address, article, headers):
    page = client.post(address, {**TYPED, "nonce": make_nonce(article)}, headers=headers)
    assert page.status_code == 403
    assert "Je ne suis" in page.content.decode()
    assert not Comment.objects.exists()


def test_without_a_word_from_the_browser_the_avis_is_reread_then_kept(client, address):
    assert sent(client, address, headers={}).startswith("/suivi/")
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "Votre avis est vide"),
        ({"text": "x" * 4001}, "4\u00a0001 signes ici\u202f; il en faut 4\u00a0000"),
        ({"name": "\u3164\u2800\u200b"}, "le nom sous lequel"),
        ({"name": "x" * 81}, "81 signes"),
        ({"name": ""}, "le nom sous lequel"),
        ({"email": "lea@"}, "adresse est incomplète"),
        ({"site": "pas une adresse"}, "https://"),
        ({"parent": "999"}, "n’est plus là"),
    ],
)
def test_a_bad_form_says_why_and_keeps_the_rest(client, address, typed, said):
    page = client.post(address, {**TYPED, **typed}, headers=SAME)
    assert page.status_code == 422
    html = page.content.decode()
    assert said in html
    assert (typed.get("text") or "accord.") in html or typed.get("text") == ""
    assert not Comment.objects.exists()


def test_line_ends_count_once_whatever_the_browser_sends(client, address):
    sent(client, address, text="a\r\n" * 1999)
    assert Comment.objects.get().text == "a\n" * 1998 + "a"


def test_a_reply_takes_its_place_in_the_thread(client, address, article):
    parent = make_comment(article)
    sent(client, address, parent=str(parent.pk))
    assert Comment.objects.get(text=TYPED["text"]).path.startswith(parent.path)


@pytest.mark.parametrize("state", ["pending", "rejected"])
def test_one_does_not_answer_an_avis_that_readers_do_not_see(client, address, article, state):
    parent = make_comment(article, state=state)
    assert client.post(address, {**TYPED, "parent": str(parent.pk)}, headers=SAME).status_code == 422


def test_the_form_has_a_page_of_its_own_where_a_reply_begins(client, address, article):
    parent = make_comment(article)
    page = client.get(f"{address}?reponse={parent.pk}")
    assert page.status_code == 200
    assert f'value="{parent.pk}"' in page.content.decode()
    assert client.get(f"{address}?reponse=abc").status_code == 200


def test_closed_texts_say_so(client, article, address):
    Article.objects.update(comments_open=False)
    assert client.post(address, TYPED, headers=SAME).status_code == 403


@pytest.mark.parametrize("make", [make_draft, lambda: make_article(at=paris(2096, 1, 1))])
def test_what_readers_do_not_see_takes_no_avis(client, make):
    assert client.post(reverse("comments:leave", args=[make().pk]), TYPED, headers=SAME).status_code == 404


def test_no_step_sets_a_cookie_or_reads_one(client, address, article):
    client.cookies["sessionid"] = "whatever"
    page = client.post(address, TYPED, headers=SAME)
    receipt = client.get(sent(client, address))
    assert not page.cookies
    assert not receipt.cookies
    assert "Cookie" not in page.get("Vary", "") + receipt.get("Vary", "")


def test_an_unknown_receipt_is_not_found(client):
    assert client.get(f"/suivi/{'0' * 64}/").status_code == 404


def test_the_receipt_says_what_became_of_the_avis(client, address, article):
    receipt = sent(client, address)
    assert "en attente" in client.get(receipt).content.decode().lower()
    Comment.objects.get().reject(by=None, reason="off_topic", note="Le lilas, rien que le lilas.")
    page = client.get(receipt).content.decode()
    assert "Le lilas, rien que le lilas." in page
    assert "ne parle pas de l’article" in page
    Comment.objects.get().publish(by=None)
    assert f"/avis/{Comment.objects.get().pk}/" in client.get(receipt).content.decode()


def test_a_permanent_address_leads_to_its_place(client, article):
    comment = make_comment(article)
    assert client.get(f"/avis/{comment.pk}/").url == f"{article.get_absolute_url()}#avis-{comment.pk}"
    comment.mark_spam(by=None)
    assert client.get(f"/avis/{comment.pk}/").status_code == 404


@pytest.mark.parametrize("number", ["9" * 30, "-1", "1.5", "\u0661", "1\x00", "abc"])
def test_an_absurd_parent_is_said_once_and_breaks_nothing(client, address, number):
    page = client.post(address, {**TYPED, "parent": number}, headers=SAME)
    assert page.status_code == 422
    assert client.get(f"{address}?reponse={number}").status_code == 200


def test_an_answer_whose_parent_has_gone_stands_alone_at_the_next_press(client, address, article):
    gone = make_comment(article, state="pending")
    page = client.post(address, {**TYPED, "parent": gone.pk}, headers=SAME).content.decode()
    assert 'name="parent"' not in page
    assert "accord." in page


def test_an_answer_shows_what_it_answers(client, address, article):
    parent = make_comment(article, name="Ghislaine", text="Une minute, exactement.")
    for page in (
        client.get(f"{address}?reponse={parent.pk}"),
        client.post(address, {**TYPED, "parent": parent.pk}, headers=SAME),
    ):
        assert "En réponse à" in page.content.decode()
        assert "Une minute, exactement." in page.content.decode()


def test_an_absurd_number_in_an_address_is_not_found(client):
    for address in (f"/avis/{'9' * 30}/", f"/avis/sur/{'9' * 30}/"):
        assert client.get(address).status_code == 404


def test_invisible_characters_do_not_reach_the_page(client, address):
    sent(client, address, text="Avant\x00\x1b[31m\u202eaprès", name="L\u200bé\x00a\n\tDupont\u202e")
    comment = Comment.objects.get()
    assert (comment.text, comment.name) == ("Avant[31maprès", "Léa Dupont")


def test_every_space_and_emoji_that_one_types_is_kept_or_made_plain(client, address):
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    sent(client, address, text=f"12\u00a0000\u202f€ à M.\u00a0Dupont\u2009; fin\u2028Ligne {flag}")
    assert Comment.objects.get().text == f"12\u00a0000\u202f€ à M.\u00a0Dupont ; fin\nLigne {flag}"


def test_a_browser_does_not_cut_a_long_paste_in_silence(client, article):
    page = client.get(article.get_absolute_url()).content.decode()
    assert not re.search(r"<textarea[^>]*maxlength", page)


def test_another_name_with_a_used_pass_is_shown_again(client, address, article):
    nonce = make_nonce(article)
    client.post(address, {**TYPED, "nonce": nonce}, headers=SAME)
    page = client.post(address, {**TYPED, "name": "Léa D.", "nonce": nonce}, headers=SAME)
    assert "déjà arrivée" in page.content.decode()
    assert Comment.objects.count() == 1


def test_an_erased_avis_says_so_and_does_not_come_back(client, address, article):
    nonce = make_nonce(article)
    receipt = client.post(address, {**TYPED, "nonce": nonce}, headers=SAME).url
    Comment.objects.get().erase(by=None)
    assert "a été effacé" in client.get(receipt).content.decode()
    assert client.post(address, {**TYPED, "nonce": nonce}, headers=SAME).url == receipt
    assert [comment.text for comment in Comment.objects.all()] == [""]


def test_what_was_being_written_when_the_conversation_closed_is_given_back(client, address, article):
    Article.objects.update(comments_open=False)
    closed = client.post(address, TYPED, headers=SAME)
    article.withdraw(by=None)
    gone = client.post(address, TYPED, headers=SAME)
    for page, status in ((closed, 403), (gone, 404)):
        assert page.status_code == status
        assert "Je ne suis *pas* d&#x27;accord." in page.content.decode()


def test_a_broken_origin_is_another_site(client, address):
    assert client.post(address, TYPED, headers={"Origin": "http://[oops"}).status_code == 403
