"""The door in a browser: a passkey is added and opens the room; a code does without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.door.entering import code_of, with_application
from tests.makers import make_camille

from .conftest import sign_in
from .test_everyone import DESK, PHONE, barriers
from .visiting import SIDEWAYS, Watcher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PAGES = ("", "application/", "cles/", "cles/ajout/", "secours/autres/", "sessions/")


def with_key(page: Page) -> None:
    """The device of this visitor has a key that answers by itself."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def wrongs(watcher: Watcher, page: Page) -> list[str]:
    """What goes wrong, but that the menu of the room opens once the page is there: it is Django's."""
    return [fault for fault in watcher.faults(page) if not fault.startswith("moved by")]


def confirm(page: Page) -> None:
    page.get_by_label("Votre mot de passe").fill("secret")
    page.get_by_role("button", name="Confirmer").click()


def test_a_passkey_is_added_and_then_opens_the_room_by_itself(visitor, live_server):
    make_camille()
    page = visitor(viewport=DESK)
    watcher = Watcher(live_server.url.split("/")[2])
    watcher.watch(page)
    with_key(page)
    sign_in(page, "camille")
    page.goto("/admin/compte/cles/ajout/")
    confirm(page)
    page.get_by_role("button", name="Ajouter la clé").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("button", name="Déconnexion").click()
    page.goto("/admin/login/?next=/admin/compte/sessions/")
    page.get_by_role("button", name="Entrer avec une clé d’accès").click()
    expect(page.get_by_role("heading", name="Vos sessions")).to_be_visible()
    assert wrongs(watcher, page) == []


def test_without_scripts_a_code_is_enough(visitor):
    secret = with_application(make_camille())
    page = visitor(java_script_enabled=False)
    sign_in(page, "camille")
    page.get_by_label("Code de l’application").fill(code_of(secret))
    page.get_by_role("button", name="Entrer", exact=True).click()
    expect(page.get_by_role("heading", name="Ce qui vous attend")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390 px", "1440 px"])
def test_no_page_of_the_door_has_a_barrier(visitor, live_server, size):
    make_camille()
    page = visitor(viewport=size, reduced_motion="reduce")
    watcher = Watcher(live_server.url.split("/")[2])
    watcher.watch(page)
    page.goto("/admin/login/")
    faults = [f"login: {fault}" for fault in (*wrongs(watcher, page), *barriers(page))]
    sign_in(page, "camille")
    page.goto("/admin/compte/confirmation/?next=/admin/compte/")
    confirm(page)
    for name in PAGES:
        page.goto(f"/admin/compte/{name}")
        faults += [f"{name}: {fault}" for fault in (*wrongs(watcher, page), *barriers(page))]
        faults += [f"{name}: sideways"] * (page.evaluate(SIDEWAYS) > 0)
    assert "\n".join(faults) == ""
