"""Nothing that somebody typed becomes markup, a script, or an address that runs."""

import re
from html.parser import HTMLParser

import pytest

from tests.makers import make_article, make_author, make_column, make_comment, make_picture, make_report

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = '"><img src=x onerror=alert(1)>'
RUNS = "javascript:alert(1)"
BODY = "{0}\n\n[lien](javascript:alert(1))[^1]\n\n[^1]: {0}"
# The data of the page are a block that no browser runs; what would end it is written as JSON may write it.
DATA = {"type": "application/ld+json"}
OURS = (
    {"type": "module", "src": "/static/site.js", "blocking": "render"},
    {"src": "/static/theme.js"},
    DATA,
)
FORBIDDEN = {"script", "svg", "iframe", "object", "embed", "style", "base"}


class Alive(HTMLParser):
    """What a browser would run, our scripts excepted: elements that act, handlers, addresses of code."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        addresses = [attributes.get(name) or "" for name in ("href", "src", "action", "formaction")]
        self.found += [tag] if tag in FORBIDDEN and attributes not in OURS else []
        self.found += [name for name in attributes if name.startswith("on") or name == "style"]
        self.found += [
            address for address in addresses if re.match(r"\s*(javascript|data|vbscript):", address, re.I)
        ]


def alive(response):
    reader = Alive()
    reader.feed(response.content.decode())
    return reader.found


@pytest.fixture(params=[SCRIPT, BREAKOUT, "<svg/onload=alert(1)>", "{{ settings.SECRET_KEY }}"])
def vector(request):
    return request.param


@pytest.fixture
def pages(vector, client):
    """Every page that shows a text of which every field was typed by an enemy."""
    author = make_author(
        name=f"A {vector}", slug="auteur", role=vector, title=vector, organisation=vector, bio=vector,
        organisation_description=vector, site=RUNS, profiles=RUNS,
        portrait=make_picture(title=vector, alt=vector),
    )  # fmt: skip
    column = make_column(title=f"C {vector}", slug="colonne", description=vector)
    column.authors.add(author)
    picture = make_picture(title=vector, alt=vector, caption=vector, credit_holder=vector)
    event = dict.fromkeys(("name", "organiser", "speakers", "place"), vector)
    article = make_report(
        author, title=f"T {vector}", slug="texte", standfirst=vector, body=BODY.format(vector),
        picture=picture, column=column, tags=[f"mot {vector}"], illustration_credit=vector,
        figures_source=vector, first_site=vector, first_url=RUNS, event=event,
    )  # fmt: skip
    comment = make_comment(article, name=f"L {vector}", site=RUNS, text=f"{vector}\n\n[lien]({RUNS})")
    comment.choose(by=None, why=vector)
    tag = article.tags.get()
    paths = ["/", article.get_absolute_url(), column.get_absolute_url(), author.get_absolute_url(),
             tag.get_absolute_url(), "/chroniques/", "/auteurs/", "/comptes-rendus/", "/mots-cles/",
             f"/avis/sur/{article.pk}/?reponse={vector}"]  # fmt: skip
    return {path: client.get(path) for path in paths}


def test_no_field_brings_anything_to_life(pages):
    found = [(path, what) for path, response in pages.items() for what in alive(response)]
    assert found == []
    assert {response.status_code for response in pages.values()} == {200}


def test_an_avis_being_reread_is_as_inert_as_a_published_one(client, vector):
    article = make_article()
    typed = {"text": f"{vector}\n\n[lien]({RUNS})", "name": vector[:70], "site": RUNS, "email": vector}
    for data in (typed, {**typed, "site": "", "email": ""}):
        page = client.post(f"/avis/sur/{article.pk}/", data, headers={"Sec-Fetch-Site": "same-origin"})
        assert alive(page) == []
