"""A link to a text, a picture: found, pasted, described, put in the text."""

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Picture
from tests.makers import make_article, make_draft, make_picture, picture_bytes

from .writing import BODY, PASTE, area, choose, open_text, preview, put_caret_after

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def page(visitor) -> Page:
    return open_text(visitor, make_draft(title="Le lilas", body=BODY))


def test_a_link_to_a_text_is_found_and_set_without_the_mouse(visitor):
    found = make_article(title="Le bouche à oreille")
    page = open_text(visitor, make_draft(body=BODY))
    choose(page, "lilas")
    page.keyboard.press("Control+k")
    page.keyboard.type("bouche")
    expect(page.locator("[data-dialog=link] .writing-found li")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(area(page)).to_have_value(f"Le [lilas](article:{found.slug}) refleurit.")
    expect(area(page)).to_be_focused()
    expect(preview(page).locator("a")).to_have_attribute("href", found.get_absolute_url())
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(BODY)


def test_an_address_elsewhere_is_taken_as_it_is(page):
    choose(page, "lilas")
    page.keyboard.press("Control+k")
    page.keyboard.type("https://example.org/lilas")
    page.keyboard.press("Enter")
    expect(area(page)).to_have_value("Le [lilas](https://example.org/lilas) refleurit.")


def test_escape_closes_the_dialog_and_gives_back_the_selection(page):
    choose(page, "lilas")
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first one empties a field of search
    page.keyboard.type("rosier")
    expect(area(page)).to_have_value("Le rosier refleurit.")


def test_a_picture_that_is_pasted_is_described_credited_and_put_in_the_text(page):
    put_caret_after(page, "refleurit.")
    page.evaluate(PASTE, ["file", "mon_lilas.png", base64.b64encode(picture_bytes()).decode()])
    expect(page.locator("#picture_alt")).to_be_focused()
    page.locator(".writing-new .button.default").click()
    expect(page.locator("[data-errors]")).to_contain_text("Décrivez l’image")
    page.locator("#picture_alt").fill("Un lilas en fleur")
    page.locator("#picture_credit_holder").fill("Ana Vidal")
    page.locator("#picture_credit_nature").select_option("photo")
    page.locator("#picture_credit_holder").press("Enter")
    expect(area(page)).to_have_value(f"{BODY}\n\n![](image:mon-lilas)")
    expect(preview(page).locator("figcaption")).to_have_text("Photo : Ana Vidal")
    picture = Picture.objects.get()
    assert (picture.title, picture.alt) == ("Mon lilas", "Un lilas en fleur")


def test_a_picture_of_the_library_is_chosen(visitor):
    make_picture(title="La place", alt="Un marché")
    page = open_text(visitor, make_draft(body=BODY))
    put_caret_after(page, "refleurit.")
    page.keyboard.press("Control+Alt+p")
    page.locator("#writing-picture-query").fill("march")
    expect(page.locator("[data-dialog=picture] .writing-found li")).to_have_count(1)
    page.locator("#writing-picture-query").press("Enter")
    expect(area(page)).to_have_value(f"{BODY}\n\n![](image:la-place)")


# Paste

PASTED = {
    "markdown": "Un **lilas**[^2].\n\n![](image:colle-1)\n\n[^2]: Sa note.",
    "lost": ["Une couleur n’a pas été gardée."],
    "pictures": [{"name": "colle-1", "alt": "Un lilas", "data": None}],
}
RICH = {"text/html": "<p>Un <b>lilas</b><a href='#n'>1</a></p>", "text/plain": "Un lilas1"}


def read_by(page: Page, reader: Callable[[Route], None]) -> None:
    """What is pasted is read by this, in place of the site."""
    page.locator("[data-writing]").evaluate("(root) => (root.dataset.paste = '/admin/collage/')")
    page.route("**/admin/collage/", reader)


def paste_what_the_site_reads_as(page: Page, answer: dict) -> str:
    """Paste; what the site was sent."""
    read_by(page, lambda route: route.fulfill(json=answer))
    with page.expect_request("**/admin/collage/") as asked:
        page.evaluate(PASTE, ["text", "", RICH])
    return asked.value.post_data


def test_a_page_that_is_pasted_becomes_markdown_and_what_is_lost_is_said(visitor):
    page = open_text(visitor, make_draft(body="Le mot[^1] .\n\n[^1]: Sa note."))
    put_caret_after(page, "[^1] ")
    picture = "data:image/png;base64," + base64.b64encode(picture_bytes()).decode()
    answer = {**PASTED, "pictures": [{**PASTED["pictures"][0], "data": picture}]}
    asked = paste_what_the_site_reads_as(page, answer)
    assert RICH["text/html"] in asked
    assert 'name="label"\r\n\r\n1\r\n' in asked
    expect(page.locator("#picture_alt")).to_have_value("Un lilas")
    page.locator(".writing-new .button.default").click()
    expect(area(page)).to_have_value(
        "Le mot[^1] Un **lilas**[^2].\n\n![](image:un-lilas)\n\n[^2]: Sa note..\n\n[^1]: Sa note."
    )
    expect(page.locator(".writing-lost")).to_contain_text("Une couleur n’a pas été gardée.")
    assert Picture.objects.get().slug == "un-lilas"


def test_what_is_pasted_may_be_had_as_plain_text_instead(page):
    put_caret_after(page, "refleurit.")
    paste_what_the_site_reads_as(page, {"markdown": " **Oui**", "lost": ["Un fond."], "pictures": []})
    expect(area(page)).to_have_value(f"{BODY} **Oui**")
    page.get_by_role("button", name="Coller en texte simple").click()
    expect(area(page)).to_have_value(f"{BODY}Un lilas1")
    expect(page.locator(".writing-lost")).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(f"{BODY} **Oui**")


def test_a_site_that_does_not_answer_loses_no_word_that_is_pasted(page):
    put_caret_after(page, "refleurit.")
    read_by(page, lambda route: route.abort())
    page.evaluate(PASTE, ["text", "", RICH])
    expect(area(page)).to_have_value(f"{BODY}Un lilas1")
    expect(page.locator(".writing-lost")).to_contain_text("sans leur mise en forme")
