"""What is typed is as long as the tables have it: beyond, a sentence beside the field, never a fault."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse

from articles.models import Subscription
from chroniques.links import stored
from comments.models import Comment
from comments.submission import make_nonce
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db
SAME = {"Sec-Fetch-Site": "same-origin"}
LABEL = "b" * 60
LONG_ADDRESS = f"{'a' * 64}@{'.'.join([LABEL] * 3)}.{'c' * 20}.fr"  # 272 characters, each part within its own
# As long as an address may be; in small letters, where this sign is two, it is longer.
GROWS = f"{'a' * 64}@{'.'.join([LABEL] * 3)}.İİİ.fr"
LONG_SITE = f"https://exemple.fr/{'a' * 182}"  # 201


def leave(client, **typed):
    article = make_article()
    given = {"text": "Un avis.", "name": "Léa", "nonce": make_nonce(article), **typed}
    return client.post(reverse("comments:leave", args=[article.pk]), given, headers=SAME)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": LONG_ADDRESS}, "254 signes au plus"),
        ({"email": GROWS}, "254 signes au plus"),
        ({"site": LONG_SITE}, "tenez-vous en à 200"),
    ],
)
def test_an_address_beyond_what_is_kept_is_said_beside_its_field(client, typed, said):
    page = leave(client, **typed)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Comment.objects.exists()


def test_a_site_as_long_as_what_is_kept_is_kept(client):
    assert leave(client, site=LONG_SITE[:-1]).status_code == 303
    assert Comment.objects.get().site == LONG_SITE[:-1]


@pytest.mark.parametrize("address", [LONG_ADDRESS, GROWS])
def test_so_it_is_wherever_an_address_is_given(client, address):
    report = {"grievance": "illegal", "email": address, "as_it_is": "1"}
    for path, typed in (
        ("/courriels/", {"email": address}),
        ("/suivi/", {"email": address, "what": "erase"}),
        (reverse("comments:report", args=[make_comment(make_article()).pk]), report),
    ):
        page = client.post(path, typed, headers=SAME)
        assert page.status_code == 422, path
        assert "254 signes au plus" in page.content.decode()


@pytest.mark.parametrize("name", ["column", "author"])
@pytest.mark.parametrize("slug", ["\x00", "\x00x", "a b", "é"])
def test_no_letters_are_asked_for_from_what_is_no_name_of_an_address(client, name, slug):
    assert client.get("/courriels/", {name: slug}).status_code == 404
    answer = client.post("/courriels/", {"email": "lea@example.org", name: slug}, headers=SAME)
    assert answer.status_code == 404
    assert not Subscription.objects.exists()


def test_the_browser_cuts_no_address_in_silence(client):
    page = client.get(make_article().get_absolute_url()).content.decode()
    assert "maxlength" not in page.partition('class="avis-form"')[2].partition("</form>")[0]


@pytest.mark.parametrize("act", ["avis", "receipt"])
def test_a_paste_of_two_million_bytes_is_said_to_be_too_long(client, act):
    comment = make_comment(make_article(), state="pending", receipt=stored("a" * 64))
    at = {
        "avis": reverse("comments:leave", args=[comment.article.pk]),
        "receipt": reverse("comments:text", args=["a" * 64]),
    }
    typed = {"text": "a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE, "name": "Léa"}
    body = urlencode(typed), "application/x-www-form-urlencoded"
    page = client.post(at[act], *body, headers=SAME)
    assert page.status_code == 413
    assert "trop long" in page.content.decode()
    assert "4\u202f000 signes" in page.content.decode().replace("\u00a0", "\u202f")
    told = client.post(at[act], *body, headers={**SAME, "Accept": "application/json"})
    assert told.status_code == 413
    assert "beaucoup trop long" in told.json()["errors"]["text"][0]


@pytest.mark.parametrize(
    "nothing",
    [
        *("\u2060", "\u00ad\u00ad", "\u200d", "\u2800 \u2800", "\u0301", "\u180e", "\ufe0f"),
        *("&nbsp;", "&#8203; &shy;", "> ", "- ", "> - \n> - ", "---", "`` ``", "[](http://exemple.fr)"),
        *("```python\n```", "> ~~~\n> ~~~"),
    ],
)
def test_an_avis_that_shows_nothing_is_empty(client, nothing):
    page = leave(client, text=nothing)
    assert page.status_code == 422
    assert "Votre avis est vide" in page.content.decode()
    left = make_comment(make_article(), state="pending", receipt=stored("b" * 64))
    again = client.post(reverse("comments:text", args=["b" * 64]), {"text": nothing}, headers=SAME)
    assert again.status_code == 422
    left.refresh_from_db()
    assert left.text == "Un avis."


@pytest.mark.parametrize(
    "little", ["!", "…", "👍", "1", "&eacute;", "> a", "- 😀", "&amp;", "`x`", "&nbsp;oui"]
)
def test_an_avis_that_shows_one_sign_is_kept(client, little):
    assert leave(client, text=little).status_code == 303
    assert Comment.objects.get().text == little
