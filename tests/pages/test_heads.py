"""The head of each public page: what networks show of it, who it belongs to, the way to it."""

import re

import pytest
from django.test import RequestFactory

from articles.models import Article, Kind, Site
from articles.structured.summary import beginning
from articles.views.article import article_page
from tests.makers import make_article, make_author, make_column, make_draft, make_picture, make_report

from .reading import said
from .structured import data_of, metas_of

pytestmark = pytest.mark.django_db
ASKED = {"og:type", "og:title", "og:url", "og:image", "og:image:width", "og:image:height", "og:image:alt"}

PAGES = {
    "/": [],
    "/chroniques/": ["Columns"],
    "/chroniques/port-du/": ["Columns", None],
    "/auteurs/": ["Authors"],
    "/auteurs/driss/": ["Authors", None],
    "/comptes-rendus/": ["Reports"],
    "/mots-cles/": ["Words"],
    "/mots-cles/avis/": ["Words", None],
    "/archives/": ["Archives"],
    "/archives/2009/": ["Archives", None],
    "/archives/2009/05/": ["Archives", None, None],
    "/recherche/": ["Search"],
    "/a-propos/": ["About"],
    "/confidentialite/": ["Privacy"],
    "/regles-des-avis/": ["Rules of the avis"],
    "/mentions-legales/": ["Legal notice"],
    "/2009/05/un-texte/": ["Columns", None, None],
    "/2009/05/une-journee/": ["Reports", None],
    "/2009/05/une-breve/": [None],
    "/nos-regles/": [None],
}


@pytest.fixture
def magazine():
    column = make_column(title="Port dû")
    driss = make_author(name="Driss", site="https://driss.example.org/")
    make_article(driss, title="Un texte", column=column, kind=Kind.COLUMN_PIECE, tags=["avis", "été"])
    make_report(title="Une journée")
    make_article(title="Une brève")
    make_article(title="Nos règles", kind=Kind.PAGE)


@pytest.mark.usefixtures("magazine")
@pytest.mark.parametrize("path", PAGES)
def test_every_public_page_says_what_to_show_of_it(client, path):
    response = client.get(path)
    metas = metas_of(response)
    assert set(metas) >= ASKED
    assert all(len(metas[name]) == 1 and metas[name][0] for name in ASKED)
    assert metas["og:url"] == [f"http://testserver{path}"]
    assert (metas["og:locale"], metas["og:site_name"]) == (["fr_FR"], ["Chroniques"])
    page_title = re.search("<title>(.*?)</title>", response.content.decode(), re.DOTALL)[1]
    assert path == "/" or page_title.startswith(metas["og:title"][0])
    assert client.get(metas["og:image"][0].removeprefix("http://testserver")).status_code == 200


@pytest.mark.usefixtures("magazine")
@pytest.mark.parametrize(("path", "names"), [pair for pair in PAGES.items() if pair[1]])
def test_every_page_but_the_first_says_the_way_to_it(client, path, names):
    response = client.get(path)
    steps = data_of(response)["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(names) + 2))
    assert (steps[0]["item"], steps[-1]["item"]) == ("http://testserver/", f"http://testserver{path}")
    for step, name in zip(steps[1:], names, strict=True):
        assert name is None or step["name"] == said(name)
        assert client.get(step["item"].removeprefix("http://testserver")).status_code == 200
    assert metas_of(response)["og:title"] == [steps[-1]["name"]]


def test_a_text_says_its_dates_authors_column_and_words(client):
    driss = make_author(name="Driss")
    article = make_article(driss, column=make_column(title="Port dû"), tags=["avis"])
    response = client.get(article.get_absolute_url())
    metas = metas_of(response)
    assert metas["og:type"] == ["article"]
    assert metas["article:published_time"] == ["2009-05-03T08:30:00+02:00"]
    assert metas["article:modified_time"] == ["2009-05-03T08:30:00+02:00"]
    assert metas["article:author"] == ["http://testserver/auteurs/driss/"]
    assert (metas["article:section"], metas["article:tag"]) == (["Port dû"], ["avis"])
    assert metas["twitter:card"] == ["summary_large_image"]
    assert '<link rel="author" href="http://testserver/auteurs/driss/">' in response.content.decode()


def test_a_text_without_chapo_is_described_by_how_it_begins(client):
    body = "## Un titre\n\nUn *mot*[^1]. Un autre.\n\n[^1]: La note."
    metas = metas_of(client.get(make_article(body=body).get_absolute_url()))
    assert metas["description"] == metas["og:description"] == ["Un mot. Un autre."]


def test_the_chapo_describes_a_text_without_its_calls_of_notes(client):
    metas = metas_of(client.get(make_article(standfirst="L'été[^1] <&>.").get_absolute_url()))
    assert metas["description"] == metas["og:description"] == ["L’été <&>."]


def test_a_description_ends_with_a_sentence_where_one_ends():
    first = "Une phrase assez longue pour tenir seule dans une description de quatre-vingts signes au moins."
    assert beginning(f"<p>{first} {'Puis une autre ' * 20}.</p>") == first
    cut = beginning(f"<p>{'Un mot ' * 60}</p>")
    assert (cut.endswith("…"), len(cut) <= 201) == (True, True)
    assert beginning("") == ""


def test_an_author_is_shown_by_their_portrait_and_names_their_other_addresses(client):
    portrait = make_picture(alt="Portrait de Driss")
    driss = make_author(
        name="Driss",
        portrait=portrait,
        site="https://driss.example.org/",
        profiles="https://social.example/@driss",
    )
    response = client.get(driss.get_absolute_url())
    metas = metas_of(response)
    assert (metas["og:type"], metas["twitter:card"]) == (["profile"], ["summary"])
    assert metas["og:image"] == [f"http://testserver{portrait.file.url}"]
    assert metas["og:image:alt"] == ["Portrait de Driss"]
    assert '<link rel="me" href="https://social.example/@driss">' in response.content.decode()


def test_the_front_page_names_the_other_addresses_of_the_site(client):
    Site.objects.create(name="La Criée", profiles="https://social.example/@criee")
    assert '<link rel="me" href="https://social.example/@criee">' in client.get("/").content.decode()


def test_an_address_that_is_not_of_the_web_is_no_link(client):
    author = make_author(name="Driss", site="javascript:alert(1)")
    assert "javascript:" not in client.get(author.get_absolute_url()).content.decode()


def test_a_preview_says_nothing_of_itself_elsewhere():
    draft = make_draft(make_author(), title="Un brouillon")
    article = Article.objects.for_page().get(pk=draft.pk)
    page = article_page(RequestFactory().get("/admin/"), article, preview=True)
    assert "og:" not in page.content.decode()
    assert "ld+json" not in page.content.decode()


def test_an_error_says_nothing_of_itself_elsewhere(client):
    page = client.get("/n-existe-pas/").content.decode()
    assert "og:" not in page
    assert "ld+json" not in page
