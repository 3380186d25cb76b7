"""Nothing that anyone types runs, even in a browser told to ignore our policy."""

import pytest
from playwright.sync_api import Page

from articles.models import Author, Column, TagSynonym
from tests.makers import make_article, make_camille, make_comment, make_draft, make_picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

VECTORS = (
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran = 1">',
    "<svg onload=window.ran=1>",
    "[clic](javascript:window.ran=1)",
    "</title></textarea><script>window.ran = 1</script>",
    "<details open ontoggle=window.ran=1>x</details>",
)
ATTACK = " ".join(VECTORS)
SHORT = VECTORS[1]


@pytest.fixture
def pages() -> list[str]:
    """The addresses of pages where every field holds the attack."""
    author = Author.objects.create(
        name=SHORT, role=SHORT, title=SHORT, organisation=SHORT, organisation_description=ATTACK, bio=ATTACK,
        slug="hostile", site="https://example.org/" + '"onmouseover="window.ran=1',
    )  # fmt: skip
    column = Column.objects.create(title=SHORT, description=ATTACK, slug="hostile")
    picture = make_picture(title=SHORT, alt=SHORT, caption=ATTACK, credit_holder=SHORT, slug="hostile")
    article = make_article(
        author,
        title=ATTACK[:250],
        standfirst=ATTACK,
        column=column,
        number=1,
        picture=picture,
        tags=[SHORT],
        illustration_credit=SHORT,
        figures_source=SHORT,
        first_site=SHORT,
        first_url="javascript:window.ran=1",
        body=f"{ATTACK}\n\n![](image:hostile)\n\nUn mot[^1].\n\n[^1]: {ATTACK}\n",
        kind="report",
        slug="hostile",
    )
    TagSynonym.objects.create(name=VECTORS[0], tag=article.tags.get())
    comment = make_comment(article, name=SHORT, site="javascript:window.ran=1", text=ATTACK)
    comment.choose(by=None, why=SHORT)
    make_draft(author, title=SHORT)
    tag = article.tags.get()
    return [
        "/", article.get_absolute_url(), "/auteurs/hostile/", "/chroniques/hostile/", "/mots-cles/",
        tag.get_absolute_url(), "/chroniques/", "/auteurs/", "/archives/", f"/avis/sur/{article.pk}/",
    ]  # fmt: skip


def provoke(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(
        """() => document.querySelectorAll('a[href^="javascript:" i], [onmouseover], [onerror]')
               .forEach(element => { window.ran = element.outerHTML })"""
    )
    assert page.evaluate("window.ran") is None, address


def test_no_vector_runs_on_any_public_page(visitor, pages):
    page = visitor(bypass_csp=True)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for address in pages:
        provoke(page, address)


def test_no_vector_runs_in_the_admin(visitor, pages):
    make_camille()
    page = visitor(bypass_csp=True)
    page.goto("/admin/")
    page.locator("#id_username").fill("camille")
    page.locator("#id_password").fill("secret")
    page.locator("input[type=submit]").click()
    for model in ("article", "author", "column", "tag", "picture"):
        provoke(page, f"/admin/articles/{model}/")
    provoke(page, "/admin/articles/article/1/change/")
    provoke(page, "/admin/comments/comment/")
    provoke(page, "/admin/comments/comment/1/change/")
