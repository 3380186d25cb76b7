"""The settings of the site, on one screen, for the editors alone; missed addresses; tags that merge."""

import pytest
from django.contrib.admin.models import LogEntry
from django.forms import model_to_dict
from django.urls import reverse

from articles.models import Address, Article, MissedAddress, Site, Tag
from articles.models.missed import Miss
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_column,
    make_draft,
    make_driss,
    make_lea,
    paris,
)
from tests.pages.reading import said, words_of

from .test_rooms import entered

pytestmark = pytest.mark.django_db

SCREEN = "/admin/articles/site/1/change/"


@pytest.fixture
def camille():
    return entered(make_camille())


def typed(**fields):
    """What the browser sends with the form of the settings."""
    kept = {name: value for name, value in model_to_dict(Site.objects.current()).items() if value is not None}
    kept["avis_open"] = "on"
    return {**kept, **fields}


def test_the_list_of_settings_is_the_one_screen(camille):
    response = camille.get("/admin/articles/site/")
    assert response["Location"] == SCREEN
    page = camille.get(SCREEN)
    assert page.status_code == 200
    assert said("what the law asks for and is missing") in words_of(page).lower()
    assert camille.get("/admin/articles/site/2/change/").status_code == 302
    assert camille.get("/admin/articles/site/add/").status_code == 403


@pytest.mark.parametrize("someone", [make_driss, make_lea])
def test_who_does_not_edit_does_not_set_the_site(someone):
    client = entered(someone())
    for path in (SCREEN, "/admin/articles/missedaddress/", "/admin/articles/tag/fusion/"):
        assert client.get(path).status_code == 403


def test_the_settings_are_saved_shown_and_recorded(camille, client):
    response = camille.post(
        SCREEN,
        typed(
            name="Du milieu",
            publisher="Les Amis du milieu",
            director="Camille Aubry",
            host="Hébergeur\n1 rue des Serveurs",
            legal_more="Dépôt *légal*.",
            avis_policy="Pas de **majuscules**.",
        ),
    )
    assert response.status_code == 302
    legal = words_of(client.get("/mentions-legales/"))
    assert all(
        words in legal
        for words in ("Les Amis du milieu", "Camille Aubry", "1 rue des Serveurs", "Dépôt légal")
    )
    assert "Pas de majuscules." in words_of(client.get("/regles-des-avis/"))
    assert "Du milieu" in words_of(client.get("/"))
    assert LogEntry.objects.filter(object_id="1", content_type__model="site").count() == 1


def test_what_is_missing_from_the_legal_notice_is_said_to_editors_alone(camille, client):
    missing = ", ".join(
        said(name) for name in ("publisher", "about the publisher", "director of publication", "host")
    )
    assert missing in words_of(camille.get(SCREEN))
    assert said("Who hosts the site") not in words_of(client.get("/mentions-legales/"))


def test_a_new_pattern_shows_what_moves_before_anything_moves(camille, client):
    for number in range(4):
        make_article(slug=f"texte-{number}", at=paris(2009, 5, 1 + number))
    page = camille.post(SCREEN, typed(name="Du milieu", permalink_pattern="{year}/{slug}"))
    assert page.status_code == 200
    assert ("/2009/05/texte-3/", "/2009/texte-3/") in page.context["moves"]
    assert len(page.context["moves"]) == 3
    assert not Site.objects.exists()
    confirmed = {**dict(page.context["typed"]), "_confirmed": "1"}
    assert camille.post(SCREEN, confirmed).status_code == 302
    assert Site.objects.get().name == "Du milieu"
    assert client.get("/2009/05/texte-3/")["Location"] == "/2009/texte-3/"


@pytest.mark.parametrize("make", ["scheduled", "withdrawn"])
def test_what_moves_is_shown_where_readers_see_no_text_either(camille, make):
    article = make_article(slug="texte", at=paris(2009 if make == "withdrawn" else 2099, 5, 1))
    if make == "withdrawn":
        article.withdraw(by=None)
    page = camille.post(SCREEN, typed(permalink_pattern="{slug}"))
    assert [after for _before, after in page.context["moves"]] == ["/texte/"]
    assert not Site.objects.exists()


def test_a_pattern_that_cannot_be_is_refused_beside_its_field(camille):
    make_article(slug="archives", title="Le texte")
    for pattern in ("{year}", "{slug}", "admin/{slug}"):
        page = camille.post(SCREEN, typed(permalink_pattern=pattern))
        assert page.status_code == 200
        assert "permalink_pattern" in page.context["adminform"].form.errors
    assert not Site.objects.exists()


