"""The writing screen by its keys and its buttons: marks, lists, notes; undo is the browser’s own."""

import pytest
from playwright.sync_api import Page, expect

from tests.makers import make_draft

from .writing import BODY, area, choose, line_of_caret, open_text, put_caret_after

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def page(visitor) -> Page:
    return open_text(visitor, make_draft(title="Le lilas", body=BODY))


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("Control+b", "Le **lilas** refleurit."),
        ("Control+i", "Le *lilas* refleurit."),
        ("Control+Shift+h", "## Le lilas refleurit."),
        ("Control+Shift+Digit9", "> Le lilas refleurit."),
        ("Control+Shift+Digit8", "- Le lilas refleurit."),
        ("Control+Shift+Digit7", "1. Le lilas refleurit."),
    ],
)
def test_a_key_sets_its_mark_and_undo_takes_it_away(page, key, made):
    choose(page, "lilas")
    page.keyboard.press(key)
    expect(area(page)).to_have_value(made)
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(BODY)


@pytest.mark.parametrize("key", ["Control+b", "Control+i", "Control+Shift+Digit9", "Control+Shift+Digit8"])
def test_the_same_key_again_gives_back_the_words(page, key):
    choose(page, "lilas")
    page.keyboard.press(key)
    page.keyboard.press(key)
    expect(area(page)).to_have_value(BODY)


def test_bold_leaves_the_spaces_outside_and_stands_beside_italic(page):
    choose(page, " lilas ")
    page.keyboard.press("Control+b")
    expect(area(page)).to_have_value("Le **lilas** refleurit.")
    page.keyboard.press("Control+i")
    expect(area(page)).to_have_value("Le ***lilas*** refleurit.")


def test_undo_after_a_button_is_the_browsers_own(page):
    put_caret_after(page, "refleurit.")
    page.keyboard.type(" Oui")
    choose(page, "lilas")
    page.get_by_role("button", name="Gras", exact=True).click()
    expect(area(page)).to_have_value("Le **lilas** refleurit. Oui")
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value("Le lilas refleurit. Oui")
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(BODY)
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+Shift+z")
    expect(area(page)).to_have_value("Le **lilas** refleurit. Oui")


def test_a_list_goes_on_by_itself_and_ends_at_an_empty_item(page):
    area(page).fill("")
    page.keyboard.type("1. Un\nDeux\n\nFin")
    expect(area(page)).to_have_value("1. Un\n2. Deux\n\nFin")


def test_the_bar_is_one_stop_of_the_keyboard_in_which_the_arrows_walk(page):
    page.get_by_role("button", name="Gras", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Italique", exact=True)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Gras", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(area(page)).to_be_focused()


# Notes


def test_a_note_takes_the_next_number_and_its_text_is_written_at_the_end(visitor):
    page = open_text(visitor, make_draft(body="Un mot[^1]. Un lilas.\n\n[^1]: Sa note."))
    put_caret_after(page, "lilas.")
    page.keyboard.press("Control+Alt+f")
    page.keyboard.type("La seconde.")
    expect(area(page)).to_have_value(
        "Un mot[^1]. Un lilas[^2].\n\n[^1]: Sa note.\n[^2]: La seconde."
    )  # before the full stop, as French wants it
    page.keyboard.press("Control+Alt+j")
    assert line_of_caret(page) == "Un mot[^1]. Un lilas[^2]|."
    page.keyboard.press("Control+Alt+j")
    assert line_of_caret(page) == "[^2]: La seconde.|"


def test_the_panel_says_which_notes_are_wrong_and_leads_both_ways(visitor):
    page = open_text(visitor, make_draft(body="Un mot[^1] et [^2].\n\n[^1]: Sa note.\n[^3]: Seule."))
    notes = page.locator("[data-panel=notes]")
    notes.locator("summary").click()
    expect(notes.locator("summary")).to_have_text("Notes (3) – à revoir")
    expect(notes.locator(".writing-note--wrong")).to_have_count(2)
    notes.get_by_role("button", name="1 : Son texte").click()
    assert line_of_caret(page) == "[^1]: Sa note.|"
    notes.get_by_role("button", name="1 : Son appel").click()
    assert line_of_caret(page) == "Un mot[^1]| et [^2]."
    expect(notes.get_by_role("button", name="3 : Son appel")).to_have_count(0)
