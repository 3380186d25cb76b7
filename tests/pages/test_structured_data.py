"""What a page says to machines is what it shows to people, by the rules of schema.org and of Google."""

from datetime import date

import pytest

from articles.models import Kind, Site
from articles.structured.pictures import licence_address
from articles.structured.who import kind_of
from articles.templatetags.structured import json_ld
from tests.makers import (
    make_article,
    make_author,
    make_column,
    make_comment,
    make_picture,
    make_report,
    paris,
)

from .reading import words_of
from .structured import DATA, data_of

pytestmark = pytest.mark.django_db
NBSP = "\u00a0"


def article_of(client, article, **fields):
    """The data of the page of this text, and its words."""
    response = client.get(article.get_absolute_url())
    return data_of(response)["Article"], words_of(response)


def test_a_text_says_its_title_chapo_authors_and_dates_as_the_page_shows_them(client):
    driss = make_author(
        name="Driss Ouazène",
        title="Gérant",
        organisation="Clous",
        site="https://driss.example.org/",
        profiles="https://social.example/@driss",
    )
    article = make_article(driss, title="L'été", standfirst="De quoi il s'agit", body="Un mot.")
    said, words = article_of(client, article)
    address = f"http://testserver{article.get_absolute_url()}"
    assert (said["url"], said["mainEntityOfPage"], said["inLanguage"]) == (address, address, "fr")
    assert (said["headline"], said["description"]) == ("L’été", "De quoi il s’agit")
    assert said["headline"] in words
    assert said["description"] in words
    assert said["datePublished"] == said["dateModified"] == "2009-05-03T08:30:00+02:00"
    assert said["author"] == [
        {
            "@type": "Person",
            "@id": "http://testserver/auteurs/driss-ouazene/#signature",
            "name": "Driss Ouazène",
            "url": "http://testserver/auteurs/driss-ouazene/",
            "jobTitle": "Gérant",
            "worksFor": {"@type": "Organization", "name": "Clous"},
            "sameAs": ["https://driss.example.org/", "https://social.example/@driss"],
        }
    ]
    assert said["wordCount"] == 2


def test_a_revision_is_dated_and_nothing_else_changes_the_date(client):
    article = make_article()
    article.comments_open = False
    article.save()
    said, _words = article_of(client, article)
    assert said["dateModified"] == said["datePublished"]
    article.body = "Un paragraphe corrigé."
    article.save()
    said, _words = article_of(client, article)
    assert said["dateModified"] > said["datePublished"]


def test_who_signs_nothing_leaves_the_site_as_author(client):
    said, _words = article_of(client, make_article())
    assert said["author"] == [{"@type": "Organization", "name": "Chroniques", "url": "http://testserver/"}]


def test_a_collective_is_no_person():
    names = ("La rédaction", "Atelier du Val", "L’équipe", "Laurence Dupré", "Lea Ferrand", "Driss Ouazène")
    assert [kind_of(name) for name in names] == ["Organization"] * 3 + ["Person"] * 3


def test_a_picture_says_its_credit_and_its_licence(client):
    picture = make_picture(
        caption="Un pupitre",
        credit_nature="photo",
        credit_holder="Ana Vidal",
        credit_agency="Agence Nord",
        credit_licence="CC BY-SA 4.0",
        credit_source="https://photos.example.org/1",
    )
    said, words = article_of(client, make_article(picture=picture))
    assert said["image"] == {
        "@type": "ImageObject",
        "contentUrl": f"http://testserver{picture.file.url}",
        "width": 40,
        "height": 30,
        "caption": "Un pupitre",
        "creditText": f"Photo{NBSP}: Ana Vidal / Agence Nord, licence CC BY-SA 4.0",
        "creator": {"@type": "Person", "name": "Ana Vidal"},
        "copyrightNotice": "Ana Vidal / Agence Nord",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "acquireLicensePage": "https://photos.example.org/1",
    }
    assert said["image"]["creditText"].replace(NBSP, " ") in words


def test_an_illustration_is_credited_as_the_page_prints_it(client):
    article = make_article(picture=make_picture(), illustration_credit="Atelier du Val")
    said, words = article_of(client, article)
    assert said["image"]["creditText"].endswith("Atelier du Val")
    assert said["image"]["creditText"].replace(NBSP, " ") in words


def test_a_picture_whose_right_of_use_is_over_is_said_no_more(client):
    picture = make_picture(usable_until=date(2010, 1, 1))
    said, _words = article_of(client, make_article(picture=picture))
    assert said["image"]["contentUrl"].startswith("http://testserver/cartes/")


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("licence CC BY-NC-ND 2.0", "https://creativecommons.org/licenses/by-nc-nd/2.0/"),
        ("cc-by-sa", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("Creative Commons BY 3.0", "https://creativecommons.org/licenses/by/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/licence", "https://example.org/licence"),
        ("javascript:alert(1)", ""),
        ("Tous droits réservés", ""),
        ("CC BY-ND-SA 4.0", ""),
        ("", ""),
    ],
)
def test_a_licence_leads_to_its_text_where_it_is_known(licence, address):
    assert licence_address(licence) == address


