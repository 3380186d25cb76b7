"""Never a word lost, in a browser: killed, offline, before a dead server, signed out; the text is there."""

import os
import re
import signal
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.signals import request_started
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Article, Unsaved
from tests import serving as server
from tests.makers import make_camille, make_draft

from .conftest import CHROMIUM, QUIET, sign_in
from .test_everyone import AXE, DESK, PHONE, RULES
from .visiting import SIDEWAYS, Watcher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
KEEP = re.compile(r"/non-enregistre/$")
WORDS = "Le lilas du fond est mauve."
MORE = f"{WORDS} Et le merle chante."
ASKED = re.compile("Reprendre la version de ")


@pytest.fixture
def draft() -> Article:
    make_camille()
    return make_draft(title="Le lilas", body="Le lilas est bleu.")


def form(text: Article) -> str:
    return f"/admin/articles/article/{text.pk}/change/"


def body(page: Page):
    return page.locator("#id_body")


def said(page: Page):
    return page.locator("[data-unsaved-said]")


def opened(visitor, text: Article, **options) -> Page:
    """The page of Camille at the form of this text; time passes when the test says so."""
    page = visitor(viewport=DESK, **options)
    sign_in(page, "camille")
    if options.get("java_script_enabled", True):
        page.clock.install()
    page.goto(form(text))
    return page


def write(page: Page, words: str) -> None:
    """Type, and pause until the site has kept it."""
    body(page).fill(words)
    with page.expect_response(KEEP):
        page.clock.run_for(3000)
    expect(said(page)).to_contain_text("gardé")


def save(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer et continuer").click()


def take_up(page: Page) -> None:
    expect(page.get_by_role("heading", name=ASKED)).to_be_visible()
    page.get_by_role("link", name="Reprendre").click()
    expect(page.get_by_text("Rien n’en est enregistré")).to_be_visible()


def stored(text: Article) -> str:
    return Article.objects.values_list("body", flat=True).get(pk=text.pk)


def kept_here(page: Page) -> int:
    """How many forms this device keeps."""
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unsaved:')).length")


def sign_in_again(page: Page) -> None:
    """On the page of the door, which kept where one wanted to go."""
    page.locator("#id_username").fill("camille")
    page.locator("#id_password").fill("secret")
    page.get_by_role("button", name="Connexion").click()


def barriers(page: Page) -> list[str]:
    """What axe finds wrong in what is ours of the form, in the light and in the dark."""
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found += page.evaluate(RUN, RULES["tag"])
    return found


def test_a_killed_browser(browser: Browser, visitor, live_server, draft):
    doomed = browser.browser_type.launch(executable_path=CHROMIUM, args=QUIET)
    page = doomed.new_page(base_url=live_server.url, locale="fr-FR")
    sign_in(page, "camille")
    page.clock.install()
    page.goto(form(draft))
    write(page, WORDS)
    with pytest.raises(Exception, match=r"closed|crash"):
        doomed.new_browser_cdp_session().send("Browser.crash")
    page = opened(visitor, draft)
    page.get_by_text("Ce qui change").click()
    expect(page.locator(".unsaved-text ins").last).to_contain_text("mauve")
    take_up(page)
    expect(body(page)).to_have_value(WORDS)
    assert stored(draft) == "Le lilas est bleu."
    save(page)
    expect(page.get_by_role("heading", name=ASKED)).to_be_hidden()
    assert stored(draft) == WORDS


@contextmanager
def nothing_arrives():
    """What is typed reaches no server: a browser that closes sends it, with or without the network that its
    tab was said to have."""

    def lost(environ, **kwargs):
        if KEEP.search(environ["PATH_INFO"]):
            raise ConnectionResetError

    request_started.connect(lost)
    try:
        yield
    finally:
        request_started.disconnect(lost)


def test_a_browser_closed_without_the_network_finds_its_words_on_the_device(
    browser: Browser, live_server, draft, tmp_path: Path
):
    def begun() -> tuple[BrowserContext, Page]:
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=CHROMIUM, args=QUIET, base_url=live_server.url, locale="fr-FR"
        )
        return context, context.new_page()

    context, page = begun()
    sign_in(page, "camille")
    page.clock.install()
    page.goto(form(draft))
    context.set_offline(True)
    body(page).fill(WORDS)
    page.clock.run_for(3000)
    expect(said(page)).to_have_text("Hors ligne\u202f: gardé sur cet appareil.")
    with nothing_arrives():
        context.close()
    assert not Unsaved.objects.worded().exists()
    context, page = begun()
    page.goto(form(draft))
    take_up(page)
    expect(body(page)).to_have_value(WORDS)
    context.close()


