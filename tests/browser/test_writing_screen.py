"""The writing screen whole: full, on a telephone, without script, for everyone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.makers import make_camille, make_draft

from .conftest import sign_in
from .test_everyone import DESK, PHONE
from .visiting import SIDEWAYS, Watcher
from .writing import BODY, area, barriers_here, leave_unkept, open_text, preview, put_caret_after

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def page(visitor) -> Page:
    return open_text(visitor, make_draft(title="Le lilas", body=BODY))


def test_the_full_screen_holds_the_text_alone_and_escape_leaves_it(page):
    area(page).focus()
    page.keyboard.press("Control+Alt+Enter")
    box = page.locator("[data-writing]").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, DESK["width"], DESK["height"])
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.closest('[data-writing], body').localName")
        assert here in ("div", "body")
    area(page).focus()
    page.keyboard.press("Control+k")
    expect(page.locator("#writing-link-query")).to_be_focused()
    page.locator("[data-dialog=link] [data-close]").click()
    expect(page.locator("[data-save]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-save]")).to_be_hidden()
    page.locator("#id_title").focus()
    expect(page.locator("#id_title")).to_be_focused()


def test_ctrl_s_saves_and_goes_on(page):
    put_caret_after(page, "refleurit.")
    page.keyboard.type(" Oui.")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().body == "Le lilas refleurit. Oui."


def test_on_a_telephone_the_preview_takes_the_place_of_the_text(visitor):
    page = open_text(visitor, make_draft(body=BODY), PHONE)
    assert page.evaluate(SIDEWAYS) <= 0
    expect(area(page)).to_be_visible()
    expect(page.locator("[data-sheet]")).to_be_hidden()
    page.get_by_role("button", name="Aperçu", exact=True).click()
    expect(preview(page).locator("p")).to_have_text(["Le lilas refleurit."])
    expect(area(page)).to_be_hidden()
    page.get_by_role("button", name="Aperçu", exact=True).click()
    expect(area(page)).to_be_visible()


def test_without_script_the_text_is_a_field_like_another(visitor):
    page = open_text(visitor, make_draft(body=BODY), java_script_enabled=False)
    expect(page.locator("[data-bar]")).to_be_hidden()
    expect(page.locator("[data-sheet]")).to_be_hidden()
    area(page).fill("Sans script.")
    page.locator("[name=_continue]:visible").click()
    assert Article.objects.get().body == "Sans script."


def tour(visitor, size, before=lambda page: None) -> Iterator[Page]:
    """The screen in each of its states: each panel open, each dialog, the full screen."""
    make_camille()
    article = make_draft(body="## Un\n\nUn mot[^1], un A la fin.\n\n[^1]: Sa note.\n[^2]: Seule.")
    page = visitor(viewport=size, reduced_motion="reduce")
    leave_unkept(page)
    sign_in(page, "camille")
    before(page)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator("[data-counted]")).not_to_be_empty()
    yield page
    for name in ("notes", "headings", "remarks"):
        page.locator(f"[data-panel={name}] summary").click()
        yield page
    for name in ("link", "picture", "keys"):
        page.locator(f"[data-do={name}]").click()
        yield page
        page.locator(f"[data-dialog={name}] [data-close]").click()
    page.locator("[data-do=full]").click()
    yield page


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390 px", "1440 px"])
def test_the_screen_has_no_barrier(visitor, size):
    faults = [fault for page in tour(visitor, size) for fault in barriers_here(page)]
    assert "\n".join(faults) == ""


def test_the_screen_keeps_the_policy(visitor, live_server):
    watcher = Watcher(live_server.url.split("/")[2])
    *_, page = tour(visitor, DESK, watcher.watch)
    faults = [fault for fault in watcher.faults(page) if not fault.startswith("moved by")]
    assert "\n".join(faults) == ""
