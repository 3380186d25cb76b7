"""The queue in a browser: fifty avis decided of without the mouse, and without script too."""

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from comments.models import Comment, Decision, State
from tests.makers import make_article, make_author, make_comment, make_user

from .conftest import sign_in
from .test_everyone import DESK, PHONE, barriers
from .visiting import SIDEWAYS, Watcher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
QUEUE = "/admin/comments/comment/file/"
SENT = "/decision/"


@pytest.fixture
def lea():
    lea = make_user("lea", "Modération")
    make_author(name="Léa Moreau", user=lea)
    return lea


def make_waiting(count: int, **fields) -> list[Comment]:
    article = make_article(title="Le lilas", standfirst="Un arbre au fond du jardin.")
    avis = [
        make_comment(article, state="pending", name=f"Inès {number}", text=f"Avis {number}.", **fields)
        for number in range(count)
    ]
    for comment in avis:
        comment.hold()
    return avis


def arrive(visitor, name: str = "lea", **options) -> Page:
    """The page of a moderator at the queue. Colleagues are not told: the test and its server share one
    connection to the database, which what is told meanwhile would trouble."""
    page = visitor(viewport=DESK, **options)
    page.route("**/lecture/", lambda route: route.fulfill(json={"said": ""}))
    sign_in(page, name)
    page.goto(QUEUE)
    return page


def work(page: Page, *keys: str) -> None:
    """Press these keys, one after the other, as fast as fingers do, and wait until all is answered."""
    with page.expect_response(lambda answer: SENT in answer.url):
        for key in keys:
            page.keyboard.press(key)


def name_here(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('.card')?.querySelector('h2').textContent.trim()")


def states() -> Counter[str]:
    return Counter(Comment.objects.values_list("state", flat=True))


def test_fifty_avis_are_decided_of_without_the_mouse(visitor, lea, live_server):
    make_waiting(50)
    page, watcher = arrive(visitor), Watcher(live_server.url.split("/")[2])
    watcher.watch(page)
    for _ in range(2):  # two pages of the queue: the second comes by itself
        expect(page.locator(".card")).to_have_count(25)
        expect(page.locator(".card").first).to_be_focused()
        for _ in range(15):
            work(page, "p")
        for _ in range(4):
            work(page, "r", "Enter")
        work(page, "r", "2")
        for _ in range(5):
            work(page, "s")
    expect(page.get_by_text("Rien n’attend")).to_be_visible()
    assert states() == {"published": 30, "rejected": 10, "spam": 10}
    reasons = Counter(Decision.objects.exclude(reason="").values_list("reason", flat=True))
    assert reasons == {"off_topic": 8, "insult": 2}
    assert set(Decision.objects.exclude(verdict="held").values_list("by_name", flat=True)) == {"lea"}
    assert watcher.said == []


def test_one_moves_decides_hears_it_and_undoes_it(visitor, lea):
    make_waiting(4)
    page = arrive(visitor)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert name_here(page) == "Inès 1"
    work(page, "s")
    assert name_here(page) == "Inès 2"
    expect(page.get_by_role("status")).to_have_text("Inès 1\u202f: Classé comme indésirable.")
    page.keyboard.press("u")
    expect(page.get_by_text("Annulé")).to_be_visible()
    expect(page.locator(".card:focus-within h2, .card:focus h2")).to_contain_text("Inès 1")
    assert states() == {"pending": 4}


def test_no_key_acts_while_one_types(visitor, lea):
    make_waiting(2)
    page = arrive(visitor)
    page.keyboard.press("+")
    page.keyboard.type("sur ce point, juste ?", delay=1)
    assert states() == {"pending": 2}
    work(page, "Enter")
    assert Comment.objects.get(state=State.PUBLISHED).pick == "sur ce point, juste ?"
    page.keyboard.press("a")
    page.keyboard.type("Merci, spas.")
    page.keyboard.press("Tab")
    work(page, "Enter")
    assert [answer.text for answer in Comment.objects.filter(author__isnull=False)] == ["Merci, spas."]


def test_a_refusal_for_another_reason_asks_for_its_words(visitor, lea):
    make_waiting(1)
    page = arrive(visitor)
    page.keyboard.press("r")
    page.keyboard.press("7")
    expect(page.locator("[name=note]")).to_be_focused()
    assert states() == {"pending": 1}
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_two_moderators_at_once_do_not_undo_each_other(visitor, lea):
    make_user("camille", "Rédaction", first_name="Camille", last_name="Arnaud")
    make_waiting(3)
    mine, hers = arrive(visitor), visitor(viewport=DESK)
    sign_in(hers, "camille")
    with hers.expect_response(lambda answer: "/lecture/" in answer.url):
        hers.goto(QUEUE)
    hers.route("**/lecture/", lambda route: route.fulfill(json={"said": ""}))
    mine.reload()
    assert name_here(mine) == "Inès 1"
    expect(mine.get_by_text("Camille Arnaud lit cet avis en ce moment.")).to_be_visible()
    work(hers, "s")
    mine.keyboard.press("j")
    mine.keyboard.press("j")
    work(mine, "p")
    expect(mine.get_by_role("status")).to_contain_text("Camille Arnaud en a décidé entre-temps")
    assert states() == {"pending": 2, "spam": 1}


def test_without_script_each_act_is_a_form(visitor, lea):
    make_waiting(3)
    page = visitor(java_script_enabled=False, viewport=PHONE)
    sign_in(page, "lea")
    page.goto(QUEUE)
    page.get_by_role("button", name="Publier", exact=True).first.click()
    expect(page.get_by_text("Publié.")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("Annulé")).to_be_visible()
    page.get_by_text("Refuser…").first.click()
    page.get_by_role("button", name="prend à une personne").first.click()
    assert states() == {"pending": 2, "rejected": 1}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390 px", "1440 px"])
def test_no_page_of_moderation_has_a_barrier(visitor, lea, live_server, size):
    one = make_waiting(3, email="ines@example.org", network="a network", likeness=7)[0]
    make_comment(one.article, text="Il est violet.").rewrite("Il est mauve.")
    page = visitor(viewport=size, reduced_motion="reduce")
    page.route("**/lecture/", lambda route: route.fulfill(json={"said": ""}))
    sign_in(page, "lea")
    faults = []
    for address in (
        QUEUE,
        f"/admin/comments/comment/{one.pk}/ensemble/likeness/",
        f"/admin/comments/comment/{one.pk}/bannissement/address/",
        "/admin/comments/wordlist/add/",
    ):
        page.goto(address)
        for opened in page.locator("details").all():
            opened.evaluate("details => details.open = true")
        faults += [f"{address}: {barrier}" for barrier in barriers(page)]
        if page.evaluate(SIDEWAYS) > 0:
            faults.append(f"{address}: wider than the window")
    page.goto(QUEUE)
    page.keyboard.press("?")
    faults += [f"the keys: {barrier}" for barrier in barriers(page)]
    page.keyboard.press("Escape")
    work(page, "s")
    expect(page.get_by_role("button", name="Annuler")).to_be_visible()
    faults += [f"once decided: {barrier}" for barrier in barriers(page)]
    assert "\n".join(faults) == ""
