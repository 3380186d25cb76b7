"""The Markdown of a page: its source under a front matter, whole addresses, nothing that is not public."""

import json
import re

import pytest

from articles.feeds.source import public_source
from articles.models import Kind
from chroniques.text import ArticleTarget, PictureTarget, Reference
from tests.makers import make_article, make_author, make_column, make_draft, make_picture, paris

pytestmark = pytest.mark.django_db

FIELD = re.compile(r"(?P<name>[a-z_]+): (?P<value>.+)")


def read(client, path):
    """The front matter and the body of a page."""
    response = client.get(path)
    assert response.status_code == 200
    opening, fields, body = response.content.decode().split("---\n", 2)
    assert opening == ""
    named = (FIELD.fullmatch(line) for line in fields.splitlines())
    return {field["name"]: json.loads(field["value"]) for field in named}, body.lstrip("\n")


def test_the_front_matter_says_what_the_page_says(client):
    driss, anouk = make_author(name="Driss"), make_author(name="Anouk")
    picture = make_picture(alt="Un aplat", credit_holder="Ana Vidal", credit_licence="CC BY 4.0")
    make_article(
        driss,
        anouk,
        title='L\'essai : "oui"',
        standfirst="Un chapô !",
        column=make_column(title="Port dû"),
        number=3,
        tags=["avis", "relation client"],
        picture=picture,
        at=paris(2009, 5, 1, 0, 15),
    )
    fields, body = read(client, "/2009/05/l-essai-oui.md")
    assert fields == {
        "title": "L’essai\u00a0: «\u00a0oui\u00a0»",
        "url": "http://testserver/2009/05/l-essai-oui/",
        "date": "2009-05-01T00:15:00+02:00",
        "updated": "2009-05-01T00:15:00+02:00",
        "authors": ["Driss", "Anouk"],
        "column": "Port dû",
        "number": 3,
        "tags": ["avis", "relation client"],
        "standfirst": "Un chapô\u202f!",
        "picture": f"http://testserver{picture.file.url}",
        "picture_alt": "Un aplat",
        "picture_credit": picture.credit(),
        "picture_licence": "CC BY 4.0",
        "language": "fr",
        "site": "Chroniques",
    }
    assert body == "Un paragraphe.\n"


def test_what_is_unknown_is_left_out(client):
    make_article(title="Nu")
    assert list(read(client, "/2009/05/nu.md")[0]) == ["title", "url", "date", "updated", "language", "site"]


def test_a_page_of_the_site_has_its_markdown_too(client):
    make_article(kind=Kind.PAGE, title="L'ours", slug="ours")
    assert read(client, "/ours.md")[0]["url"] == "http://testserver/ours/"


def test_the_page_and_its_markdown_name_each_other(client):
    make_article(title="Un texte")
    page = client.get("/2009/05/un-texte/").content.decode()
    assert '<link rel="alternate" type="text/markdown" href="/2009/05/un-texte.md">' in page
    source = client.get("/2009/05/un-texte.md")
    assert source["Content-Type"] == "text/markdown; charset=utf-8"
    assert source["Link"] == '<http://testserver/2009/05/un-texte/>; rel="canonical"'
    assert source["X-Content-Type-Options"] == "nosniff"
    assert "X-Robots-Tag" not in source


def test_it_is_sent_again_only_when_it_changed(client):
    article = make_article(title="Un texte")
    first = client.get("/2009/05/un-texte.md")
    for asked in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        assert client.get("/2009/05/un-texte.md", headers=asked).status_code == 304
    assert client.head("/2009/05/un-texte.md")["ETag"] == first["ETag"]
    article.body = "Repris."
    article.save()
    again = client.get("/2009/05/un-texte.md", headers={"If-None-Match": first["ETag"]})
    assert again.content.endswith(b"Repris.\n")


