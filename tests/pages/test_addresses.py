"""Addresses: stable, old, withdrawn, incomplete, reserved."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from articles.models import Address, Column, Tag, TagSynonym
from tests.makers import make_article, make_author, make_column, make_draft, paris

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


@pytest.mark.parametrize("make", [make_column, make_author])
@pytest.mark.parametrize("below", ["", "?page=1", "?page=2&utm_source=x"])
def test_a_column_and_an_author_who_are_renamed_are_found(client, make, below):
    thing = make()
    before = thing.get_absolute_url()
    for slug in ("b", "c"):
        thing.slug = slug
        thing.save()
    response = client.get(f"{before}{below}")
    assert (response.status_code, response["Location"]) == (301, f"{thing.get_absolute_url()}{below}")


def test_feeds_and_files_follow_what_they_belong_to(client):
    column, article = make_column(slug="a"), make_article(slug="a")
    column.slug = article.slug = "b"
    column.save()
    article.save()
    moved = {
        "/chroniques/a/flux/atom.xml": "/chroniques/b/flux/atom.xml",
        "/2009/05/a.md": "/2009/05/b.md",
        "/2009/05/a/chiffres/2.csv": "/2009/05/b/chiffres/2.csv",
    }
    assert {path: client.get(path).headers.get("Location") for path in moved} == moved


def test_a_tag_that_is_renamed_takes_the_address_of_its_name(client):
    make_article(tags=["climat"])
    tag = Tag.objects.get()
    tag.name = "climat social"
    tag.save()
    assert client.get("/mots-cles/climat/")["Location"] == "/mots-cles/climat-social/"


def test_what_lives_at_an_address_wins_over_what_lived_there(client):
    first = make_column(slug="a")
    first.slug = "b"
    first.save()
    second = make_column(slug="a", title="La seconde")
    assert "La seconde" in words_of(client.get("/chroniques/a/"))
    second.delete()
    assert client.get("/chroniques/a/")["Location"] == "/chroniques/b/"


def test_an_object_read_long_ago_loses_no_address(client):
    make_column(slug="a")
    mine, theirs = Column.objects.get(), Column.objects.get()
    theirs.slug = "b"
    theirs.save()
    mine.slug = "c"
    mine.save()
    for path in ("/chroniques/a/", "/chroniques/b/"):
        assert client.get(path)["Location"] == "/chroniques/c/"


def test_publishing_a_text_read_long_ago_keeps_its_new_address():
    article = make_article(slug="a")
    stale = type(article).objects.get()
    article.slug = "b"
    article.save()
    stale.publish(by=None)
    assert type(article).objects.get().path == "2009/05/b"


def test_merged_tags_lead_to_the_one_that_stays(client):
    make_article(tags=["multicanal", "multi canal"])
    make_article(tags=["multi canal", "canaux"])
    kept, merged = Tag.objects.get(name="multicanal"), Tag.objects.get(name="multi canal")
    TagSynonym.objects.create(tag=merged, name="plurimédia")
    merged.merge_into(kept, by=None)
    assert kept.tagged.count() == 2
    for slug in ("multi-canal", "plurimedia"):
        assert client.get(f"/mots-cles/{slug}/")["Location"] == "/mots-cles/multicanal/"
    assert Tag.objects.named("Multi Canal") == kept
    with pytest.raises(ValueError, match="multicanal"):
        kept.merge_into(kept, by=None)


def test_a_synonym_that_is_given_up_still_leads_to_its_tag(client):
    make_article(tags=["multicanal"])
    TagSynonym.objects.create(tag=Tag.objects.get(), name="multi-canal").delete()
    assert client.get("/mots-cles/multi-canal/")["Location"] == "/mots-cles/multicanal/"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/2009/05/lilas", "/2009/05/lilas/"),
        ("//2009//05/lilas//", "/2009/05/lilas/"),
        ("/2009/05/Lilas/", "/2009/05/lilas/"),
        ("/2009/05/LILAS?page=2", "/2009/05/lilas/?page=2"),
        ("/2009/05/lilas/index.html", "/2009/05/lilas/"),
        ("/index.php", "/"),
        ("/INDEX.HTML", "/"),
        ("/2009/05/lilas/),", "/2009/05/lilas/"),
        ("/2009/05/lilas”.", "/2009/05/lilas/"),
        ("/Archives/2009", "/archives/2009/"),
        ("/2009/05", "/archives/2009/05/"),
        ("/robots.txt/", "/robots.txt"),
        ("/admin", "/admin/"),
        ("/2009/05/vieux-lilas", "/2009/05/lilas/"),
        ("/2009/05/Vieux-Lilas/", "/2009/05/lilas/"),
    ],
)
def test_an_address_badly_written_leads_to_the_right_one_at_once(client, asked, meant):
    article = make_article(slug="vieux-lilas")
    article.slug = "lilas"
    article.save()
    path, _mark, query = asked.partition("?")
    response = client.get("/", PATH_INFO=path.encode().decode("latin-1"), QUERY_STRING=query)
    assert (response.status_code, response["Location"]) in {(301, meant), (302, "/admin/login/?next=/admin/")}


@pytest.mark.parametrize(
    "asked",
    [
        "//evil.example.org",
        "/\\evil.example.org/",
        "/%2F%2Fevil.example.org/",
        "/%5C%5Cevil.example.org",
        "///",
    ],
)
def test_no_address_leads_out_of_the_site(client, asked):
    response = client.get("/", PATH_INFO=unquote(asked))
    assert response.status_code in {301, 404}
    assert response.headers.get("Location", "/") == "/"


def test_small_letters_are_not_proposed_where_nothing_lives(client):
    assert client.get("/Nulle/Part").status_code == 404


def test_the_address_of_a_text_nobody_saw_says_nothing_once_it_is_withdrawn(client):
    later = make_article(at=timezone.now() + timedelta(days=1))
    later.withdraw(by=None)
    assert client.get(later.get_absolute_url()).status_code == 404


def test_a_page_names_its_one_address(client):
    author = make_author(slug="driss")
    article, *_others = (make_article(author, at=paris(2009, 5, day + 1)) for day in range(21))
    named = {
        f"{article.get_absolute_url()}?utm_source=lettre": article.get_absolute_url(),
        "/?fbclid=1": "/",
        "/auteurs/driss/?page=2&gclid=3": "/auteurs/driss/?page=2",
        "/auteurs/driss/?page=1": "/auteurs/driss/",
        "/a-propos/": "/a-propos/",
    }
    for path, address in named.items():
        page = client.get(path).content.decode()
        assert page.count('rel="canonical"') == 1
        assert f'<link rel="canonical" href="http://testserver{address}">' in page


def test_an_error_a_form_and_a_preview_name_none(client, admin_client):
    article = make_article()
    preview = f"/admin/articles/article/{article.pk}/apercu/"
    pages = (client.get("/nulle/part/"), client.get(f"/avis/sur/{article.pk}/"), admin_client.get(preview))
    assert all(b'rel="canonical"' not in page.content for page in pages)
