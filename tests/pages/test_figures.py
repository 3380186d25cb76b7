"""The numbers of a figure are a file that a French spreadsheet opens, and that computes nothing."""

import pytest

from articles.models import Kind
from articles.views.figures import as_csv, inert
from tests.makers import make_article, make_draft

pytestmark = pytest.mark.django_db

BODY = "Avant.\n\n```graphique\ntitre: Usages du cœur\n{}\n```\n"
ROWS = "Canal;Jeunes;Anciens\nForum;1 204,5 %;-6 %\nConseil;73,8 %;"


def file_of(client, article, number=1):
    return client.get(f"{article.get_absolute_url()}chiffres/{number}.csv")


def test_the_page_draws_the_figure_and_leads_to_its_numbers(client):
    article = make_article(body=BODY.format(ROWS))
    page = client.get(article.get_absolute_url()).content.decode()
    assert 'class="graph-image"' in page
    assert 'href="chiffres/1.csv"' in page


def test_the_file_opens_in_a_french_spreadsheet(client):
    response = file_of(client, make_article(body=BODY.format(ROWS)))
    assert response.content.decode() == (
        "\ufeffCanal;Jeunes (%);Anciens (%)\r\nForum;1204,5;-6\r\nConseil;73,8;\r\n"
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="usages-du-coeur.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_without_a_title_has_the_name_of_its_article(client):
    article = make_article(slug="essai", body="```graphique\na;b\nx;1\n```")
    assert file_of(client, article)["Content-Disposition"] == 'attachment; filename="essai-1.csv"'


def test_a_page_of_the_site_may_have_figures_too(client):
    article = make_article(kind=Kind.PAGE, slug="comptes", body=BODY.format(ROWS))
    assert client.get("/comptes/chiffres/1.csv").status_code == 200
    assert article.path == "comptes"


@pytest.mark.parametrize("number", [0, 2, 10**30])
def test_a_figure_that_is_not_there_is_not_found(client, number):
    assert file_of(client, make_article(body=BODY.format(ROWS)), number).status_code == 404


def test_the_numbers_of_a_draft_or_of_a_withdrawn_text_are_shown_to_no_one(client):
    article = make_article(body=BODY.format(ROWS))
    path = f"{article.get_absolute_url()}chiffres/1.csv"
    article.withdraw(by=None)
    make_draft(body=BODY.format(ROWS), slug="brouillon")
    assert client.get(path).status_code == 410
    assert client.get("/brouillon/chiffres/1.csv").status_code == 404


def test_the_file_follows_an_article_that_moves(client):
    article = make_article(slug="avant", body=BODY.format(ROWS))
    old = f"{article.get_absolute_url()}chiffres/1.csv"
    article.slug = "apres"
    article.save()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (
        301,
        f"{article.get_absolute_url()}chiffres/1.csv",
    )
    assert client.get(response["Location"]).status_code == 200


def test_a_file_costs_one_query(client, django_assert_num_queries):
    article = make_article(body=BODY.format(ROWS))
    with django_assert_num_queries(1):
        assert file_of(client, article).status_code == 200


def test_correcting_the_text_corrects_the_file(client):
    article = make_article(body=BODY.format(ROWS))
    article.body = article.body.replace("73,8", "74")
    article.save(update_fields=["body"])
    assert "Conseil;74;" in file_of(client, article).content.decode()


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "＝1", "-5 %"])
def test_a_cell_that_would_be_computed_is_words(cell):
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "-5,25", "", "Boutique", "1-2", "a@b.fr", "'=1"])
def test_any_other_cell_and_any_number_is_itself(cell):
    assert inert(cell) == cell


def test_a_name_that_holds_a_semicolon_or_a_quote_stays_in_its_cell():
    figure = {"unit": "", "heads": ["a", "b;c"], "rows": [['x";=1+1', "2"]]}
    assert as_csv(figure) == '\ufeffa;"b;c"\r\n"x"";=1+1";2\r\n'
