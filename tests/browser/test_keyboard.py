"""By the keyboard alone: every stop is seen, in the order of the page, and none holds who comes to it."""

import pytest
from playwright.sync_api import Page, expect

from comments.models import Comment
from tests.makers import make_article

from .magazine import Magazine, make_magazine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["390 px", "1440 px"])
# What Tab should come to, in the order of the page; of buttons that exclude each other, the chosen one.
NUMBER = """() => {
    const comes = (one) => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" &&
        (one.type !== "radio" || one.checked) && one.checkVisibility({visibilityProperty: true})
    const stops = [...document.querySelectorAll("a[href], button, input, textarea, select, summary")]
    return stops.filter(comes).map((one, place) => { one.dataset.stop = place }).length
}"""
# Where the focus is once the page has followed it, and what is wrong with it there. Of a long field, the
# browser shows the line where one writes.
STOP = """async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const at = document.activeElement, words = at.textContent.trim().slice(0, 40) || at.name
    const style = getComputedStyle(at), [box = new DOMRect(-1, -1)] = at.getClientRects()
    const bottom = at.type === "textarea" ? box.top + 44 : box.bottom
    const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + bottom) / 2)
    const faults = []
    if (box.top < 0 || box.left < 0 || bottom > innerHeight || box.right > innerWidth)
        faults.push(`${words}: out of sight, from ${box.top} to ${bottom}`)
    else if (!at.contains(seen)) faults.push(`${words}: behind ${seen?.className || seen?.nodeName}`)
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`${words}: no ring`)
    return {place: Number(at.dataset.stop ?? -1), faults}
}"""


@pytest.fixture
def magazine() -> Magazine:
    return make_magazine(texts=6, avis=4)


def wake(page: Page) -> None:
    """Let the form of the avis know that somebody comes: it then holds one field more."""
    if page.locator(".invitation form").count():
        page.evaluate("document.querySelector('.invitation form').dispatchEvent(new FocusEvent('focusin'))")
        expect(page.locator("form[novalidate]")).to_be_attached()


def walk(page: Page) -> list[str]:
    """Tab from the first stop to the last; what was wrong on the way."""
    faults, count = [], page.evaluate(NUMBER)
    for place in range(count):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        faults += stop["faults"]
        if stop["place"] != place:
            return [*faults, f"came to {stop['place']}, not to {place} of {count}"]
    page.keyboard.press("Tab")
    if page.evaluate(STOP)["place"] > 0:
        faults.append("the last stop does not let go")
    return faults


@SIZES
@pytest.mark.parametrize("path", ["/", "/2016/05/essai/", "/recherche/?q=lettre", "/avis/sur/{article}/"])
def test_every_stop_is_seen_in_the_order_of_the_page_and_none_is_a_trap(visitor, magazine, path, size):
    page = visitor(viewport=size, reduced_motion="reduce")
    page.goto(path.format(article=magazine.article.pk))
    wake(page)
    assert walk(page) == []


def test_the_first_stop_skips_to_the_text(visitor):
    page = visitor()
    page.goto(make_article().get_absolute_url())
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@SIZES
@pytest.mark.parametrize("way", ["Escape", "the return"])
def test_enter_opens_a_note_and_one_comes_back_to_its_call(visitor, magazine, size, way):
    page = visitor(viewport=size, reduced_motion="reduce")
    page.goto(magazine.article.get_absolute_url())
    call, note = page.locator(".note-call a").first, page.locator(".notes > ol > li").first
    call.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_focused()
    expect(note).to_be_in_viewport(ratio=1)
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.keyboard.press("Tab")  # the link of the note
        page.keyboard.press("Tab")
        expect(note.locator(".note-return")).to_be_focused()
        page.keyboard.press("Enter")
    expect(call).to_be_focused()
    expect(call).to_be_in_viewport(ratio=1)
    assert "#" not in page.url


def test_an_avis_is_written_reread_and_sent_by_the_keyboard(visitor):
    article = make_article()
    page = visitor()
    page.goto(f"/avis/sur/{article.pk}/")
    page.get_by_label("Votre avis").focus()
    for words in ("Un avis sans souris.", "Léa", "lea@example.org", ""):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Relisez votre avis")).to_be_visible()
    send = page.locator("button[type=submit]")
    page.get_by_label("Votre avis").focus()
    for _field in range(4):
        page.keyboard.press("Tab")
    expect(send).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Suivi de votre avis")).to_be_visible()
    assert Comment.objects.get().text == "Un avis sans souris."
