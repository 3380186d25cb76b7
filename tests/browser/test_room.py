"""Every screen of the editors' room, for each who works there: no barrier, nothing against the policy."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page

from .conftest import sign_in
from .rooms import new_to, newsroom, screens_of
from .test_door import confirm, with_key
from .test_everyone import AXE, DESK, PHONE, RULES, RUN
from .visiting import SIDEWAYS, Watcher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
ROLES = {"rédaction": "camille", "chroniqueurs": "driss", "modération": "lea"}
# Django’s menu opens once the page is there, its script may take the focus first; Chromium would have each
# form of passwords name its account.
LEFT = ("moved by", "[DOM]", "Autofocus processing was blocked")
SEND_EMPTY = """() => {
    const form = document.querySelector("#content-main form")
    form.noValidate = true
    form.querySelectorAll("[required]").forEach((field) => { field.value = "" })
    form.querySelector("[name=_save], [type=submit]").click()
}"""
CHOOSE_ALL = """() => {
    document.querySelectorAll(".action-select").forEach((box) => { box.checked = true })
    document.querySelector("select[name=action]").value = "delete_selected"
    document.querySelector("#changelist-form button[name=index]").click()
}"""
FORMS = ("articles/article", "articles/column", "articles/picture", "articles/tag", "auth/user")
WINDOWS = ("articles/author/add/", "articles/picture/", "articles/column/1/change/")
LISTS = ("articles/article/?q=introuvable", "comments/comment/?q=avis", "comments/comment/file/?motif=report")


def wrongs(watcher: Watcher, page: Page) -> Iterator[str]:
    """What is wrong on this page: on a desk in the light, then on a telephone in the dark."""
    yield from (fault for fault in watcher.faults(page) if not fault.startswith(LEFT))
    page.evaluate(AXE)
    yield from page.evaluate(RUN, RULES)
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    yield from (f"in the dark, at 390 px, {barrier}" for barrier in page.evaluate(RUN, RULES))
    if (wider := page.evaluate(SIDEWAYS)) > 0:
        yield f"wider than 390 px by {wider}"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)
    # Axe reads the sheets of the page again in a document of its own, which the policy stops: not the page's.
    watcher.said.clear()
    watcher.hosts.clear()


@pytest.fixture
def walker(visitor, live_server) -> Callable[..., tuple[Page, Callable[[str], list[str]]]]:
    """walker(name): the page of this person, and what to ask it of what it shows."""

    def enter(name: str = "") -> tuple[Page, Callable[[str], list[str]]]:
        page = visitor(viewport=DESK, reduced_motion="reduce")
        if name:
            sign_in(page, name)
        watcher = Watcher(live_server.url.split("/")[2])
        watcher.watch(page)
        return page, lambda where: [f"{where}: {wrong}" for wrong in wrongs(watcher, page)]

    return enter


def test_no_screen_of_the_room_has_a_barrier_or_breaks_the_policy(walker):
    newsroom()
    page, wrongs_of = walker("root")
    with_key(page)
    page.goto("/admin/compte/cles/ajout/")
    confirm(page)
    page.get_by_role("button", name="Ajouter la clé").click()
    page.locator(".codes li").first.wait_for()
    client, faults = Client(), wrongs_of("the codes")
    client.cookies.load({cookie["name"]: cookie["value"] for cookie in page.context.cookies()})
    for address, _parts in screens_of(client):
        page.goto(address)
        faults += wrongs_of(address)
    assert "\n".join(faults) == ""


def test_no_screen_has_a_barrier_for_who_sees_less_of_it(walker):
    world, chief = newsroom()
    whole, walked, faults = Client(), {}, []
    whole.force_login(chief)
    list(new_to(walked, screens_of(whole)))  # who may see all of it has walked there before
    for role, name in ROLES.items():
        page, wrongs_of = walker(name)
        for address in new_to(walked, screens_of(world.client(role))):
            page.goto(address)
            faults += wrongs_of(f"{role}, {address}")
    assert "\n".join(faults) == ""


def test_nothing_that_a_screen_answers_has_a_barrier(walker):
    newsroom()
    stranger, wrongs_of = walker()
    stranger.goto("/admin/login/")
    faults = wrongs_of("the door")
    stranger.get_by_label("Mot de passe").fill("faux")
    stranger.get_by_role("textbox").first.fill("root")
    stranger.get_by_role("button", name="Connexion").click()
    faults += wrongs_of("the door, refused")
    page, wrongs_of = walker("root")
    for name in FORMS:
        page.goto(f"/admin/{name}/add/")
        with page.expect_navigation():
            page.evaluate(SEND_EMPTY)
        assert page.locator(".errornote").is_visible(), name
        faults += wrongs_of(f"{name}, sent empty")
    for address in (*(f"{one}{'&' if '?' in one else '?'}_popup=1" for one in WINDOWS), *LISTS):
        page.goto(f"/admin/{address}")
        faults += wrongs_of(address)
    page.goto("/admin/articles/tag/")
    with page.expect_navigation():
        page.evaluate(CHOOSE_ALL)
    faults += wrongs_of("several, to be deleted")
    assert "\n".join(faults) == ""
