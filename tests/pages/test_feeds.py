"""Feeds: valid in their three forms, whole, portable, honest about what changed and when."""

import json
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.feeds.portable import portable
from articles.models import Article, Author, Column, Kind
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

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
FILES = ("rss.xml", "atom.xml", "feed.json")
PLACES = ("/flux/", "/chroniques/port-du/flux/", "/auteurs/driss-ouazene/flux/", "/mots-cles/avis/flux/")
FEEDS = [f"{place}{file}" for place in PLACES for file in FILES]
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
BODY = """Un mot[^1] et [un autre texte](article:le-premier).

![](image:plan)

```graphique
titre : Parts
Canal;Part
Boutique;61
Site;12
```

[^1]: La note, [sourcée](https://example.org/).
"""


@pytest.fixture
def magazine():
    """Two texts of one column by Driss: the second has all that a text may have."""
    driss, column = make_author(name="Driss Ouazène"), make_column(title="Port dû")
    make_picture(title="Plan", slug="plan", caption="Le plan", credit_holder="Ana Vidal")
    said = {"column": column, "kind": Kind.COLUMN_PIECE, "tags": ["avis", "relation client"]}
    make_article(driss, title="Le premier", at=paris(2009, 5, 1, 0, 15), **said)
    make_article(
        driss,
        title="L'essai < l'œuvre & \"le reste\"",
        slug="essai",
        standfirst="Un chapô ?",
        body=BODY,
        picture=make_picture(alt="Un aplat", credit_holder="Ana Vidal"),
        **said,
    )


def xml_of(client, path):
    return ElementTree.fromstring(client.get(path).content)  # noqa: S314  (our own)


def json_of(client, path):
    return json.loads(client.get(path).content)


class Addresses(HTMLParser):
    """The addresses of a fragment, and the ids in it."""

    def __init__(self, html):
        super().__init__()
        self.found, self.ids = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in {"href", "src", "cite"}:
                self.found.append(value)
            elif name == "srcset":
                self.found += [candidate.split()[0] for candidate in value.split(",")]
            elif name == "id":
                self.ids.append(value)


# Valid


@pytest.mark.parametrize("place", PLACES)
def test_rss_says_all_that_the_specification_asks(client, magazine, place):
    rss = xml_of(client, f"{place}rss.xml")
    assert (rss.tag, rss.get("version"), len(rss.findall("channel"))) == ("rss", "2.0", 1)
    channel = rss.find("channel")
    for name in ("title", "link", "description", "language", "copyright", "lastBuildDate"):
        assert len(channel.findall(name)) == 1
        assert channel.findtext(name).strip()
    self_link = channel.find(f"{ATOM}link")
    assert self_link.attrib == {
        "href": f"http://testserver{place}rss.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    assert channel.findtext("language") == "fr"
    guids = [item.findtext("guid") for item in channel.findall("item")]
    assert len(set(guids)) == len(guids) == 2
    for item in channel.findall("item"):
        for name in ("title", "link", "guid", "pubDate", "description", CONTENT, CREATOR):
            assert len(item.findall(name)) == 1, name
        assert item.find("guid").get("isPermaLink") == "false"
        assert RFC822.fullmatch(item.findtext("pubDate"))
        assert [tag.text for tag in item.findall("category")] == ["avis", "relation client"]
    assert RFC822.fullmatch(channel.findtext("lastBuildDate"))


@pytest.mark.parametrize("place", PLACES)
def test_atom_says_all_that_rfc_4287_asks(client, magazine, place):
    feed = xml_of(client, f"{place}atom.xml")
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert urlsplit(element.findtext(f"{ATOM}id")).scheme in {"http", "urn"}
        assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated"))
        for author in element.findall(f"{ATOM}author"):
            assert author.findtext(f"{ATOM}name")
            assert author.findtext(f"{ATOM}uri").startswith("http://testserver/")
    links = {link.get("rel"): link.attrib for link in feed.findall(f"{ATOM}link")}
    assert links["self"]["href"] == f"http://testserver{place}atom.xml"
    assert links["alternate"]["type"] == "text/html"
    assert feed.find(f"{ATOM}author") is not None
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) == 2
    for entry in entries:
        assert entry.find(f"{ATOM}link").get("rel") == "alternate"
        assert RFC3339.fullmatch(entry.findtext(f"{ATOM}published"))
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert [tag.get("term") for tag in entry.findall(f"{ATOM}category")] == ["avis", "relation client"]
    dates = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert feed.findtext(f"{ATOM}updated") == max(dates)


