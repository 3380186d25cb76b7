"""The cards: what they say, where they are, how long they are kept."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from articles.cards import HEIGHT, WIDTH, Card, drawn
from articles.cards.faces import ROMAN, face, has, writable
from articles.cards.lines import fitted, length, wrapped
from articles.models import Article, Site
from articles.models.carded import card_of, kept_as, outdated_cards, signed
from articles.models.sweeping import sweep
from articles.views import cards
from tests.makers import make_article, make_author, make_draft, make_picture, picture_bytes

from .structured import metas_of

pytestmark = pytest.mark.django_db
SIZES = range(104, 35, -4)


@pytest.fixture(autouse=True)
def no_card():
    """The storage outlives a test, keys of texts do not."""
    yield
    for name in outdated_cards_and_others():
        default_storage.delete(name)


def outdated_cards_and_others():
    try:
        return [f"cartes/{name}" for name in default_storage.listdir("cartes")[1]]
    except FileNotFoundError:
        return []


def card_address(client, article) -> str:
    """The path of the card that the page of this text names."""
    return metas_of(client.get(article.get_absolute_url()))["og:image"][0].removeprefix("http://testserver")


def reread(article) -> Article:
    return Article.objects.for_page().get(pk=article.pk)


def test_the_card_of_a_text_is_a_picture_of_the_size_that_its_page_says(client):
    response = client.get(card_address(client, make_article(make_author(), picture=make_picture())))
    picture = Image.open(io.BytesIO(response.content))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_card_is_drawn_once(client, monkeypatch):
    address = card_address(client, make_article())
    first = client.get(address).content
    monkeypatch.setattr(cards, "drawn", None)  # to draw again would fail
    assert client.get(address).content == first


def test_a_card_that_was_written_half_way_is_drawn_again(client):
    article = make_article()
    address = card_address(client, article)
    whole = client.get(address).content
    default_storage.save(kept_as(article.pk, card_of(reread(article))), ContentFile(whole[:500]))
    assert client.get(address).content == whole


def test_what_a_card_says_gives_it_its_address(client):
    driss = make_author(name="Driss")
    article = make_article(driss, title="Le lilas")
    seen = {card_address(client, article)}
    article.title = "Le muguet"
    article.save()
    seen.add(card_address(client, article))
    driss.name = "Driss Ouazène"
    driss.save()
    seen.add(card_address(client, article))
    Site.objects.create(name="La Criée")
    seen.add(card_address(client, article))
    article.picture = make_picture()
    article.save()
    seen.add(card_address(client, article))
    article.body = "Un autre texte."
    article.save()
    seen.add(card_address(client, article))
    assert len(seen) == 5  # the text is not on it


def test_an_old_address_leads_to_the_card_of_today(client):
    article = make_article()
    response = client.get(f"/cartes/{article.pk}-0000.png")
    assert (response.status_code, response["Location"]) == (301, card_address(client, article))
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_what_readers_may_not_see_has_no_card(client):
    draft, article = make_draft(), make_article()
    address = card_address(client, article)
    assert client.get(address).status_code == 200
    article.withdraw(by=None)
    assert client.get(address).status_code == 404
    for key in (draft.pk, 10**30):
        assert client.get(f"/cartes/{key}-00.png").status_code == 404
    assert client.get(f"/media{address}").status_code == 404


def test_the_site_has_a_card_for_pages_that_are_no_text(client):
    address = metas_of(client.get("/chroniques/"))["og:image"][0].removeprefix("http://testserver")
    assert client.get(address).status_code == 200
    assert client.get("/cartes/site-00.png")["Location"] == address


def test_a_card_costs_three_queries(client, django_assert_num_queries):
    address = card_address(client, make_article(make_author(), make_author(), picture=make_picture()))
    with django_assert_num_queries(3):  # the text, its signatures, the settings of the site
        client.get(address)


def test_a_lost_picture_leaves_an_ornament(client, caplog):
    picture = make_picture()
    article = make_article(picture=picture)
    picture.file.storage.delete(picture.file.name)
    assert client.get(card_address(client, article)).status_code == 200
    assert "without its picture" in caplog.text


def test_who_waits_too_long_for_a_card_is_told_when_to_come_back(client, monkeypatch):
    address = card_address(client, make_article())
    monkeypatch.setattr(cards, "PATIENCE", 0.0)
    with cards._drawing:
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "10")


def test_the_sweep_lets_go_of_old_cards_a_day_after_and_keeps_those_of_today(client):
    article, withdrawn = make_article(title="Le lilas"), make_article()
    old = card_address(client, article)
    client.get(old)
    client.get(card_address(client, withdrawn))
    article.title = "Le muguet"
    article.save()
    client.get(card_address(client, article))
    withdrawn.withdraw(by=None)
    assert len(outdated_cards()) == 2
    now = timezone.now()
    sweep(now)
    assert len(outdated_cards_and_others()) == 3
    sweep(now + timedelta(days=1, minutes=1))
    assert outdated_cards_and_others() == [kept_as(article.pk, card_of(reread(article)))]


def test_who_signs_is_written_as_a_sentence():
    assert signed([]) == ""
    assert signed(["Ana"]) == "Par Ana"
    assert signed(["Ana", "Driss", "Léa"]) == "Par Ana, Driss et Léa"


@pytest.mark.parametrize("sign", "éèêëàâçîïôùûüÿŒœÆæÉÀÇ«»“”’…–—€°№ñßłŻΩЖ")
def test_the_faces_have_the_signs_of_french_and_of_its_neighbours(sign):
    assert has(sign)


def test_what_the_faces_lack_is_left_out_rather_than_drawn_as_a_box():
    assert writable("Un 🎉 mot, 漢字 et\ncela") == "Un mot, et cela"


def test_a_line_never_breaks_at_a_space_that_does_not():
    text = "Qui répond aux lettres\u202f? «\u00a0Moi\u00a0», dit-il"
    for width in range(120, 900, 40):
        lines = wrapped(text, face(ROMAN, 60), width)
        assert " ".join(lines) == text
        assert not any(line.startswith(("?", "»")) or line.endswith("«") for line in lines)


@pytest.mark.parametrize(
    "title",
    [
        "Court",
        "Un titre de longueur ordinaire, en deux lignes",
        "Des mots sans fin " * 14,
        "x" * 255,
        "é " * 127,
    ],
)
def test_any_title_holds_in_its_place(title):
    set_so = fitted(title.strip(), ROMAN, 672, 312, SIZES)
    assert set_so.height <= 312
    assert all(length(line, face(ROMAN, set_so.size)) <= 672 for line in set_so.lines)


def test_a_title_cut_short_says_so():
    set_so = fitted("Des mots sans fin " * 40, ROMAN, 672, 312, SIZES)
    assert set_so.lines[-1].endswith("…")
    assert "…" not in "".join(set_so.lines)[:-1]


def test_the_same_card_is_the_same_bytes():
    card = Card("L’œuvre", "Par Ana", "La Criée", picture="a.png")
    data = picture_bytes(size=(300, 200))
    assert drawn(card, data) == drawn(card, data)
