"""A page that is pasted in the writing screen: its Markdown, its notes, its pictures, what it lost."""

import base64

import pytest
from playwright.sync_api import Page, expect

from articles.models import Picture
from tests.makers import make_draft, picture_bytes
from tests.text.pastes import document

from .writing import BODY, PASTE, area, open_text, preview, put_caret_after

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
NOTED = "Un mot[^1].\n\n[^1]: Une note.\n\n"


def paste(page: Page, html: str, plain: str = "Le texte seul.") -> None:
    page.evaluate(PASTE, ["html", "", {"text/html": html, "text/plain": plain}])


def test_a_page_of_word_becomes_markdown_whose_notes_follow_those_of_the_text(visitor):
    page = open_text(visitor, make_draft(body=NOTED))
    put_caret_after(page, "Une note.\n\n")
    paste(page, document("word-notes").html)
    expect(page.locator(".writing-lost")).to_contain_text("Suivi retiré des liens : utm_source, utm_medium.")
    source = area(page).input_value()
    assert source.startswith(f"{NOTED}**Pendant vingt ans** on a cru que le papier allait mourir[^2].")
    expect(preview(page).locator("[role=doc-endnotes] li")).to_have_count(4)
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(NOTED)


def test_a_picture_that_the_page_holds_is_described_credited_and_takes_its_place(visitor):
    page = open_text(visitor, make_draft(body=BODY))
    put_caret_after(page, "refleurit.")
    data = base64.b64encode(picture_bytes()).decode()
    paste(page, f'<p>Voici :</p><p><img src="data:image/png;base64,{data}" alt="Un lilas"></p><p>Fin.</p>')
    expect(page.locator("#picture_alt")).to_have_value("Un lilas")
    page.locator("#picture_credit_holder").fill("Ana Vidal")
    page.locator("#picture_credit_nature").select_option("photo")
    page.locator("#picture_credit_holder").press("Enter")
    expect(area(page)).to_have_value(f"{BODY}Voici :\n\n![Un lilas](image:un-lilas)\n\nFin.")
    assert Picture.objects.get().alt == "Un lilas"
    expect(preview(page).locator("figcaption")).to_have_text("Photo : Ana Vidal")
