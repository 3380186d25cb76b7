"""The reference of a text: as French bibliographies write it, and for the tools that manage them."""

from datetime import date

import pytest
from django.conf import settings

from articles.views.citation import citation, inverted, latex
from tests.makers import make_article, make_author, make_draft, paris

from .reading import said, words_of


def signatures() -> list[tuple[str, str, str]]:
    lines = (settings.BASE_DIR / "fixtures/names/signatures.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.replace(" = ", "|").split("|") for line in lines if not line.startswith("#")]
    return [(signed, family.strip(), forename.strip()) for signed, family, forename in rows]


@pytest.mark.parametrize(("signed", "family", "forename"), signatures())
def test_a_name_is_inverted_as_french_bibliographies_do(signed, family, forename):
    assert inverted(signed) == (family, forename)


def cite(*names: str, title: str = "L’été", site: str = "La Criée"):
    return citation(names, title, site, date(2009, 5, 3), "https://criee.example.org/a/", "l-ete")


def test_family_names_are_in_capitals_with_their_accents():
    assert cite("Driss Ouazène", "Anouk Ferradji").authors == "OUAZÈNE (Driss), FERRADJI (Anouk)"


def test_a_collective_keeps_its_name():
    assert cite("La rédaction").authors == "La rédaction"
    assert "author = {{La rédaction}}" in cite("La rédaction").bibtex


def test_bibtex_names_everything_once():
    assert cite("Driss Ouazène", "Anouk Ferradji").bibtex == (
        "@online{l-ete,\n"
        "  author = {Ouazène, Driss and Ferradji, Anouk},\n"
        "  title = {{L’été}},\n"
        "  organization = {La Criée},\n"
        "  date = {2009-05-03},\n"
        "  url = {https://criee.example.org/a/},\n"
        "  langid = {french},\n"
        "}"
    )


def test_an_unsigned_text_has_no_author_in_bibtex():
    assert "author" not in cite().bibtex


def test_the_signs_of_latex_are_escaped():
    assert latex(r"50 % de R&D_{a} \ ~") == r"50 \% de R\&D\_\{a\} \textbackslash{} \textasciitilde{}"


@pytest.mark.django_db
class TestOnThePage:
    def test_the_reference_is_whole_and_names_no_day_of_reading(self, client, settings):
        settings.SITE_URL = "https://criee.example.org"
        article = make_article(make_author(name="Driss Ouazène"), title="L'été")
        words = words_of(client.get(article.get_absolute_url()))
        assert "OUAZÈNE (Driss), « L’été »," in words
        address = "https://criee.example.org/2009/05/l-ete/"
        assert f"{said('[online]')}, 3 mai 2009, {address} {said('(seen on …)')}." in words
        assert "url = {https://criee.example.org/2009/05/l-ete/}" in words

    def test_the_day_is_the_one_of_the_site_s_time_zone(self, client):
        article = make_article(title="Minuit", at=paris(2010, 1, 1, 0, 5))
        assert "date = {2010-01-01}" in words_of(client.get(article.get_absolute_url()))

    def test_the_address_is_there_to_be_selected_and_the_button_waits_for_the_script(self, client):
        article = make_article(title="Le lilas")
        shown = client.get(article.get_absolute_url()).content.decode()
        assert '<span id="adresse" class="share-copied">http://testserver/2009/05/le-lilas/</span>' in shown
        assert '<button type="button" class="copy" data-copy="adresse" hidden>' in shown

    def test_the_links_that_share_are_plain_and_leave_no_trace(self, client):
        article = make_article(title="Un & deux")
        shown = client.get(article.get_absolute_url()).content.decode()
        links = shown[shown.index('<ul class="share-links"') :]
        links = links[: links.index("</ul>")]
        assert "mailto:?subject=Un%20%26%20deux&amp;body=http%3A%2F%2Ftestserver" in links
        assert links.count('rel="noopener nofollow"') == links.count('href="https://') == 4

    def test_a_draft_is_neither_shared_nor_cited(self, admin_client):
        draft = make_draft(title="Le lilas")
        shown = admin_client.get(f"/admin/articles/article/{draft.pk}/apercu/")
        assert shown.status_code == 200
        assert "data-copy" not in shown.content.decode()