def test_a_network_cut_for_a_minute(visitor, draft):
    page = opened(visitor, draft)
    write(page, WORDS)
    page.context.set_offline(True)
    body(page).fill(MORE)
    page.clock.run_for(60_000)
    expect(said(page)).to_have_text("Hors ligne\u202f: gardé sur cet appareil.")
    assert [row.typed["body"] for row in Unsaved.objects.worded()] == [[WORDS]]
    with page.expect_response(KEEP):
        page.context.set_offline(False)
        page.clock.run_for(1)
    expect(said(page)).to_contain_text("Brouillon gardé")
    assert [row.typed["body"] for row in Unsaved.objects.worded()] == [[MORE]]
    expect(body(page)).to_have_value(MORE)


def test_an_expired_session_keeps_the_words_and_leads_back_to_them(visitor, draft):
    page = opened(visitor, draft)
    Session.objects.all().delete()
    body(page).fill(WORDS)
    with page.expect_response(KEEP):
        page.clock.run_for(3000)
    expect(said(page)).to_contain_text("Session expirée")
    save(page)
    expect(page.get_by_text("Ce que vous avez écrit est gardé")).to_be_visible()
    sign_in_again(page)
    expect(body(page)).to_have_value(WORDS)
    assert stored(draft) == "Le lilas est bleu."
    save(page)
    expect(page.get_by_text("Rien n’en est enregistré")).to_be_hidden()
    assert stored(draft) == WORDS


def test_a_login_in_another_tab_and_the_first_one_saves_as_if_nothing_had_been(visitor, draft):
    page = opened(visitor, draft)
    Session.objects.all().delete()
    other = page.context.new_page()
    sign_in(other, "camille")
    write(page, WORDS)
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert stored(draft) == WORDS


def test_a_login_in_another_tab_just_before_saving_leads_back_to_the_words(visitor, draft):
    page = opened(visitor, draft)
    page.route(KEEP, lambda route: route.abort())  # or the page would hear of the new session in time
    body(page).fill(WORDS)
    Session.objects.all().delete()
    sign_in(page.context.new_page(), "camille")
    save(page)
    expect(page.get_by_text("Rien n’en est enregistré")).to_be_visible()
    expect(body(page)).to_have_value(WORDS)
    assert stored(draft) == "Le lilas est bleu."


def test_without_script_an_expired_session_loses_nothing_either(visitor, draft):
    page = opened(visitor, draft, java_script_enabled=False)
    body(page).fill(WORDS)
    Session.objects.all().delete()
    save(page)
    sign_in_again(page)
    expect(body(page)).to_have_value(WORDS)
    assert stored(draft) == "Le lilas est bleu."
    page.goto(form(draft))
    page.get_by_role("button", name="Laisser").click()
    expect(page.get_by_role("heading", name=ASKED)).to_be_hidden()
    page.get_by_role("link", name="Les reprendre").click()
    expect(body(page)).to_have_value(WORDS)


