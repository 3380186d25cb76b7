"""Addresses: stable, old, withdrawn, incomplete, reserved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Address, Tag, TagSynonym
from tests.makers import make_article, make_draft

from .reading import said, words_of

pytestmark = pytest.mark.django_db


def test_an_old_address_leads_to_the_article_for_ever(client):
    article = make_article()
    for path in ("2007/vieux.html", "vieux/dossier", "vieux/avec-barre/"):
        Address.objects.create(path=path, article=article)
    for asked in ("/2007/vieux.html", "/vieux/dossier", "/vieux/dossier/", "/vieux/avec-barre/"):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_an_article_that_moves_leaves_an_address_behind(client):
    article = make_article(title="Premier titre")
    before = article.get_absolute_url()
    article.slug = "second-titre"
    article.save()
    assert client.get(before)["Location"] == "/2009/05/second-titre/"


def test_a_withdrawn_text_is_gone_and_says_so(client):
    article = make_article()
    Address.objects.create(path="vieux", article=article)
    article.withdraw(by=None)
    for path in (article.get_absolute_url(), f"/{article.path}", "/vieux/"):
        response = client.get(path)
        assert response.status_code == 410
        assert said("This text was withdrawn") in words_of(response)


def test_no_one_keeps_the_answer_of_an_address_that_may_live_again(client):
    article = make_article()
    Address.objects.create(path="vieux", article=article)
    for path, status in (("/vieux/", 301), ("/nulle/part/", 404)):
        response = client.get(path)
        assert response.status_code == status
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_an_old_address_of_a_draft_reveals_nothing(client):
    Address.objects.create(path="vieux", article=make_draft())
    assert client.get("/vieux/").status_code == 404


def test_drafts_and_scheduled_texts_are_found_by_nobody(client, admin_client):
    later = make_article(at=timezone.now() + timedelta(hours=1))
    for reader in (client, admin_client):
        assert reader.get(later.get_absolute_url()).status_code == 404


def test_a_missing_slash_is_added(client):
    article = make_article()
    response = client.get(f"/{article.path}")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_the_start_of_a_permalink_leads_to_the_archives(client):
    assert client.get("/2009/")["Location"] == "/archives/2009/"
    response = client.get("/2009/05/")
    assert (response.status_code, response["Location"]) == (301, "/archives/2009/05/")


@pytest.mark.parametrize("synonym", ["multi-canal", "Réseau social", "œuvre multicanale"])
def test_a_synonym_leads_to_its_tag(client, synonym):
    make_article(tags=["multicanal"])
    tag = Tag.objects.get()
    made = TagSynonym.objects.create(tag=tag, name=synonym)
    slug = tag.slugify(made.name)
    response = client.get(f"/mots-cles/{slug}/")
    assert (response.status_code, response["Location"]) == (301, "/mots-cles/multicanal/")


@pytest.mark.parametrize(
    "path", ["/%00/", "/a%00b/", "/%0d%0aSet-Cookie:x/", "/" + "x" * 600 + "/", "/%ff%fe/"]
)
def test_an_odd_address_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_reader_cannot_post_to_a_page(client):
    assert client.post(make_article().get_absolute_url()).status_code == 405