def test_a_missed_address_is_answered_in_one_click(camille, client):
    article = make_article(title="Le lilas de la gare")
    MissedAddress.objects.add(
        {"2007/lilas-de-la-gare.html": Miss(3, "carnet.example.org", paris(2026, 1, 1))}
    )
    listed = camille.get("/admin/articles/missedaddress/").content.decode()
    form = "/admin/articles/address/add/?path=2007%2Flilas-de-la-gare.html"
    assert form in listed
    page = camille.get(form)
    assert [text for text, _choose in page.context["proposed"]] == [article]
    chosen = camille.get(page.context["proposed"][0][1])
    initial = chosen.context["adminform"].form.initial
    assert (initial["path"], str(initial["article"])) == ("2007/lilas-de-la-gare.html", str(article.pk))
    camille.post("/admin/articles/address/add/", {"path": initial["path"], "article": article.pk})
    assert client.get("/2007/lilas-de-la-gare.html")["Location"] == article.get_absolute_url()
    assert not MissedAddress.objects.exists()


def test_an_old_address_may_lead_to_any_one_thing(camille, client):
    column, article = make_column(slug="a"), make_article()
    camille.post(
        "/admin/articles/address/add/", {"path": "https://carnet.example.org/vieux/?p=3", "column": column.pk}
    )
    assert client.get("/vieux/")["Location"] == "/chroniques/a/"
    both = {"path": "deux", "column": column.pk, "article": article.pk}
    assert camille.post("/admin/articles/address/add/", both).status_code == 200
    assert Address.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("2009/05/la-malle/", "« La malle » se trouve à cette adresse : elle ne peut mener ailleurs."),
        ("2009/06/retiree", "« La lettre » se trouve à cette adresse : elle ne peut mener ailleurs."),
        ("https://exemple.fr/chroniques/port-du/", "« Port dû » se trouve à cette adresse"),
        ("auteurs/driss", "« Driss » se trouve à cette adresse"),
        ("mots-cles/papier", "« papier » se trouve à cette adresse"),
        *(
            (path, "Le site lui-même occupe cette adresse : elle ne peut mener ailleurs.")
            for path in (
                "recherche",
                "2009/05",
                "flux/rss.xml",
                "a-propos",
                "media/a.png",
                "admin",
                "sitemap.xml",
            )
        ),
    ],
)
def test_an_old_address_is_refused_where_something_lives(camille, path, why):
    column = make_column(title="Port dû")
    article = make_article(make_author(name="Driss"), title="La malle", column=column, tags=["papier"])
    make_article(title="La lettre", slug="retiree", at=paris(2009, 6, 1)).withdraw(by=None)
    page = camille.post("/admin/articles/address/add/", {"path": path, "article": article.pk})
    assert why in words_of(page).replace("\u00a0", " ")
    assert not Address.objects.exists()


@pytest.mark.parametrize(
    "path", ["chroniques/vieille", "2009/05/brouillon", "archives/2009/05/x.html", "avis/laisser", "a%20b"]
)
def test_an_old_address_may_look_like_those_of_the_site(camille, client, path):
    make_draft(slug="brouillon")
    article = make_article()
    camille.post("/admin/articles/address/add/", {"path": path, "article": article.pk})
    assert client.get(f"/{path}")["Location"] == article.get_absolute_url()


def test_tags_merge_after_a_page_that_says_what_moves(camille, client):
    make_article(tags=["multicanal", "canaux"])
    make_draft(tags=["canaux", "plurimédia"])
    tags = {tag.name: tag for tag in Tag.objects.all()}
    chosen = [tags["canaux"].pk, tags["plurimédia"].pk]
    asked = camille.post(
        reverse("admin:articles_tag_changelist"), {"action": "merge", "_selected_action": chosen}
    )
    page = camille.get(asked["Location"])
    assert Tag.objects.count() == 3
    assert "plurimédia" in words_of(page)
    nothing_chosen = camille.post(asked["Location"], {})
    assert said("Choose the tag that stays.") in words_of(nothing_chosen)
    unknown = camille.post(asked["Location"], {"other": "inconnu"})
    assert "inconnu" in words_of(unknown)
    camille.post(asked["Location"], {"other": "Multicanal"})
    assert [tag.name for tag in Tag.objects.all()] == ["multicanal"]
    assert Article.objects.filter(tags=tags["multicanal"]).count() == 2
    assert client.get("/mots-cles/plurimedia/")["Location"] == "/mots-cles/multicanal/"
    assert LogEntry.objects.filter(object_id=str(tags["multicanal"].pk)).count() == 2


def test_a_tag_that_is_renamed_says_that_its_name_stays_as_a_synonym(camille, client):
    tag = Tag.objects.create(name="papier")
    rows = {"synonyms-TOTAL_FORMS": 1, "synonyms-INITIAL_FORMS": 0, "synonyms-0-name": "Papier"}
    place = reverse("admin:articles_tag_change", args=[tag.pk])
    page = camille.post(place, {"name": "carton", **rows, "_continue": "1"}, follow=True)
    assert "« papier » reste un synonyme" in words_of(page).replace("\u00a0", " ")
    assert [synonym.name for synonym in tag.synonyms.all()] == ["Papier"]
    again = {**rows, "synonyms-TOTAL_FORMS": 0, "name": "carton", "_continue": "1"}
    assert "reste un synonyme" not in words_of(camille.post(place, again, follow=True))