@pytest.mark.parametrize("place", PLACES)
def test_json_feed_says_all_that_version_1_1_asks(client, magazine, place):
    feed = json_of(client, f"{place}feed.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"http://testserver{place}feed.json"
    said = "version title home_page_url feed_url description icon favicon language authors items"
    assert " ".join(feed) == said
    assert len({item["id"] for item in feed["items"]}) == 2
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert RFC3339.fullmatch(item["date_published"])
        assert RFC3339.fullmatch(item["date_modified"])
        assert item["tags"] == ["avis", "relation client"]
        assert item["language"] == "fr"
        assert item["authors"] == [
            {"name": "Driss Ouazène", "url": "http://testserver/auteurs/driss-ouazene/"}
        ]
        assert "author" not in item  # of version 1.0
    newest, oldest = feed["items"]
    assert newest["image"].startswith("http://testserver/media/")
    assert newest["summary"] == "Un chapô\u202f?"
    assert "image" not in oldest  # what is unknown is left out


def test_the_three_forms_say_the_same(client, magazine):
    rss, atom = xml_of(client, "/flux/rss.xml"), xml_of(client, "/flux/atom.xml")
    in_rss = [(i.findtext("guid"), i.findtext("title"), i.findtext(CONTENT)) for i in rss.iter("item")]
    in_atom = [
        (i.findtext(f"{ATOM}id"), i.findtext(f"{ATOM}title"), i.findtext(f"{ATOM}content"))
        for i in atom.iter(f"{ATOM}entry")
    ]
    items = json_of(client, "/flux/feed.json")["items"]
    assert in_rss == in_atom == [(i["id"], i["title"], i["content_html"]) for i in items]


@pytest.mark.parametrize("file", FILES)
def test_a_feed_without_a_text_is_valid_and_always_the_same(client, file):
    make_column(title="Port dû")
    first = client.get(f"/chroniques/port-du/flux/{file}")
    assert first.status_code == 200
    assert first.content == client.get(f"/chroniques/port-du/flux/{file}").content
    assert "Last-Modified" not in first


def test_what_no_xml_may_hold_is_left_out(client):
    make_article(title="Une page\x0b arrachée", standfirst="Fin\ufffe.", body="Mot\x08 à mot.")
    assert xml_of(client, "/flux/rss.xml").findtext("channel/item/title") == "Une page arrachée"
    assert xml_of(client, "/flux/atom.xml").findtext(f"{ATOM}entry/{ATOM}summary") == "Fin."


# Whole and portable


def newest_html(client):
    return json_of(client, "/flux/feed.json")["items"][0]["content_html"]


def test_a_text_is_whole_from_its_chapo_to_its_notes(client, magazine):
    html = newest_html(client)
    parts = ("Un chapô", "Un aplat", "Illustration\u202f: Ana Vidal", "Un mot", "Boutique", "La note")
    places = [html.find(part.replace("\u202f:", "\u00a0:")) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_every_address_is_whole_and_no_id_is_left(client, magazine):
    addresses = Addresses(newest_html(client))
    assert addresses.found
    assert all(
        address.startswith(("http://testserver/", "https://example.org/")) for address in addresses.found
    )
    assert addresses.ids == []


def test_a_note_leads_to_the_article_and_back(client, magazine):
    found = Addresses(newest_html(client)).found
    assert "http://testserver/2009/05/essai/#note-1" in found
    assert "http://testserver/2009/05/essai/#appel-1" in found


def test_a_figure_is_its_sentence_and_its_numbers_without_its_drawing(client, magazine):
    html = newest_html(client)
    assert "<svg" not in html
    assert '<details open="">' in html
    assert "http://testserver/2009/05/essai/chiffres/1.csv" in html
    assert "<td>61" in html


def test_a_srcset_is_whole_too():
    html = '<source type="image/avif" srcset="/media/a.avif 400w, /media/b.avif 800w" sizes="100vw">'
    assert portable(html, "https://example.org/2009/05/a/") == (
        '<source type="image/avif" srcset="https://example.org/media/a.avif 400w, '
        'https://example.org/media/b.avif 800w" sizes="100vw">'
    )


def test_an_address_keeps_its_query_and_a_word_its_ampersand():
    html = '<p class="x"><a href="/a/?b=1&amp;c=2" title="&lt;i&gt;">Q &amp; R</a></p>'
    assert portable(html, "https://example.org/") == (
        '<p><a href="https://example.org/a/?b=1&amp;c=2" title="&lt;i&gt;">Q &amp; R</a></p>'
    )


def test_a_report_tells_of_its_event(client):
    make_report(title="Journée", event={"place": "Montreval", "name": "Les assises"})
    html = newest_html(client)
    assert "Montreval" in html
    assert "Les assises" in html


def test_titles_are_set_and_escaped_once(client, magazine):
    said = "L’essai < l’œuvre & «\u00a0le reste\u00a0»"
    assert xml_of(client, "/flux/rss.xml").findtext("channel/item/title") == said
    assert xml_of(client, "/flux/atom.xml").findtext(f"{ATOM}entry/{ATOM}title") == said


def test_pictures_may_be_shown_on_the_pages_of_a_reader(client, magazine):
    picture = json_of(client, "/flux/feed.json")["items"][0]["image"]
    response = client.get(urlsplit(picture).path)
    b"".join(response)
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


# Honest


def test_a_text_that_moves_is_not_a_new_one(client, magazine):
    article = Article.objects.get(slug="essai")
    before = json_of(client, "/flux/feed.json")["items"][0]
    article.slug, article.title = "autrement", "Autrement"
    article.save()
    after = json_of(client, "/flux/feed.json")["items"][0]
    assert after["id"] == before["id"]
    assert after["url"] == "http://testserver/2009/05/autrement/"


def test_dates_are_those_of_the_site_in_its_time_zone(client, magazine):
    oldest = json_of(client, "/flux/feed.json")["items"][1]
    assert oldest["date_published"] == "2009-05-01T00:15:00+02:00"


def test_a_revision_dates_the_text_and_its_feed_but_does_not_publish_it_again(client, magazine):
    article = Article.objects.get(slug="essai")
    article.body += "\n\nUn ajout."
    article.save()
    item = json_of(client, "/flux/feed.json")["items"][0]
    assert item["date_published"] == "2009-05-03T08:30:00+02:00"
    assert datetime.fromisoformat(item["date_modified"]) == article.revised_at.replace(microsecond=0)
    channel = xml_of(client, "/flux/rss.xml").find("channel")
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")) == article.revised_at.replace(
        microsecond=0
    )


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_that_did_not_change_costs_a_header(client, magazine, path):
    first = client.get(path)
    for asked in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(path, headers=asked)
        assert (again.status_code, again.content) == (304, b"")
    head = client.head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    assert client.post(path).status_code == 405


def test_a_feed_that_lost_a_text_is_sent_again_even_to_who_asks_by_date(client, magazine):
    long_ago = timezone.now() - timedelta(days=9)
    Article.objects.update(updated_at=long_ago)
    first = client.get("/flux/rss.xml")
    assert parsedate_to_datetime(first["Last-Modified"]) == long_ago.replace(microsecond=0)
    Article.objects.get(slug="le-premier").withdraw(by=make_camille())
    again = client.get("/flux/rss.xml", headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 200
    assert "Le premier" not in again.content.decode()


def test_a_feed_is_shown_by_browsers_and_says_what_it_is(client):
    assert client.get("/flux/rss.xml")["Content-Type"] == "application/xml; charset=utf-8"
    assert client.get("/flux/atom.xml")["Content-Type"] == "application/xml; charset=utf-8"
    assert client.get("/flux/feed.json")["Content-Type"] == "application/feed+json; charset=utf-8"


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
def test_a_person_who_opens_a_feed_reads_what_it_is_and_may_go_on(client, magazine, file):
    feed = client.get(f"/auteurs/driss-ouazene/flux/{file}").content.decode()
    assert feed.splitlines()[1] == '<?xml-stylesheet type="text/css" href="/static/feeds/feed.css"?>'
    assert "<xhtml:p>Cette page est un flux\u00a0: une adresse que votre lecteur" in feed
    assert re.findall('<xhtml:a href="http://testserver([^"]+)">', feed) == [
        "/auteurs/driss-ouazene/",
        "/flux/",
        "/2009/05/essai/",
        "/2009/05/le-premier/",
    ]


# Silent about what is not public


def withdrawn(article):
    article.publish(by=None, at=paris(2009, 5, 5))
    article.withdraw(by=None)


STATES = {
    "draft": lambda article: None,
    "in review": lambda article: article.submit(by=None),
    "ready": lambda article: article.mark_ready(by=None),
    "scheduled": lambda article: article.publish(by=None, at=timezone.now() + timedelta(hours=1)),
    "withdrawn": withdrawn,
    "trashed": lambda article: article.trash(by=None),
}
MAPS = ("/flux/", "/sitemap.xml", "/sitemap-maison.xml", "/sitemap-2009.xml", "/2009/05/essai.md")


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_published_is_at_no_address(client, magazine, state):
    driss, column, picture = Author.objects.get(), Column.objects.get(), make_picture(title="Secrete")
    for kind, slug in ((Kind.COLUMN_PIECE, "secret-texte"), (Kind.PAGE, "secret-page")):
        text = make_draft(
            driss,
            kind=kind,
            title="Le secret",
            slug=slug,
            standfirst="Un secret.",
            body=f"Le secret.[^1] ![](image:{picture.slug})\n\n[^1]: Un secret.",
            column=column,
            tags=["avis"],
            picture=picture,
        )
        STATES[state](text)
    shown = Article.objects.get(slug="essai")
    shown.body += "\n\n[Voir](article:secret-texte) et [voir](article:secret-page)."
    shown.save()
    for path in (*FEEDS, *MAPS):
        response = client.get(path)
        assert response.status_code == 200, path
        assert "secret" not in response.content.decode().lower(), path
    year = timezone.localdate().strftime("%Y/%m")
    for path in ("/2009/05/secret-texte.md", f"/{year}/secret-texte.md", "/secret-page.md"):
        assert client.get(path).status_code in {404, 410}, path


def test_a_scheduled_text_enters_the_feeds_at_its_hour(client, magazine, time_machine):
    time_machine.move_to(paris(2030, 1, 1, 8))
    make_article(title="À l'heure", at=paris(2030, 1, 1, 9))
    before = client.get("/flux/rss.xml")
    assert b"heure" not in before.content
    time_machine.move_to(paris(2030, 1, 1, 9))
    after = client.get("/flux/rss.xml", headers={"If-Modified-Since": before["Last-Modified"]})
    assert "À l’heure" in after.content.decode()
    assert client.get("/sitemap-2030.xml").status_code == 200


# Found


def test_a_feed_holds_the_twenty_newest_texts(client):
    for number in range(22):
        make_article(title=f"Texte {number}", at=paris(2009, 5, 1 + number))
    titles = [item["title"] for item in json_of(client, "/flux/feed.json")["items"]]
    assert titles == [f"Texte {number}" for number in range(21, 1, -1)]


def test_the_pages_of_the_site_are_in_no_feed(client):
    make_article(kind=Kind.PAGE, title="L'ours", slug="ours")
    assert json_of(client, "/flux/feed.json")["items"] == []


def test_a_feed_holds_what_its_page_holds(client, magazine):
    make_article(title="Ailleurs", tags=["autre"])
    for place in PLACES[1:]:
        assert len(json_of(client, f"{place}feed.json")["items"]) == 2
    assert [item["title"] for item in json_of(client, "/mots-cles/autre/flux/feed.json")["items"]] == [
        "Ailleurs"
    ]


def test_a_feed_costs_six_queries_at_most(client, magazine, django_assert_max_num_queries):
    column = Column.objects.get()
    for _number in range(25):
        driss, other = make_author(), make_author()
        make_article(driss, other, column=column, tags=[f"mot {n}" for n in range(9)], body=BODY)
    for path in FEEDS:
        with django_assert_max_num_queries(5 if path.startswith("/flux/") else 6):
            assert client.get(path).status_code == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what the tables hold")
@pytest.mark.parametrize("path", [f"{place}rss.xml" for place in PLACES])
def test_a_feed_chooses_its_texts_by_an_index_that_holds_all_it_asks(client, magazine, path):
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    (chosen,) = [query["sql"] for query in asked if "LIMIT 20" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {chosen}")
        plan = [row[3] for row in cursor.fetchall()]
    assert any("COVERING INDEX sqlite_autoindex_articles_listed_1" in step for step in plan), plan
    assert not any(step.startswith("SCAN") for step in plan), plan


@pytest.mark.parametrize("path", ["/", "/archives/", "/chroniques/port-du/", "/mots-cles/avis/"])
def test_a_page_announces_its_feeds(client, magazine, path):
    page = client.get(path).content.decode()
    links = re.findall(
        r'<link rel="alternate" type="application/(?:rss\+xml|atom\+xml|feed\+json)" href="([^"]+)', page
    )
    place = f"{path}flux/" if path.count("/") == 3 else "/flux/"
    assert links == [f"{place}{file}" for file in FILES]


def test_the_page_of_feeds_leads_to_each_of_them(client, magazine):
    make_column(title="Sans texte")
    make_draft(make_author(name="Silencieux"))
    page = client.get("/flux/").content.decode()
    links = re.findall(r'href="([^"]+/flux/[^"]+|/flux/[^"]+)" type', page.partition("<main")[2])
    assert len(links) == 3 * 5  # the site, its column, its author, its two words
    assert set(FEEDS) < set(links)
    assert all(client.get(link).status_code == 200 for link in links)


def test_a_feed_of_what_does_not_exist_is_a_404(client):
    for path in ("/chroniques/rien/flux/rss.xml", "/flux/rss.json", "/auteurs/personne/flux/feed.json"):
        assert client.get(path).status_code == 404


def test_the_feed_of_a_renamed_column_follows_it(client, magazine):
    column = Column.objects.get()
    column.slug = "port-paye"
    column.save()
    response = client.get("/chroniques/port-du/flux/atom.xml")
    assert (response.status_code, response["Location"]) == (301, "/chroniques/port-paye/flux/atom.xml")
