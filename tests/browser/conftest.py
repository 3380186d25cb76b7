"""A real browser: the distribution's Chromium, one for all tests, a fresh visitor for each."""

import os
import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.signals import request_finished, request_started
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


class Answering:
    """How many requests the server is answering: a visitor who has left may have asked for something still,
    which would be written into the database of the next test."""

    def __init__(self) -> None:
        self.count = 0
        self.changed = threading.Condition()
        request_started.connect(self.one_more, weak=False)
        request_finished.connect(self.one_less, weak=False)

    def one_more(self, **kwargs: object) -> None:
        with self.changed:
            self.count += 1

    def one_less(self, **kwargs: object) -> None:
        with self.changed:
            self.count -= 1
            self.changed.notify_all()

    def begin(self) -> None:
        """A request that came between two tests found no database: it ended without a word."""
        with self.changed:
            self.count = 0

    def wait_for_the_last(self) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.count <= 0, timeout=30)


@pytest.fixture(scope="session")
def answering() -> Answering:
    return Answering()


@pytest.fixture
def visitor(browser: Browser, live_server, answering: Answering) -> Iterator[Callable[..., Page]]:
    """visitor(java_script_enabled=False, …): a page of someone who comes for the first time."""
    contexts: list[BrowserContext] = []
    answering.begin()

    def arrive(**options: object) -> Page:
        contexts.append(browser.new_context(base_url=live_server.url, locale="fr-FR", **options))
        return contexts[-1].new_page()

    yield arrive
    for context in contexts:
        context.close()
    answering.wait_for_the_last()


def sign_in(page: Page, username: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Nom d’utilisateur").or_(page.get_by_label("Nom d'utilisateur")).fill(username)
    page.get_by_label("Mot de passe").fill("secret")
    page.get_by_role("button", name="Connexion").click()