def test_a_piece_says_its_place_in_its_column_and_its_words(client):
    column = make_column(title="Port dû")
    article = make_article(kind=Kind.COLUMN_PIECE, column=column, number=3, tags=["avis", "œuvre"])
    said, _words = article_of(client, article)
    address = "http://testserver/chroniques/port-du/"
    series = {"@type": "CreativeWorkSeries", "@id": f"{address}#serie", "name": "Port dû", "url": address}
    assert (said["isPartOf"], said["position"]) == (series, 3)
    assert set(said["keywords"]) == {"avis", "œuvre"}


def test_a_report_says_what_is_known_of_its_event(client):
    known = {"name": "Canaux", "speakers": "Hélène\nOdile", "starts": "2009-04-28", "ends": "2009-04-30"}
    said, _words = article_of(
        client, make_report(event={**known, "place": "Montreval", "organiser": "Union"})
    )
    assert said["about"] == {
        "@type": "Event",
        "name": "Canaux",
        "startDate": "2009-04-28",
        "endDate": "2009-04-30",
        "location": {"@type": "Place", "name": "Montreval", "address": "Montreval"},
        "organizer": {"@type": "Organization", "name": "Union"},
        "performer": [{"@type": "Person", "name": "Hélène"}, {"@type": "Person", "name": "Odile"}],
    }


def test_an_event_without_a_name_is_not_said(client):
    said, _words = article_of(client, make_report(event={"place": "Montreval"}))
    assert "about" not in said


def test_the_avis_are_said_in_their_order_with_whom_they_answer(client):
    driss = make_author(name="Driss")
    article = make_article(driss)
    parent = make_comment(article, text="La *question*.", email="lea@example.org")
    make_comment(article, text="Ailleurs.", name="", written_at=None)
    answer = make_comment(article, parent=parent, author=driss, text="La réponse.")
    make_comment(article, state="pending", text="En attente.")
    said, words = article_of(client, article)
    address = f"http://testserver{article.get_absolute_url()}"
    assert said["commentCount"] == 3
    question, reply, other = said["comment"]
    assert question["@id"] == f"{address}#avis-{parent.pk}"
    assert (question["text"], question["author"]["name"]) == ("La question.", "Léa")
    assert question["dateCreated"] == "2009-05-04T10:00:00+02:00"
    assert reply["@id"] == f"{address}#avis-{answer.pk}"
    assert reply["parentItem"] == {"@type": "Comment", "@id": question["@id"]}
    assert reply["author"]["url"] == "http://testserver/auteurs/driss/"
    assert "dateCreated" not in other
    assert other["author"]["name"] in words
    assert all(avis["text"] in words for avis in said["comment"])


def test_a_long_conversation_says_its_count_and_its_beginning(client):
    article = make_article()
    for number in range(25):
        make_comment(article, text=f"Avis {number}. " + "Des mots et des mots. " * 40)
    said, _words = article_of(client, article)
    assert (said["commentCount"], len(said["comment"])) == (25, 20)
    assert max(len(avis["text"]) for avis in said["comment"]) <= 300


def test_the_front_page_says_the_site_and_who_publishes_it(client):
    logo = make_picture()
    Site.objects.create(
        name="La Criée", description="Des chroniques.", logo=logo, profiles="https://s.example/@c"
    )
    said = data_of(client.get("/"))
    assert set(said) == {"WebSite", "Organization"}
    assert (said["WebSite"]["name"], said["WebSite"]["description"]) == ("La Criée", "Des chroniques.")
    assert said["WebSite"]["publisher"]["@id"] == said["Organization"]["@id"]
    assert said["Organization"]["sameAs"] == ["https://s.example/@c"]
    assert said["Organization"]["logo"]["url"] == f"http://testserver{logo.file.url}"


def test_a_column_says_its_series_and_its_texts_in_the_order_of_the_page(client):
    column = make_column(title="Port dû", description="Des colis.")
    column.authors.add(make_author(name="Driss"))
    for year in (2009, 2010):
        make_article(kind=Kind.COLUMN_PIECE, column=column, title=f"Texte de {year}", at=paris(year, 1, 1))
    response = client.get("/chroniques/port-du/")
    said, words = data_of(response), words_of(response)
    assert said["CreativeWorkSeries"]["author"][0]["name"] == "Driss"
    names = [item["name"] for item in said["ItemList"]["itemListElement"]]
    assert (names, said["ItemList"]["numberOfItems"]) == (["Texte de 2010", "Texte de 2009"], 2)
    assert words.index(names[0]) < words.index(names[1])


def test_an_author_is_said_with_what_their_page_adds(client):
    author = make_author(name="Driss", bio="Il vend des *clous*.", portrait=make_picture())
    make_article(author)
    said = data_of(client.get(author.get_absolute_url()))["ProfilePage"]["mainEntity"]
    assert said["description"] == "Il vend des clous."
    assert said["image"] == f"http://testserver{author.portrait.file.url}"


def test_nothing_in_the_data_ends_the_element_or_a_line(client):
    article = make_article(title="</script><script>alert(1)</script>", standfirst="<!-- & \u2028\u2029 -->")
    page = client.get(article.get_absolute_url()).content.decode()
    written = DATA.search(page)[1]
    assert not set("<>&\u2028\u2029") & set(written)
    said, _words = article_of(client, article)
    assert said["headline"] == "</script><script>alert(1)</script>"


def test_data_are_written_as_json_that_html_cannot_read():
    assert json_ld({"a": "</é>&"}) == '{"a":"\\u003c/é\\u003e\\u0026"}'
