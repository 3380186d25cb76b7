"""Leaving an avis, seen by Léa: the form, the step where she rereads, the receipt."""

import re

import pytest

from tests.makers import make_article, make_comment

from .reading import said, words_of

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
TYPED = {"text": "Un avis *pesé*.", "name": "Léa", "email": "lea@example.org", "site": ""}


def leave(client, article, headers=HERE, **data):
    return client.post(f"/avis/sur/{article.pk}/", {**TYPED, **data}, headers=headers)


def receipt_of(client, article, **data):
    nonce = re.search(r'name="nonce" value="([^"]+)"', leave(client, article, **data).content.decode())[1]
    return client.get(leave(client, article, nonce=nonce, **data)["Location"])


def test_the_form_asks_for_the_text_first_and_says_what_becomes_of_it(client):
    page = client.get(f"/{make_article().path}/")
    form = re.search(r"<form.*</form>", page.content.decode(), re.DOTALL)[0]
    # The site comes with the second step.
    assert re.findall(r'name="(\w+)"', form) == ["text", "name", "email"]
    assert said("Leave an avis") in words_of(page)
    assert 'href="/regles-des-avis/"' in form


def test_a_wrong_field_is_tied_to_its_error_and_keeps_what_was_typed(client):
    response = leave(client, make_article(), email="lea@", text="Un avis long.")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'aria-describedby="id_email_helptext id_email_error"' in page
    assert re.search(r'<input type="email" name="email" value="lea@"[^>]*aria-invalid="true"', page)
    assert "Un avis long." in page
    assert '<a href="#id_email">' in page


def test_an_avis_sent_from_another_site_is_kept_by_the_page_alone(client):
    response = leave(client, make_article(), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert said("Your avis was sent from another site, so it was not kept.") in words_of(response)
    assert "Un avis *pesé*." in words_of(response)


def test_the_first_step_shows_the_avis_as_it_will_be_read(client):
    response = leave(client, make_article())
    page = response.content.decode()
    assert "<em>pesé</em>" in page
    assert re.search(r">\s*Un avis \*pesé\*\.</textarea>", page)
    assert said("Send my avis") in words_of(response)
    assert '<meta name="robots" content="noindex">' in page


def test_the_receipt_says_that_the_avis_waits_and_what_comes_next(client):
    page = receipt_of(client, make_article())
    assert said("Your avis has arrived.") in words_of(page)
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_the_receipt_gives_the_reason_of_a_refusal_and_the_words_of_the_editors(client):
    article = make_article()
    address = receipt_of(client, article).request["PATH_INFO"]
    article.comments.get().reject(by=None, reason="insult", note="Relisez la règle deux.")
    words = words_of(client.get(address))
    assert said("it attacks a person instead of answering them") in words
    assert "Relisez la règle deux." in words


def test_the_receipt_of_a_published_avis_leads_to_its_place(client):
    article = make_article()
    address = receipt_of(client, article).request["PATH_INFO"]
    comment = article.comments.get()
    comment.publish(by=None)
    assert f'href="/avis/{comment.pk}/"' in client.get(address).content.decode()
    assert client.get(f"/avis/{comment.pk}/")["Location"] == f"/{article.path}/#avis-{comment.pk}"


def test_the_form_of_a_reply_knows_what_it_answers(client):
    article = make_article()
    comment = make_comment(article)
    link = f"/avis/sur/{article.pk}/?reponse={comment.pk}"
    assert f'href="{link}"' in client.get(f"/{article.path}/").content.decode()
    assert f'<input type="hidden" name="parent" value="{comment.pk}"' in client.get(link).content.decode()


def test_a_closed_conversation_says_so(client):
    response = client.get(f"/avis/sur/{make_article(comments_open=False).pk}/")
    assert response.status_code == 403
    assert said("No more avis here") in words_of(response)
