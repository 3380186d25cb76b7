"""Léa's private page, in a real browser: with a script and without, by the keyboard alone."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from chroniques.links import stored
from comments.models import Comment, Revision, State
from comments.receipts import key_from
from tests.makers import make_article, make_comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
AT = f"/suivi/{key_from('l’empreinte')}/"
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])


def left(**fields) -> Comment:
    keys = {"fingerprint": "l’empreinte", "receipt": stored(key_from("l’empreinte"))}
    article = make_article(title="Le lilas")
    return make_comment(article, state="pending", name="Léa", text="Il est bleu.", **keys, **fields)


def walk_to(page: Page, name: str) -> None:
    """Tab after Tab, until what has the focus is called so."""
    for _step in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("(document.activeElement.innerText || '').replaceAll('\\u00a0', ' ').trim()")
        if focused == name:
            return
    raise AssertionError(f"the keyboard never reaches {name!r}")


@SCRIPT
def test_a_text_is_changed_by_the_keyboard(visitor, script):
    comment = left()
    page = visitor(java_script_enabled=script)
    page.goto(AT)
    page.get_by_role("link", name="Modifier mon texte").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Votre avis").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Il est mauve.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Suivi de votre avis")).to_be_visible()
    expect(page.locator(".avis--draft")).to_contain_text("Il est mauve.")
    assert Comment.objects.get(pk=comment.pk).text == "Il est mauve."


@SCRIPT
def test_a_published_text_stays_while_the_new_one_waits(visitor, script):
    comment = left()
    comment.publish(by=None)
    page = visitor(java_script_enabled=script)
    page.goto(f"{AT}texte/")
    page.get_by_label("Votre avis").fill("Il est mauve.")
    page.get_by_role("button", name="Envoyer ce texte").click()
    expect(page.get_by_role("heading", name="Votre nouveau texte attend d’être lu")).to_be_visible()
    page.get_by_role("link", name="Le lire à sa place").click()
    expect(page.locator(f"#avis-{comment.pk}")).to_contain_text("Il est bleu.")
    assert Revision.objects.get().text == "Il est mauve."


@SCRIPT
def test_a_refusal_is_contested(visitor, script):
    left().reject(by=None, reason="insult", note="Relisez la règle deux.")
    page = visitor(java_script_enabled=script)
    page.goto(AT)
    expect(page.get_by_text("Relisez la règle deux.")).to_be_visible()
    page.get_by_label("Pourquoi votre avis devrait paraître").fill("Je parlais du lilas.")
    page.get_by_role("button", name="Contester cette décision").click()
    expect(page.get_by_text("Vous avez contesté cette décision")).to_be_visible()
    assert Comment.objects.get().contest == "Je parlais du lilas."


@SCRIPT
def test_one_follows_the_replies(visitor, script):
    left(email="lea@example.org", proven_at=timezone.now())
    page = visitor(java_script_enabled=script)
    page.goto(AT)
    page.get_by_label("Les réponses à cet avis").check()
    page.get_by_role("button", name="Garder ce choix").click()
    expect(page.get_by_label("Les réponses à cet avis")).to_be_checked()
    assert Comment.objects.get().follows == "replies"


@SCRIPT
def test_an_avis_is_erased_by_the_keyboard_and_its_sheet_is_a_file(visitor, script):
    left(email="lea@example.org")
    page = visitor(java_script_enabled=script)
    page.goto(AT)
    page.get_by_role("link", name="Effacer mon avis").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Effacer votre avis"))).to_be_visible()
    assert Comment.objects.get().text == "Il est bleu."
    page.get_by_role("button", name="Effacer pour toujours").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ce qui a été effacé")).to_be_visible()
    assert Comment.objects.get().state == State.ERASED
    with page.expect_download() as download:
        page.get_by_role("link", name="Garder cette fiche").click()
    assert download.value.suggested_filename.startswith("effacement-")
    assert page.context.cookies() == []


def test_every_act_is_reached_by_the_tab_key(visitor):
    left()
    page = visitor()
    page.goto(AT)
    walk_to(page, "Modifier mon texte")
    walk_to(page, "Emporter ce qui en est conservé")
    walk_to(page, "Effacer mon avis et tout ce que j’ai donné avec lui")