def test_what_the_text_names_of_ours_is_at_its_whole_address(client):
    make_article(title="L'autre", slug="autre")
    make_draft(title="Le secret", slug="secret")
    picture = make_picture(title="Plan", slug="plan", alt="Le plan", caption="La salle", credit_holder="Ana")
    make_article(
        title="Un texte",
        body=(
            "Voir [cet autre](article:autre#suite), [](article:autre), [ce secret](article:secret) "
            "et [les archives](/archives/).\n\n![](image:plan)\n\n![](image:inconnue)\n\n[ici][là]\n\n"
            "[là]: article:autre"
        ),
    )
    _fields, body = read(client, "/2009/05/un-texte.md")
    assert body == (
        "Voir [cet autre](http://testserver/2009/05/autre/#suite), "
        "[L’autre](http://testserver/2009/05/autre/), ce secret et [les archives](http://testserver/archives/).\n\n"
        f'![Le plan](http://testserver{picture.file.url} "La salle – {picture.credit()}")\n\n\n\n'
        "[ici][là]\n\n[là]: http://testserver/2009/05/autre/\n"
    )


def test_a_picture_that_may_no_more_be_shown_is_not(client):
    make_picture(title="Plan", slug="plan", usable_until=paris(2010, 1, 1).date())
    make_article(title="Un texte", body="Avant.\n\n![Le plan](image:plan)")
    assert read(client, "/2009/05/un-texte.md")[1] == "Avant.\n"


def test_notes_that_nothing_calls_and_comments_stay_in_the_house(client):
    make_article(
        title="Un texte",
        body=(
            "Un mot[^1]. <!-- à vérifier -->\n\n<!--\n```\nbrouillon\n```\n-->\n\n"
            "[^2]: Jamais dite,\nni sa suite.\n\n    Ni son second alinéa.\n\n"
            "[^1]: La note.\n\n[^3]: Ni celle-ci.\n# Fin"
        ),
    )
    _fields, body = read(client, "/2009/05/un-texte.md")
    for hidden in ("vérifier", "brouillon", "Jamais", "suite", "alinéa", "celle-ci"):
        assert hidden not in body
    assert re.sub(r"\n+", "\n", body) == "Un mot[^1]. \n[^1]: La note.\n# Fin\n"


def test_it_costs_a_handful_of_queries_whatever_it_names(client, django_assert_max_num_queries):
    column = make_column()
    others = [make_article(title=f"Autre {number}") for number in range(9)]
    pictures = [make_picture() for _number in range(9)]
    links = [f"[x](article:{other.slug})" for other in others]
    shown = [f"![](image:{picture.slug})" for picture in pictures]
    make_article(
        make_author(), title="Un texte", column=column, tags=["a", "b"], body="\n\n".join(links + shown)
    )
    with django_assert_max_num_queries(7):
        assert read(client, "/2009/05/un-texte.md")[1].count("http://testserver/") == 18


# Values in, values out


def public(reference):
    if reference == Reference("article", "autre"):
        return ArticleTarget("/2009/05/autre/", "L’autre")
    return PictureTarget("/media/a.png", 40, 30) if reference == Reference("image", "plan") else None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](<article:autre> 'dit')", '[a](https://e.org/2009/05/autre/ "dit")'),
        ("[a [b] c](article:autre)", "[a [b] c](https://e.org/2009/05/autre/)"),
        ("[a\nb](article:autre)", "[a\nb](https://e.org/2009/05/autre/)"),
        ("![a](image:plan)", "![a](https://e.org/media/a.png)"),
        ("![a](image:autre)", ""),
        ("[a](image:plan)", "a"),
        ("[a](article:rien)", "a"),
        ("[a]: article:rien", "[a]: #"),
        ("[a](//ailleurs.org/)", "[a](//ailleurs.org/)"),
        ("[a](https://x.org/article:autre)", "[a](https://x.org/article:autre)"),
        ("`[a](article:autre) <!-- b -->`", "`[a](article:autre) <!-- b -->`"),
        (
            "```\n[a](article:autre)\n<!-- b -->\n[^9]: c\n```",
            "```\n[a](article:autre)\n<!-- b -->\n[^9]: c\n```",
        ),
        ("a <!-- b --> c <!-- d", "a  c"),
    ],
)
def test_the_source_as_anyone_may_read_it(source, expected):
    assert public_source(source, public, [], "https://e.org/2009/06/moi/") == f"{expected}\n"
