"""« Signaler cet avis », in a browser: with and without script, and by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from comments.models import Comment, Report
from tests.makers import make_article, make_comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def avis() -> Comment:
    return make_comment(make_article(title="Le lilas"), name="Driss", text="Elle habite au 4.")


def reach(page: Page, avis: Comment) -> None:
    page.goto(avis.article.get_absolute_url())
    page.get_by_role("link", name="Signaler l’avis de Driss").click()
    expect(page.get_by_role("heading", name="Signaler cet avis")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_avis_is_reported_and_the_reader_has_a_number(visitor, avis, script):
    page = visitor(java_script_enabled=script)
    reach(page, avis)
    expect(page.get_by_text("Elle habite au 4.")).to_be_visible()
    page.get_by_label("Il enfreint la loi").check()
    page.get_by_role("button", name="Envoyer le signalement").click()
    expect(page.get_by_role("alert")).to_contain_text("Votre signalement n’est pas encore parti.")
    page.get_by_label("En quelques mots").fill("Il donne l’adresse de ma voisine.")
    page.get_by_label("Votre nom").fill("Léa")
    page.get_by_label("Adresse électronique").fill("lea@example.org")
    page.get_by_label("Je crois de bonne foi").check()
    page.get_by_role("button", name="Envoyer le signalement").click()
    expect(page.get_by_role("heading", name="Suivi de votre signalement")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Signalement S-\d{4}-\d+"))).to_be_visible()
    page.reload()
    assert Report.objects.get().words == "Il donne l’adresse de ma voisine."


def test_an_avis_is_reported_by_the_keyboard_alone(visitor, avis):
    page = visitor()
    page.goto(avis.article.get_absolute_url())
    page.get_by_role("link", name="Signaler l’avis de Driss").focus()
    page.keyboard.press("Enter")
    first = page.get_by_role("radio").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")  # the next reason
    page.keyboard.press("Tab")
    expect(page.get_by_label("En quelques mots")).to_be_focused()
    page.keyboard.type("De la réclame.")
    for _field in range(3):  # name, address, the button: the law asks nothing of advertising
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Envoyer le signalement")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Suivi de votre signalement")).to_be_visible()
    assert (Report.objects.get().grievance, Report.objects.get().words) == ("advertising", "De la réclame.")


def test_what_only_the_law_asks_for_holds_nobody_back(visitor, avis):
    page = visitor()
    page.goto(f"/avis/{avis.pk}/signaler/")
    page.get_by_label("Il enfreint la loi").check()
    page.get_by_role("button", name="Envoyer le signalement").click()
    page.get_by_role("button", name="L’envoyer tel quel").click()
    expect(page.get_by_text("Votre signalement est arrivé.")).to_be_visible()
