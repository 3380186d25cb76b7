"""The sitemaps hold the rules of their schemas, every page and honest dates; robots.txt leads to them."""

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Kind
from articles.views import sitemap
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_column,
    make_draft,
    make_picture,
    make_report,
    paris,
)

pytestmark = pytest.mark.django_db

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
# W3C Date and Time Formats, as the schema's tLastmod takes it: with a zone where there is an hour.
W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
FILES = ("/sitemap.xml", "/sitemap-maison.xml", "/sitemap-2009.xml", "/sitemap-2011.xml")


@pytest.fixture
def magazine():
    """Two texts of 2009, one report of 2011, in a column, with words and pictures."""
    driss, column = make_author(name="Driss"), make_column(title="Port dû")
    make_picture(title="Plan", slug="plan")
    make_article(
        driss, title="Un", column=column, tags=["avis"], picture=make_picture(), body="![](image:plan)"
    )
    make_article(driss, title="Deux", at=paris(2009, 1, 1, 0, 30))
    make_report(driss, title="Trois", at=paris(2011, 6, 7, 9))


def places(client, path):
    """(address, lastmod, pictures) of each place in a sitemap, its rules checked on the way."""
    response = client.get(path)
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)  # noqa: S314  (our own)
    assert root.tag in {f"{S}urlset", f"{S}sitemapindex"}
    child = {"urlset": "url", "sitemapindex": "sitemap"}[root.tag.removeprefix(S)]
    return [place(element) for element in root if element.tag == f"{S}{child}" or pytest.fail(element.tag)]


def place(element):
    """The schema's sequence: one loc, whole, of 2,048 signs at most; one lastmod at most; then pictures."""
    names = [child.tag for child in element]
    assert names[0] == f"{S}loc"
    dated = names[1:2] == [f"{S}lastmod"]
    assert set(names[1 + dated :]) <= {f"{IMAGE}image"}
    address, changed = element.findtext(f"{S}loc"), element.findtext(f"{S}lastmod")
    assert address.startswith("http://testserver/")
    assert len(address) <= 2048
    assert changed is None or W3C.fullmatch(changed)
    return address.removeprefix("http://testserver"), changed, images(element)


def images(element):
    shown = element.findall(f"{IMAGE}image")
    assert all([child.tag for child in image] == [f"{IMAGE}loc"] for image in shown)
    return [image.findtext(f"{IMAGE}loc") for image in shown]


def test_the_index_names_each_year_that_has_texts_and_the_house(client, magazine):
    assert [(address, changed) for address, changed, _images in places(client, "/sitemap.xml")] == [
        ("/sitemap-maison.xml", "2011-06-07T09:00:00+02:00"),
        ("/sitemap-2011.xml", "2011-06-07T09:00:00+02:00"),
        ("/sitemap-2009.xml", "2009-05-03T08:30:00+02:00"),
    ]


def test_a_year_is_that_of_the_site_and_holds_its_texts_with_their_dates(client, magazine):
    assert [(address, changed) for address, changed, _images in places(client, "/sitemap-2009.xml")] == [
        ("/2009/01/deux/", "2009-01-01T00:30:00+01:00"),
        ("/2009/05/un/", "2009-05-03T08:30:00+02:00"),
    ]


def test_a_text_shows_its_lead_and_the_pictures_in_it_that_may_be_shown(client, magazine):
    over = make_picture(title="Interdite", usable_until=paris(2010, 1, 1).date())
    make_article(title="Sans", at=paris(2010, 3, 1), picture=over, body=f"![](image:{over.slug})")
    (_sans,) = places(client, "/sitemap-2010.xml")
    assert _sans[2] == []
    shown = places(client, "/sitemap-2009.xml")[1][2]
    assert len(shown) == 1  # the same file twice: named by its content
    picture = client.get(urlsplit(shown[0]).path)
    b"".join(picture)
    assert picture.status_code == 200


def test_a_revision_dates_the_text_its_year_and_its_lists(client, magazine):
    article = make_article(title="Ancien", at=paris(2007, 1, 1), tags=["repris"])
    article.body = "Revu."
    article.save()
    revised = timezone.localtime(article.revised_at).isoformat(timespec="seconds")
    assert places(client, "/sitemap-2007.xml")[0][1] == revised
    assert ("/sitemap-2007.xml", revised, []) in places(client, "/sitemap.xml")
    assert ("/mots-cles/repris/", revised, []) in places(client, "/sitemap-maison.xml")


