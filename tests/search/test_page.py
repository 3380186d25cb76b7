"""The page of search: what it shows, what it costs, what it makes of any query at all."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article, Tag, TagSynonym
from articles.search import nearest
from tests.makers import make_article, make_author, make_column, make_comment, make_draft, make_report, paris
from tests.pages.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def magazine():
    """Thirty texts by three authors in two columns, one with a note, one with avis."""
    authors = [make_author(name=name) for name in ("Camille Roudaut", "Driss Ouazène", "Léa Kermarrec")]
    columns = [make_column(title="Port dû"), make_column(title="La rature")]
    for number in range(30):
        make_article(
            authors[number % 3],
            title=f"La malle n° {number}",
            column=columns[number % 2],
            at=paris(2009 + number // 15, 1 + number % 12, 2),
            body="Une malle ferme. Le cadenas tient mal[^1].\n\n[^1]: Un cadenas de laiton.",
        )
    make_comment(Article.objects.get(title="La malle n° 3"), text="La girouette tourne. Elle grince.")


def test_no_query_costs_more_than_eight_of_the_database(client, magazine, django_assert_max_num_queries):
    client.get("/recherche/?q=malle")  # what the process keeps for all pages
    narrowed = ("auteur:driss annee:2009 cadenas", "cadenat auteur:x chronique:y mot-cle:z")
    for query in ("malle", "laiton", "girouette", "girouete", "-malle", "ouazène", *narrowed):
        with django_assert_max_num_queries(8, info=query):
            assert client.get("/recherche/", {"q": query}).status_code == 200


def test_the_words_are_marked_in_the_title_and_the_sentence(client, magazine):
    page = client.get("/recherche/?q=malles").content.decode()
    assert "La <mark>malle</mark>" in page
    assert "Une <mark>malle</mark> ferme." in page


def test_an_answer_in_a_note_leads_to_the_note(client, magazine):
    page = client.get("/recherche/?q=laiton").content.decode()
    assert "#note-1" in page
    assert "cadenas de <mark>laiton</mark>" in page


def test_an_answer_in_an_avis_leads_to_the_avis(client, magazine):
    page = client.get("/recherche/?q=girouette").content.decode()
    assert "La <mark>girouette</mark> tourne." in page
    assert 'href="/avis/' in page


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("viralite", "Mot-clé : [viralité]"),
        ("mot-clé:viralité", "Mot-clé : [viralité]"),
        ("contagion", "Mot-clé : viralité"),  # a synonym
        ("ouazène", "Auteur : Driss [Ouazène]"),
        ("auteur:driss", "Auteur : [Driss] Ouazène"),
        ("rature", "Chronique : La [rature]"),
        ("rature driss", "Auteur : [Driss] Ouazène · Chronique : La [rature]"),
        ("lisieux", "L’événement : [Lisieux]"),
        ("malle", ""),
        ("cadenas viralite", ""),
    ],
)
def test_a_text_found_by_its_names_alone_says_which(client, query, why):
    fields = {"title": "La malle", "body": "Un cadenas.", "column": make_column(title="La rature")}
    text = make_report(make_author(name="Driss Ouazène"), event={"place": "Lisieux"}, **fields)
    text.tags.set(["viralité", "zinc"])
    TagSynonym.objects.create(tag=Tag.objects.named("viralité"), name="contagion")
    response = client.get("/recherche/", {"q": query})
    [found] = response.context["results"].texts
    assert " · ".join(f"{reason.title()} : {_bracketed(reason.name)}" for reason in found.reasons) == why
    assert why.replace("[", "").replace("]", "") in words_of(response).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("query", "said_of_it", "way"),
    [
        ("auteur:personne", "Aucun auteur ne s’appelle « personne ».", "/auteurs/"),
        ('malle auteur:"Camille Ouazène"', "Aucun auteur ne s’appelle « Camille Ouazène ».", "/auteurs/"),
        ("chronique:rien", "Aucune chronique ne s’appelle « rien ».", "/chroniques/"),
        ("mot-clé:secret", "Aucun mot-clé ne s’appelle « secret ».", "/mots-cles/"),
    ],
)
def test_a_name_of_nothing_is_said_with_a_way_to_all_names(client, magazine, query, said_of_it, way):
    make_draft(tags=["secret"])
    response = client.get("/recherche/", {"q": query})
    assert said_of_it in words_of(response).replace("\u00a0", " ")
    found = response.content.decode().partition('class="search-respelled"')[2].partition("</p>")[0]
    assert f'href="{way}"' in found


def test_names_that_are_known_are_not_said_to_be_unknown(client, magazine):
    for query in ("auteur:driss inconnu", "-auteur:personne", "année:1999", "auteur:driss chronique:rien"):
        unknown = client.get("/recherche/", {"q": query}).context["results"].unknown
        assert [name.value for name in unknown] == (["rien"] if "rien" in query else []), query


def _bracketed(pieces):
    return "".join(f"[{piece}]" if is_met else piece for piece, is_met in pieces)


def test_all_answers_are_met_once_from_page_to_page(client, magazine):
    seen, address = [], "/recherche/?q=malle"
    while address:
        response = client.get(address)
        seen += [found.article.pk for found in response.context["results"].texts]
        address = response.context["onward"]
    assert len(seen) == len(set(seen)) == 30


def test_answers_are_narrowed_by_author_column_and_year(client, magazine):
    ways = client.get("/recherche/?q=malle").context["ways"]
    assert [[(link["name"], link["uses"]) for link in way["links"]] for way in ways] == [
        [("Camille Roudaut", 10), ("Driss Ouazène", 10), ("Léa Kermarrec", 10)],
        [("La rature", 15), ("Port dû", 15)],
        [(2010, 15), (2009, 15)],
    ]
    narrowed = client.get(ways[0]["links"][1]["link"])
    assert narrowed.context["results"].counts["texts"] == 10
    assert [link["is_on"] for link in narrowed.context["ways"][0]["links"]] == [True]


def test_a_mistyped_word_is_offered_as_texts_write_it(client, magazine):
    response = client.get("/recherche/?q=cadenat+de+latton")
    assert response.context["results"].suggestion == "cadenas de laiton"
    assert client.get(response.context["respelled"]).context["results"].counts["texts"] == 30


def test_a_scheduled_text_is_found_at_its_minute(client):
    hour = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    make_article(title="Le dirigeable", at=hour)
    assert not client.get("/recherche/?q=dirigeable").context["results"].texts
    with time_machine.travel(hour + timedelta(seconds=1), tick=False):
        assert len(client.get("/recherche/?q=dirigeable").context["results"].texts) == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "%00",
        "%ff",
        "%22",
        "%22%22%22",
        "-",
        "--",
        "*",
        "%2B%2B",
        "a%00b",
        "le+la+les",
        "NEAR(a+b)",
        "%27%27",
    ],
)
def test_any_query_has_a_page(client, magazine, query):
    assert client.get(f"/recherche/?q={query}").status_code == 200


def test_a_long_query_is_cut_and_says_so(client, magazine):
    response = client.get("/recherche/", {"q": "malle " * 1700})
    assert response.status_code == 200
    assert response.context["results"].terms.is_cut
    assert len(response.context["query"]) <= 200


@pytest.mark.parametrize("suite", ["abc", "9-1", "1-", "1-zzzzzzzzzzzzz", "1-%00", "-"])
def test_a_place_that_no_page_gave_is_not_found(client, magazine, suite):
    assert client.get(f"/recherche/?q=malle&suite={suite}").status_code == 404


@pytest.mark.parametrize("query", ["-malle&suite=6-abc", "-malle&suite=5-abc", "annee:2009&suite=6-1"])
def test_a_place_in_a_tier_where_the_query_does_not_look_answers_nothing(client, magazine, query):
    response = client.get(f"/recherche/?q={query}")
    assert response.status_code == 200
    assert not response.context["results"].texts


@pytest.mark.parametrize("value", ["abc", "-1", "9" * 30, "²", ""])
def test_a_narrowing_that_means_nothing_is_left_out(client, magazine, value):
    response = client.get("/recherche/", {"q": "malle", "auteur": value})
    assert response.context["results"].counts["texts"] == 30


def test_the_page_is_kept_out_of_other_engines_and_asks_for_a_get(client):
    page = client.get("/recherche/?q=malle")
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert client.head("/recherche/?q=malle").status_code == 200
    assert client.post("/recherche/?q=malle").status_code == 405
    assert not page.cookies


def test_a_query_is_shown_as_it_was_typed_and_escaped(client):
    page = client.get("/recherche/", {"q": '<script>"x'}).content.decode()
    assert "<script>&" not in page
    assert "&lt;script&gt;" in page


def test_an_empty_page_says_how_to_ask(client):
    assert "année:2009..2012" in words_of(client.get("/recherche/"))


def test_a_dead_address_has_texts_near_it(django_assert_max_num_queries):
    lost = make_article(title="La lettre perdue du facteur")
    make_article(title="La lettre")
    with django_assert_max_num_queries(2):
        assert nearest("/2003/01/la-lettre-perdue.html")[0] == lost
    assert nearest("/%ff%00/") == nearest("") == nearest("/2009/05/") == []
