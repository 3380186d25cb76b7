"""Light, dark, or as the system says: chosen at the foot of the page, kept on this device, never flashing."""

import pytest
from playwright.sync_api import expect

from tests.makers import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PAPER = {"light": "rgb(251, 247, 240)", "dark": "rgb(18, 22, 31)"}
THEME_COLOUR = """() => [...document.querySelectorAll("meta[name=theme-color]")]
    .filter((meta) => matchMedia(meta.media).matches).map((meta) => meta.content)"""
# What the page is at the first moment at which it could be painted: when its style sheet is there.
AT_FIRST = """addEventListener("DOMContentLoaded", () => {
    window.atFirst = getComputedStyle(document.documentElement).backgroundColor
})"""


def paper(page):
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_choice_the_system_decides_with_or_without_script(visitor, scheme):
    for scripts in (True, False):
        page = visitor(color_scheme=scheme, java_script_enabled=scripts)
        page.goto("/")
        assert paper(page) == PAPER[scheme]


def test_the_choice_holds_on_the_next_page_from_its_first_paint(visitor):
    article = make_article(title="Le lilas")
    page = visitor(color_scheme="light")
    page.add_init_script(AT_FIRST)
    page.goto("/")
    page.get_by_role("radio", name="Sombre").check()
    assert paper(page) == PAPER["dark"]
    page.goto(article.get_absolute_url())
    assert page.evaluate("atFirst") == PAPER["dark"]
    expect(page.get_by_role("radio", name="Sombre")).to_be_checked()
    page.get_by_role("radio", name="Système").check()
    assert paper(page) == PAPER["light"]
    page.reload()
    assert page.evaluate("atFirst") == PAPER["light"]


def test_the_colour_of_the_browser_follows_the_choice(visitor):
    page = visitor(color_scheme="dark")
    page.goto("/")
    assert page.evaluate(THEME_COLOUR) == ["#12161F"]
    page.get_by_role("radio", name="Clair").check()
    assert page.evaluate(THEME_COLOUR) == ["#FBF7F0"]
    page.get_by_role("radio", name="Système").check()
    assert page.evaluate(THEME_COLOUR) == ["#12161F"]


def test_the_choice_is_one_group_that_the_arrows_walk(visitor):
    page = visitor()
    page.goto("/")
    choice = page.get_by_role("group", name="Apparence")
    expect(choice.get_by_role("radio", name="Système")).to_be_checked()
    choice.get_by_role("radio", name="Système").focus()
    page.keyboard.press("ArrowRight")
    expect(choice.get_by_role("radio", name="Clair")).to_be_checked()
    heights = [label.bounding_box()["height"] for label in choice.locator("label").all()]
    assert min(heights) >= 44


def test_another_window_follows(visitor):
    page = visitor(color_scheme="light")
    page.goto("/")
    other = page.context.new_page()
    other.goto("/")
    page.get_by_role("radio", name="Sombre").check()
    expect(other.get_by_role("radio", name="Sombre")).to_be_checked()
    assert paper(other) == PAPER["dark"]


def test_where_nothing_may_be_kept_the_choice_holds_for_the_page(visitor):
    page, said = visitor(color_scheme="light"), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused') } })"
    )
    page.goto("/")
    page.get_by_role("radio", name="Sombre").check()
    assert paper(page) == PAPER["dark"]
    assert said == []


def test_without_script_there_is_no_choice_to_make(visitor):
    page = visitor(java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_role("radio")).to_have_count(0)
