"""Two editors on one text, in two browsers: the words of both are there, without a script or a mouse too."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Version
from tests.makers import make_draft, make_user

from .conftest import sign_in
from .hands import Hands
from .test_everyone import DESK, PHONE
from .visiting import SIDEWAYS
from .writing import leave_unkept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
BODY = "Le lilas est bleu. Il fleurit en mai.\n\nLe port s’éveille."
THEIRS, MINE = "Le lilas est mauve.", "Le lilas est rose."
OF_INÈS = BODY.replace("Le lilas est bleu.", THEIRS)
MEET = "Vous êtes deux sur ce texte"


def evening(first: str) -> str:
    """The text where Camille changed the last words, and this is its first sentence."""
    return BODY.replace("Le lilas est bleu.", first).replace("s’éveille", "s’endort")


@pytest.fixture(autouse=True)
def editors() -> None:
    for name in ("camille", "ines"):
        make_user(name, "Rédaction")


@pytest.fixture
def draft() -> Article:
    return make_draft(title="Le lilas", body=BODY)


def arrive(visitor, name: str, article: Article, **options) -> Page:
    page = visitor(**{"viewport": DESK, **options})
    leave_unkept(page)
    sign_in(page, name)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    return page


def save(page: Page) -> None:
    page.locator("[name=_continue]:visible").last.click()


def saved(page: Page) -> None:
    expect(page.locator(".messagelist .success").first).to_be_visible()


def meet(visitor, draft: Article, **options) -> Page:
    """Inès saves first; then Camille, who had opened the same version: what her browser shows."""
    camille, inès = (arrive(visitor, name, draft, **options) for name in ("camille", "ines"))
    inès.locator("#id_body").fill(OF_INÈS)
    inès.locator("#id_title").fill("Le lilas d’Inès")
    save(inès)
    saved(inès)
    camille.locator("#id_body").fill(evening(MINE))
    camille.locator("#id_title").fill("Le lilas de Camille")
    camille.locator("#id_standfirst").fill("Un chapô de Camille.")
    save(camille)
    expect(camille.get_by_role("heading", name=MEET)).to_be_visible()
    return camille


def stored() -> tuple[str, str, str]:
    now = Article.objects.get()
    return now.title, now.standfirst, now.body


def test_a_save_over_a_newer_version_saves_nothing_and_shows_the_words_of_both(visitor, draft):
    page = meet(visitor, draft)
    assert stored() == ("Le lilas d’Inès", "", OF_INÈS)
    shown = page.locator(".collision-text").all_inner_texts()
    assert shown == ["Le lilas d’Inès", "Le lilas de Camille", THEIRS, MINE]
    expect(page.locator("#id_standfirst")).to_have_value("Un chapô de Camille.")
    expect(page.locator("#id_body")).to_have_value(evening(MINE))
    expect(page.locator(".merge")).to_contain_text("ines")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize(
    ("choice", "passage", "script"),
    [
        ("Prendre l’autre version", THEIRS, True),
        ("Garder la vôtre", MINE, True),
        ("Prendre les deux, l’une après l’autre", f"{THEIRS} {MINE}", True),
        ("Prendre les deux, l’une après l’autre", f"{THEIRS} {MINE}", False),
    ],
    ids=["theirs", "mine", "both", "both, without script"],
)
def test_each_choice_is_put_in_the_form_then_saved(visitor, draft, choice, passage, script):
    page = meet(visitor, draft, java_script_enabled=script)
    page.get_by_role("group", name="Titre").get_by_label("Prendre l’autre version").check()
    page.get_by_role("group", name="Passage 1 que").get_by_label(choice).check()
    page.get_by_role("button", name="Mettre ces choix dans le formulaire").click()
    both = evening(passage)
    expect(page.locator("#id_body")).to_have_value(both)
    expect(page.locator("#id_title")).to_have_value("Le lilas d’Inès")
    assert stored() == ("Le lilas d’Inès", "", OF_INÈS)
    save(page)
    saved(page)
    assert stored() == ("Le lilas d’Inès", "Un chapô de Camille.", both)
    versions = Version.objects.order_by("id")
    assert [version.by_name for version in versions] == ["", "ines", "camille"]
    assert versions[1].snapshot["body"] == OF_INÈS


def test_a_choice_is_made_without_a_mouse(visitor, draft):
    page = meet(visitor, draft)
    hands = Hands(page)
    page.evaluate("document.activeElement.blur()")
    hands.into()
    hands.reach(page.get_by_role("group", name="Titre").get_by_label("Garder la vôtre"))
    hands.press("ArrowUp")
    hands.reach(page.get_by_role("group", name="Passage 1 que").get_by_label("Garder la vôtre"))
    hands.press("ArrowDown")
    hands.reach(page.get_by_role("button", name="Mettre ces choix dans le formulaire"))
    hands.press("Enter")
    expect(page.locator("#id_body")).to_have_value(evening(f"{THEIRS} {MINE}"))
    expect(page.locator("#id_title")).to_have_value("Le lilas d’Inès")
    expect(page.get_by_role("toolbar", name="Mise en forme du texte")).to_be_visible()
    hands.press("Control+s")
    saved(page)
    assert stored()[2] == evening(f"{THEIRS} {MINE}")
    assert hands.pointed() == 0
    assert sum(hands.actions.values()) <= 20
