"""The preview beside the text: the page of the site, in step, and never in the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.makers import make_article, make_draft, make_picture

from .writing import BODY, area, line_of_caret, open_text, preview, put_caret_after

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def page(visitor) -> Page:
    return open_text(visitor, make_draft(title="Le lilas", body=BODY))


def test_the_preview_follows_what_is_typed(page):
    put_caret_after(page, "refleurit.")
    page.keyboard.type("\n\n« Oui ! »")
    expect(preview(page).locator("p")).to_have_text(["Le lilas refleurit.", "« Oui ! »"])
    page.locator("#id_title").fill("L'été")
    expect(page.frame_locator("[data-sheet]").locator("h1")).to_have_text("L’été")
    expect(page.locator("[data-counted]")).to_have_text("4 mots, 1 min de lecture")


def test_the_preview_shows_what_the_page_shows_in_its_style(visitor, live_server):
    make_picture(title="Place", alt="Un marché", caption="La place")
    body = "## Un\n\nUn mot[^1].\n\n![](image:place)\n\n> Dit-il.\n> -- Ana\n\n[^1]: Sa note."
    article = make_article(title="Le lilas", body=body)
    page = open_text(visitor, article)
    shown = """(place) => [...place.querySelectorAll("*")].map((one) => {
        const {fontFamily, fontStyle, color, marginTop} = getComputedStyle(one)
        return [one.localName, one.className, fontFamily, fontStyle, color, marginTop]
    })"""
    expect(preview(page).locator("img")).to_be_visible()
    width = preview(page).evaluate("() => innerWidth")
    here = preview(page).evaluate(shown), preview(page).inner_html()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(article.get_absolute_url())
    there = page.locator(".article-body")
    assert here == (there.evaluate(shown), there.inner_html())


def test_only_one_question_is_under_way_and_the_last_words_are_shown(page):
    flying, most = 0, 0

    def count(route):
        nonlocal flying, most
        flying += 1
        most = max(most, flying)
        route.continue_()

    def landed(_request):
        nonlocal flying
        flying -= 1

    page.route("**/ecriture/apercu/", count)
    page.on("requestfinished", lambda request: "/apercu/" in request.url and landed(request))
    put_caret_after(page, "refleurit.")
    page.keyboard.type(" Encore une phrase de plus.")
    expect(preview(page).locator("p")).to_have_text(["Le lilas refleurit. Encore une phrase de plus."])
    assert most == 1


def test_a_site_that_does_not_answer_is_said_and_nothing_typed_is_lost(page):
    page.route("**/ecriture/apercu/", lambda route: route.abort())
    put_caret_after(page, "refleurit.")
    page.keyboard.type(" Encore.")
    expect(page.locator(".writing-failed")).to_contain_text("L’aperçu n’a pas pu être fait")
    expect(area(page)).to_have_value("Le lilas refleurit. Encore.")
    page.unroute("**/ecriture/apercu/")
    page.keyboard.type(" Oui.")
    expect(page.locator(".writing-failed")).to_be_empty()
    expect(preview(page).locator("p")).to_have_text(["Le lilas refleurit. Encore. Oui."])


def test_the_text_and_the_preview_scroll_in_step(visitor):
    parts = "\n\n".join(f"## Partie {n}\n\n" + f"La phrase {n}, assez longue. " * 30 for n in range(12))
    page = open_text(visitor, make_draft(body=parts))
    expect(preview(page).locator("h2")).to_have_count(12)
    expect(preview(page).locator("h2").nth(7)).not_to_be_in_viewport()
    page.locator("[data-panel=headings] summary").click()
    page.get_by_role("button", name="Partie 7").click()
    assert line_of_caret(page) == "|## Partie 7"
    expect(preview(page).locator("h2").nth(7)).to_be_in_viewport()
    expect(preview(page).locator("h2").nth(2)).not_to_be_in_viewport()
