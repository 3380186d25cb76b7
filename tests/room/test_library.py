"""The library of pictures: what each lacks, where each is used."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Picture, Site
from tests.makers import make_article, make_author, make_camille, make_draft, make_driss, make_picture

pytestmark = pytest.mark.django_db
CREDITED = {"credit_holder": "Ana Vidal"}


@pytest.fixture
def camille() -> Client:
    client = Client()
    client.force_login(make_camille())
    return client


def listed(client: Client, **asked: str) -> set[str]:
    page = client.get(reverse("admin:articles_picture_changelist"), asked)
    return {picture.title for picture in page.context["cl"].result_list}


def test_what_a_picture_lacks_is_a_filter_and_is_said(camille):
    make_picture(title="Complète", **CREDITED)
    make_picture(title="Sans crédit")
    make_picture(title="Muette", alt="IMG_2041.JPG", **CREDITED)
    make_picture(title="Décorative", alt="", decorative=True, **CREDITED)
    make_picture(title="Finie", usable_until=date(2020, 1, 1), **CREDITED)
    make_picture(title="Sous licence", credit_licence="CC BY 4.0")
    assert listed(camille, manque="credit") == {"Sans crédit"}
    assert listed(camille, manque="alt") == {"Muette"}
    assert listed(camille, manque="droit") == {"Finie"}
    assert listed(camille, manque="tout") == {"Sans crédit", "Muette", "Finie"}
    page = camille.get(reverse("admin:articles_picture_changelist")).content.decode()
    for lacking in ("le crédit", "un vrai texte alternatif", "le droit de la montrer"):
        assert page.count(f'<span class="late">▲ {lacking}</span>') == 1


def test_what_shows_a_picture_is_a_filter_and_is_said(camille):
    lead, portrait, inside, logo = (
        make_picture(title=title, **CREDITED) for title in ("Ouverture", "Portrait", "Dedans", "Logo")
    )
    make_picture(title="Orpheline", **CREDITED)
    make_author(portrait=portrait)
    Site.objects.update_or_create(pk=1, defaults={"logo": logo})
    for _number in range(2):
        make_article(picture=lead, body=f"Un mot.\n\n![](image:{inside.slug})")
    assert listed(camille, usage="non") == {"Orpheline"}
    assert listed(camille, usage="oui") == {"Ouverture", "Portrait", "Dedans", "Logo"}
    page = camille.get(reverse("admin:articles_picture_changelist")).content.decode()
    for said in ("ouvre 2 textes", "dans 2 textes", "portrait", "nulle part"):
        assert f'<td class="field-shown_in">{said}</td>' in page


def test_the_library_is_searched_by_credit_and_by_what_it_shows(camille):
    make_picture(title="Un", alt="Une gare déserte", **CREDITED)
    make_picture(title="Deux", credit_holder="Paul Ricard")
    assert listed(camille, q="gare") == {"Un"}
    assert listed(camille, q="Ricard") == {"Deux"}


def test_a_page_of_the_library_costs_the_same_however_many_pictures(camille):
    make_picture(**CREDITED)
    few = counted(camille)
    for number in range(5):
        make_article(picture=make_picture(**CREDITED), title=f"Texte {number}")
    assert counted(camille) == few
    assert Picture.objects.count() == 6


def counted(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("admin:articles_picture_changelist"))
    return len(queries)


def test_the_titles_of_the_drafts_of_others_are_counted_not_named():
    driss, picture = make_driss(), make_picture()
    make_draft(make_author(), title="Secret d’autrui", picture=picture)
    make_draft(driss.author, title="Brouillon à moi", picture=picture)
    make_article(make_author(), title="Paru déjà", picture=picture)
    client = Client()
    client.force_login(driss)
    page = client.get(reverse("admin:articles_picture_change", args=[picture.pk])).content.decode()
    assert "Secret d" not in page
    assert "Brouillon à moi" in page
    assert "Paru déjà" in page
    assert "textes d’autres personnes, non publiés\u00a0: 1" in page
