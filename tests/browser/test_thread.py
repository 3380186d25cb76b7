"""A conversation read in a real browser: by pages, in each order, and from one new avis to the next."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from comments.models import Comment
from tests.comments.test_counted import pour
from tests.comments.test_pages_of_avis import drawn
from tests.makers import make_article, make_author, make_comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
LONG_AGO = datetime(2009, 5, 4, tzinfo=UTC)


@pytest.fixture
def article() -> Article:
    return make_article(make_author(name="Driss Ouazène"), title="Le port")


def seen_long_ago(avis: list[Comment]) -> None:
    """All was public before the reader came."""
    for one in avis:
        one.decided_at = LONG_AGO
    Comment.objects.bulk_update(avis, ["decided_at"])
    drawn(avis)


def come_back(page: Page) -> None:
    """An hour later."""
    page.evaluate(
        "() => { const visits = JSON.parse(localStorage.news); for (const one of Object.values(visits)) "
        "one.at -= 3_600_000; localStorage.news = JSON.stringify(visits) }"
    )
    page.reload()


def visited(page: Page, article: Article) -> None:
    """Its page, whose script has noted what it shows."""
    page.goto(article.get_absolute_url())
    page.wait_for_function("() => localStorage.news")


def test_without_the_script_one_reads_from_page_to_page_and_in_each_order(visitor, article):
    avis = drawn(pour(article, 310))
    page = visitor(java_script_enabled=False)
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Avis suivants").click()
    expect(page.locator(f"#avis-{avis[-1].pk}")).to_be_attached()
    page.get_by_role("link", name="Avis plus anciens").click()
    expect(page.locator(f"#avis-{avis[0].pk}")).to_be_attached()
    page.get_by_role("link", name="Les récents d’abord").click()
    assert page.locator(".avis").first.get_attribute("id") == f"avis-{avis[-1].pk}"
    expect(page.get_by_label("Votre avis")).to_be_visible()
    page.get_by_role("link", name="Revenir au texte").click()
    assert page.url.endswith(article.get_absolute_url())
    assert page.locator(".news").is_hidden()


def test_the_address_of_an_avis_shows_it_on_its_page(visitor, article):
    avis = drawn(pour(article, 310))
    page = visitor()
    page.goto(avis[-1].get_absolute_url())
    expect(page.locator(f"#avis-{avis[-1].pk}")).to_be_in_viewport()


def test_the_first_visit_calls_nothing_new(visitor, article):
    drawn(pour(article, 6))
    page = visitor()
    visited(page, article)
    assert page.locator(".news").is_hidden()
    assert page.locator(".avis-new").count() == 0


def test_what_came_since_says_so_and_leads_from_one_to_the_next_by_the_keyboard(visitor, article):
    seen_long_ago(drawn(pour(article, 6)))
    page = visitor()
    visited(page, article)
    parent = article.comments.first()
    reply, last = make_comment(article, parent=parent), make_comment(article)
    come_back(page)
    expect(page.locator(".news")).to_contain_text("Nouveaux avis depuis votre visite")
    expect(page.locator(".news [role=status]")).to_have_text("2")
    page.get_by_role("link", name="voir le premier").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#avis-{reply.pk}")).to_be_focused()
    page.locator(f"#avis-{reply.pk} .avis-new").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#avis-{last.pk}")).to_be_focused()
    page.reload()
    assert page.locator(".avis-new").count() == 2, "the same visit goes on"
    come_back(page)
    expect(page.locator(".thread")).to_be_visible()
    assert page.locator(".avis-new").count() == 0