def test_the_house_holds_the_lists_and_the_pages_each_with_the_newest_of_its_texts(client, magazine):
    make_column(title="Vide")
    make_article(kind=Kind.PAGE, title="L'ours", slug="ours", at=paris(2012, 1, 1, 12))
    make_article(kind=Kind.PAGE, title="À propos", slug="a-propos", at=paris(2012, 1, 1, 12))
    newest, first, page = (
        "2011-06-07T09:00:00+02:00",
        "2009-05-03T08:30:00+02:00",
        "2012-01-01T12:00:00+01:00",
    )
    assert [(address, changed) for address, changed, _images in places(client, "/sitemap-maison.xml")] == [
        ("/", newest),
        ("/chroniques/", first),
        ("/chroniques/port-du/", first),
        ("/auteurs/", newest),
        ("/auteurs/driss/", newest),
        ("/mots-cles/", first),
        ("/mots-cles/avis/", first),
        ("/comptes-rendus/", newest),
        ("/a-propos/", page),
        ("/regles-des-avis/", None),
        ("/confidentialite/", None),
        ("/mentions-legales/", None),
        ("/ours/", page),
    ]


def test_every_address_answers_as_its_own_canonical(client, magazine):
    for path in FILES[1:]:
        for address, _changed, _images in places(client, path):
            page = client.get(address)
            assert page.status_code == 200, address
            assert f'<link rel="canonical" href="http://testserver{address}">' in page.content.decode()
            assert "noindex" not in page.content.decode()


def test_a_year_without_a_text_has_no_sitemap(client, magazine):
    make_draft(title="Brouillon")
    for path in ("/sitemap-2010.xml", "/sitemap-2009-0.xml", "/sitemap-2009-2.xml", "/sitemap-0000.xml"):
        assert client.get(path).status_code == 404


def test_a_prodigious_year_is_cut_in_files_that_miss_nothing(client, magazine, monkeypatch):
    monkeypatch.setattr(sitemap, "A_FILE", 2)
    for number in range(3):
        make_article(title=f"Texte {number}", at=paris(2009, 6, 1 + number))
    of_the_year = [found for found in places(client, "/sitemap.xml") if "2009" in found[0]]
    assert [address for address, _changed, _images in of_the_year] == [
        "/sitemap-2009.xml",
        "/sitemap-2009-2.xml",
        "/sitemap-2009-3.xml",
    ]
    assert {changed for _address, changed, _images in of_the_year} == {None}
    found = [place[0] for address, *_rest in of_the_year for place in places(client, address)]
    assert len(set(found)) == len(found) == 5


def test_an_empty_site_has_a_sitemap_of_its_house_alone(client):
    assert places(client, "/sitemap.xml") == [("/sitemap-maison.xml", None, [])]
    assert places(client, "/sitemap-maison.xml")[0] == ("/", None, [])


@pytest.mark.parametrize("path", FILES)
def test_a_sitemap_that_did_not_change_costs_a_header(client, magazine, path):
    first = client.get(path)
    assert first["Content-Type"] == "application/xml; charset=utf-8"
    for asked in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(path, headers=asked)
        assert (again.status_code, again.content) == (304, b"")
    head = client.head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])


def test_a_sitemap_that_lost_a_text_is_sent_again(client, magazine):
    first = client.get("/sitemap-2009.xml")
    make_article(title="Retiré", at=paris(2009, 7, 1)).withdraw(by=make_camille())
    again = client.get("/sitemap-2009.xml", headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 200
    assert datetime.strptime(again["Last-Modified"], "%a, %d %b %Y %H:%M:%S GMT").year > 2011


@pytest.mark.parametrize("path", FILES)
def test_a_sitemap_costs_a_handful_of_queries(client, magazine, django_assert_max_num_queries, path):
    driss, column, picture = make_author(), make_column(), make_picture()
    for number in range(25):
        make_article(
            driss, column=column, picture=picture, tags=[f"mot {number}"], at=paris(1990 + number, 1, 1)
        )
    with django_assert_max_num_queries(7):
        assert client.get(path).status_code == 200


def test_robots_leads_to_the_sitemap_and_bars_no_page_that_must_be_read_to_be_left_out(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == ["User-agent: *", "Disallow: /admin/", "", "Sitemap: http://testserver/sitemap.xml"]
