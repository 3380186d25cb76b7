"""The page of an article, in a real browser: what is copied, what a telephone and a printer show."""

import pytest
from playwright.sync_api import expect

from tests.makers import make_article, make_author, make_column, make_comment, make_picture, make_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PARTS = "\n\n".join(f"## Une partie au titre assez long, la {n}\n\nDu texte." for n in range(1, 7))


@pytest.fixture
def article():
    """A long text with all that the page knows how to show."""
    author, column = make_author(name="Driss Ouazène", role="chroniqueur", bio="Il écrit."), make_column()
    make_article(author, column=column, number=1)
    article = make_article(
        author, column=column, number=2, title="Le lilas", picture=make_picture(), tags=["mai"], body=PARTS
    )
    make_comment(article, author=author, parent=make_comment(article))
    make_article(tags=["mai"])
    return article


def test_the_address_and_the_reference_are_copied_and_it_is_said(visitor, article):
    page = visitor(permissions=["clipboard-read", "clipboard-write"])
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.locator(".share-ways [role=status]")).to_have_text("Copié.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/2009/05/le-lilas/")
    page.get_by_text("Citer ce texte").click()
    page.get_by_role("button", name="Copier le BibTeX").click()
    expect(page.locator(".cite [role=status]").last).to_have_text("Copié.")
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "@online{le-lilas,\n  author = {Ouazène, "
    )


def test_without_script_no_button_promises_to_copy(visitor, article):
    page = visitor(java_script_enabled=False)
    page.goto(article.get_absolute_url())
    expect(page.locator("#adresse")).to_be_visible()
    expect(page.locator(".copy").first).to_be_hidden()


def test_the_head_leads_to_the_avis(visitor, article):
    page = visitor()
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="2\N{NO-BREAK SPACE}avis").click()
    expect(page.get_by_role("heading", name="Avis des lecteurs")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1440, 2560])
def test_nothing_is_wider_than_the_window(visitor, article, width):
    page = visitor(viewport={"width": width, "height": 900})
    page.goto(article.get_absolute_url())
    page.get_by_text("Citer ce texte").click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_what_to_read_next_stands_in_the_margin_beside_the_letters(visitor, article):
    page = visitor(viewport={"width": 1440, "height": 900})
    page.goto(article.get_absolute_url())
    beside, letters = page.locator(".related").bounding_box(), page.locator(".conversation").bounding_box()
    assert beside["x"] > letters["x"] + letters["width"]
    assert beside["y"] == letters["y"]


def test_a_caption_stands_beside_its_picture_where_there_is_a_margin(visitor):
    picture = make_picture(caption="Un aplat.", credit_holder="Atelier")
    report = make_report(body=f"Du texte.\n\n![](image:{picture.slug})\n\nEncore.")
    page = visitor(viewport={"width": 1440, "height": 900})
    page.goto(report.get_absolute_url())
    image = page.locator(".article-body .figure img").bounding_box()
    caption = page.locator(".article-body figcaption").bounding_box()
    assert caption["x"] > image["x"] + image["width"]
    page.set_viewport_size({"width": 390, "height": 900})
    assert (
        page.locator(".article-body figcaption").bounding_box()["x"] == page.locator("h1").bounding_box()["x"]
    )


def test_on_paper_nothing_leads_elsewhere(visitor, article):
    page = visitor()
    page.goto(article.get_absolute_url())
    page.emulate_media(media="print")
    for gone in (".rubrics", ".contents", ".share-ways", ".cite", ".neighbours", ".related", ".avis-form"):
        expect(page.locator(gone).first).to_be_hidden()
    for kept in ("h1", ".signature", "#adresse", ".thread"):
        expect(page.locator(kept).first).to_be_visible()
