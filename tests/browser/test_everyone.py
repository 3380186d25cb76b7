"""Every kind of page, for everyone: light and dark, on a telephone and on a desk, large or without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.makers import make_article

from .magazine import make_magazine
from .pages import Kind, break_the_site, kinds_of
from .visiting import SIDEWAYS, Watcher, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

# WCAG 2.2 A and AA, and what axe calls best practices; in the dark, what colours alone can change.
RULES = {"tag": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OF_COLOUR = {"rule": ["color-contrast", "link-in-text-block"]}
AXE = Axe().axe_script
RUN = """(rules) => {
    const [type, values] = Object.entries(rules)[0]
    return axe.run({runOnly: {type, values}, resultTypes: ["violations"]})
        .then((found) => found.violations.map((one) =>
            `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`))
}"""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
READ = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, td, th, figcaption)")]
    .filter((element) => element.checkVisibility() && !element.closest(".copy, [role=status]"))
    .map((element) => element.textContent.replace(/\\s+/g, " ").trim()).filter(Boolean)"""


@pytest.fixture
def kinds(monkeypatch) -> list[Kind]:
    found = kinds_of(make_magazine(texts=22, avis=12))
    break_the_site(monkeypatch)
    return found


def barriers(page: Page) -> list[str]:
    """What axe finds wrong in the light, then in the dark, each with the first three places."""
    page.evaluate(AXE)
    found = page.evaluate(RUN, RULES)
    page.emulate_media(color_scheme="dark")
    found += [f"in the dark, {barrier}" for barrier in page.evaluate(RUN, OF_COLOUR)]
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390 px", "1440 px"])
def test_no_page_has_a_barrier_and_nothing_happens_behind_it(visitor, live_server, kinds, size):
    faults = []
    page = visitor(viewport=size, reduced_motion="reduce")  # axe must not read a colour half-way
    watcher = Watcher(live_server.url.split("/")[2])
    watcher.watch(page)
    for kind in kinds:
        visit(page, kind, live_server.url)
        if kind.status == 400:
            watcher.hosts.clear()  # it is asked of another host, on purpose
        faults += [f"{kind.name}: {fault}" for fault in (*watcher.faults(page), *barriers(page))]
    assert "\n".join(faults) == ""


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)])
def test_no_page_is_wider_than_a_small_window_or_a_desk_at_200_per_cent(
    visitor, live_server, kinds, width, scale
):
    page = visitor(viewport={"width": width, "height": 700}, device_scale_factor=scale)
    wider = []
    for kind in kinds:
        visit(page, kind, live_server.url)
        if (sideways := page.evaluate(SIDEWAYS)) > 0:
            wider.append(f"{kind.name}: {sideways} px")
    assert wider == []


def unnumbered(said: list[str]) -> list[str]:
    """What a page says, without the reference of the request, which no other has."""
    return [re.sub(r"\b[0-9a-f]{12}\b", "", text) for text in said]


def test_without_script_each_page_says_all_that_it_says_with_it(visitor, live_server, kinds):
    with_script, without = visitor(), visitor(java_script_enabled=False)
    lacking = []
    for kind in kinds:
        for page in (with_script, without):
            visit(page, kind, live_server.url)
        said, kept = (unnumbered(page.evaluate(READ)) for page in (with_script, without))
        lacking += [f"{kind.name}: {text[:80]}" for text in said if text not in kept]
        assert kept, kind.name
    assert lacking == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390 px", "1440 px"])
def test_what_follows_the_buttons_that_copy_does_not_move_when_the_script_comes(visitor, size):
    address = make_article().get_absolute_url()
    page = visitor(viewport=size)
    page.goto(address)
    expect(page.locator(".share-ways .copy")).to_be_visible()
    place = page.locator(".cite").bounding_box()
    page.route("**/site.js", lambda route: route.abort())
    page.goto(address)
    expect(page.locator(".share-ways .copy")).to_be_hidden()
    assert page.locator(".cite").bounding_box() == place