def test_a_killed_server(browser: Browser, tmp_path: Path, monkeypatch):
    port = server.free_port()
    monkeypatch.setattr(server, "free_port", lambda: port)
    context = browser.new_context(base_url=f"http://localhost:{port}", locale="fr-FR")
    with server.serving(tmp_path) as site:
        pk = site.shell(MAKE).strip()
        page = context.new_page()
        sign_in(page, "camille")
        page.clock.install()
        page.goto(f"/admin/articles/article/{pk}/change/")
        write(page, WORDS)
        for process in [site.process.pid, *site.workers()]:
            os.kill(process, signal.SIGKILL)
        body(page).fill(MORE)
        page.clock.run_for(3000)
        expect(said(page)).to_have_text("Hors ligne\u202f: gardé sur cet appareil.")
        save(page)  # on a page of the browser, which says that there is no site
    with server.serving(tmp_path):
        page.goto(f"/admin/articles/article/{pk}/change/")
        expect(page.get_by_role("heading", name=ASKED)).to_have_count(1)
        take_up(page)
        expect(body(page)).to_have_value(MORE)
        save(page)
        expect(page.locator(".messagelist .success")).to_be_visible()
        expect(body(page)).to_have_value(MORE)
    context.close()


def test_what_is_saved_is_kept_on_the_device_no_more(visitor, draft):
    page = opened(visitor, draft)
    write(page, WORDS)
    assert kept_here(page) == 1
    with page.expect_response(KEEP):
        page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('unsaved:'))")
    assert page.url.endswith("/admin/articles/article/")


def test_two_tabs_offer_the_words_of_each_other_and_overwrite_none(visitor, draft):
    page = opened(visitor, draft)
    write(page, WORDS)
    other = page.context.new_page()
    other.clock.install()
    other.goto(form(draft))
    write(other, MORE)
    third = page.context.new_page()
    third.goto(form(draft))
    expect(third.get_by_role("heading", name=ASKED)).to_have_count(2)


def test_the_browser_warns_only_where_the_words_are_kept_nowhere(visitor, draft):
    page, asked = opened(visitor, draft), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    body(page).press_sequentially("Un mot. ")
    page.reload()
    assert asked == []
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.route(KEEP, lambda route: route.abort())
    page.reload()
    body(page).press_sequentially("Un mot. ")
    page.clock.run_for(3000)
    expect(said(page)).to_contain_text("restez sur cette page")
    page.reload()
    assert asked == ["beforeunload"]


def test_a_save_that_was_stopped_stops_no_keeping(visitor, draft):
    page = opened(visitor, draft)
    write(page, WORDS)
    page.route(re.compile(r"/change/"), lambda route: route.fulfill(status=204))  # as Escape: one stays here
    with page.expect_response(re.compile(r"/change/")):
        save(page)
    write(page, MORE)
    assert [row.typed["body"] for row in Unsaved.objects.worded()] == [[MORE]]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390 px", "1440 px"])
def test_what_is_offered_has_no_barrier(visitor, draft, live_server, size):
    page = opened(visitor, draft)
    write(page, f"{WORDS}\n\n" * 5)
    watcher = Watcher(live_server.url.split("/")[2])
    watcher.watch(page)
    page.add_init_script(AXE)
    page.set_viewport_size(size)
    page.goto(form(draft))
    page.get_by_text("Ce qui change").click()
    assert page.evaluate(SIDEWAYS) <= 0
    faults = [*watcher.said, *barriers(page)]
    watcher.said.clear()  # axe sets styles, which the policy refuses
    take_up(page)
    assert [*faults, *watcher.said, *barriers(page)] == []


RUN = """(values) => axe.run(
    {include: [[".unsaved-offers"], [".unsaved-state"]]}, {runOnly: {type: "tag", values}}
).then((found) => found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target)}`))"""
MAKE = """
from django.contrib.auth.models import Group, User
from articles.models import Article
camille = User.objects.create_user("camille", password="secret", is_staff=True)
camille.groups.add(Group.objects.get(name="Rédaction"))
print(Article.objects.create(title="Le lilas", body="Le lilas est bleu.").pk)
"""
