"""A real browser: the distribution's Chromium, one for all tests, a fresh visitor for each."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def browser() -> Iterator[Browser]:
    """Started first, and kept. Its driver runs an event loop in this thread: Django, which would take every
    test for an async view, holds one set of connections inside of it and another outside. The database
    made outside would be another object than the one that the tests find inside, without the rows that
    migrations made and that each of them gets back."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """visitor(java_script_enabled=False, …): a page of someone who comes for the first time."""
    contexts: list[BrowserContext] = []

    def arrive(**options: object) -> Page:
        contexts.append(browser.new_context(base_url=live_server.url, locale="fr-FR", **options))
        return contexts[-1].new_page()

    yield arrive
    for context in contexts:
        context.close()


def sign_in(page: Page, username: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Nom d’utilisateur").or_(page.get_by_label("Nom d'utilisateur")).fill(username)
    page.get_by_label("Mot de passe").fill("secret")
    page.get_by_role("button", name="Connexion").click()
