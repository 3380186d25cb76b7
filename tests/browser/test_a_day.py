"""An editor’s day without a mouse: a text is written, reviewed, scheduled; a working copy, an erratum."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from articles.letters import send_due
from articles.models import Article, Picture
from tests.makers import make_camille, make_column, make_driss, picture_bytes

from .hands import Hands, act, button, done, enter, go, link, save
from .test_everyone import DESK
from .writing import leave_unkept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

# Strokes that are neither words, names nor dates, measured on the day when each stage was last made shorter.
MOST = {"write": 43, "read": 19, "mend": 10, "release": 33, "copy": 10, "erratum": 3}  # in all 118
DISTRIBUTION = "La distribution passe à onze heures, et nul ne l’attend plus"
AFTER = " Le facteur, lui, n’a pas changé"


@pytest.fixture
def people() -> None:
    for person in (make_camille(), make_driss()):
        person.email = f"{person.username}@exemple.fr"
        person.save()
    make_column(title="Port dû")
    make_column(title="Escalier C")


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    file = tmp_path / "boite_aux_lettres.png"
    file.write_bytes(picture_bytes())
    return file


def way_of_letter(to: str) -> str:
    """Where the letter that has just left for this person leads."""
    mail.outbox.clear()
    send_due()
    [letter] = [one for one in mail.outbox if one.to == [f"{to}@exemple.fr"]]
    return re.search(r"(/admin/articles/article/\d+/relecture/)", letter.body)[1]


def open_letter(hands: Hands, to: str) -> None:
    hands.actions[hands.stage] += 1  # Enter on its link
    hands.page.goto(way_of_letter(to))


# The day


def write(hands: Hands, portrait: Path) -> None:
    """Title, chapô, two notes, a picture; then column, tags, and a review is asked for."""
    page = hands.page
    page.goto("/admin/")
    enter(hands, "driss")
    go(hands, link(page, "Écrire un texte"))
    hands.reach(page.locator("#id_title"))
    hands.write("La boîte du rez-de-chaussée")
    hands.press("Tab")
    hands.write("Une boîte aux lettres, vingt ans après.")
    hands.reach(page.locator("#id_body"))
    hands.write(DISTRIBUTION)
    note(hands, "Onze heures dix, le mardi.")
    hands.write(AFTER)
    note(hands, "Il a pris sa retraite en mai.")
    hands.write(".")
    picture(hands, portrait)
    hands.turn("Control+s")
    done(page, "ajouté")
    expect(page.locator("#id_body")).to_be_focused()
    classify(hands)
    act(hands, button(page, "Demander une relecture"))
    done(page, "Le texte attend une relecture")


def note(hands: Hands, words: str) -> None:
    hands.press("Control+Alt+f")
    hands.write(words)
    hands.press("Control+Alt+j")


def picture(hands: Hands, file: Path) -> None:
    page = hands.page
    hands.press("Control+Alt+p")
    expect(page.locator("#writing-picture-query")).to_be_focused()
    hands.reach(page.locator("#picture_file"))
    with page.expect_file_chooser() as chooser:
        hands.press("Enter")
    hands.press("Enter")  # in the window of the system, once the file is chosen by its name
    chooser.value.set_files(file)
    hands.reach(page.locator("#picture_alt"))
    hands.write("Une boîte aux lettres grise, sans nom.")
    hands.reach(page.locator("#picture_credit_nature"))
    hands.press("p")
    hands.reach(page.locator("#picture_credit_holder"))
    hands.write("Ana Vidal")
    hands.press("Enter")
    expect(page.locator("[data-dialog=picture]")).to_be_hidden()
    expect(page.locator("#id_body")).to_have_value(re.compile(r"!\[\]\(image:boite-aux-lettres\)"))


def classify(hands: Hands) -> None:
    page = hands.page
    hands.reach(page.locator(".field-column [role=combobox]"))
    hands.press("Enter")
    expect(page.locator(".select2-search__field:focus")).to_be_visible()
    hands.write("Port")
    expect(page.locator(".select2-results__option--highlighted")).to_have_text("Port dû")
    hands.press("Enter")
    hands.reach(page.locator("#id_tags"))
    hands.write("courrier, facteur")


def read(hands: Hands) -> None:
    """The letter leads to the review; the text is read, and given back with a word."""
    page = hands.page
    open_letter(hands, "camille")
    enter(hands, "camille")
    go(hands, link(page, "Aperçu"))
    expect(page.get_by_text("Onze heures dix, le mardi.")).to_be_visible()
    back(hands)
    hands.into()
    hands.reach(page.locator("#id_answer"))
    hands.write("La dernière phrase reste en l’air.")
    hands.follow(button(page, "À reprendre"))
    done(page, "Votre réponse est notée")


def back(hands: Hands) -> None:
    """Alt and the left arrow, which the window of this browser, that has none, does not know."""
    hands.actions[hands.stage] += 1
    hands.page.go_back()


def mend(hands: Hands) -> None:
    page = hands.page
    open_letter(hands, "driss")
    go(hands, link(page, "Revenir au texte"))
    expect(page.locator("#id_body")).to_be_focused()
    hands.press("Control+Home", "End")
    hands.write(" Il sonne toujours deux fois.")
    save(hands)
    act(hands, button(page, "Demander une relecture"))
    done(page, "Le texte attend une relecture")


def release(hands: Hands) -> None:
    """What changed since is read; the text is ready, checked, and its hour is given."""
    page = hands.page
    open_letter(hands, "camille")
    go(hands, link(page, "Ce qui a changé depuis la dernière relecture"))
    expect(page.locator(".text-differences ins")).to_contain_text("Il sonne toujours deux fois.")
    back(hands)
    go(hands, button(page, "Prêt"))
    done(page, "Votre réponse est notée")
    go(hands, link(page, "Vérifications avant publication"))
    expect(page.locator(".signoff-refused")).to_be_hidden()
    hands.into()
    hands.reach(page.get_by_label("Jour de publication"))
    tomorrow = timezone.localtime() + timedelta(days=1)
    hands.press("Control+a")
    hands.write(f"{tomorrow:%d/%m/%Y}")
    hands.reach(page.get_by_label("Heure de publication"))
    hands.press("Control+a")
    hands.write("07:30")
    hands.turn("Enter")
    done(page, "Le texte est publié, ou le sera à sa date")
    assert Article.objects.get().is_scheduled()


def copy(hands: Hands) -> None:
    """The hour has come: the text is taken up again in a working copy, which is put in its place."""
    page = hands.page
    Article.objects.update(published_at=timezone.now() - timedelta(hours=1))
    hands.press("F5")
    page.reload()  # what this browser, without a window, does not do by itself
    go(hands, button(page, "Ouvrir une copie de travail"))
    expect(page.locator("#id_body")).to_be_focused()
    hands.press("Control+Home")
    hands.write("Tout le monde en parle. ")
    save(hands)
    assert "en parle" not in Article.objects.get(copy_of=None).body
    act(hands, button(page, "Mettre en ligne"))
    done(page, "Le texte en ligne dit maintenant")


def erratum(hands: Hands) -> None:
    page = hands.page
    act(hands, link(page, "Signaler une correction"))
    expect(page.locator("#id_corrections-0-text")).to_be_focused()
    hands.write("Le facteur a pris sa retraite en juin, non en mai.")
    save(hands)


@pytest.fixture
def hands_of(visitor) -> Iterator:
    """The hands of somebody at the desk, and at the end what they did."""
    known: dict[str, Hands] = {}

    def hands(name: str) -> Hands:
        if name not in known:
            page = visitor(viewport=DESK, reduced_motion="reduce")
            leave_unkept(page)
            known[name] = Hands(page)
        return known[name]

    yield hands
    assert [hands.pointed() for hands in known.values()] == [0] * len(known)


def test_an_editor_s_day_without_a_mouse(hands_of, visitor, people, portrait):
    actions = {}
    for name, stage in (("driss", write), ("camille", read), ("driss", mend), *(
        ("camille", later) for later in (release, copy, erratum)
    )):  # fmt: skip
        hands = hands_of(name)
        hands.stage = stage.__name__
        stage(hands, portrait) if stage is write else stage(hands)
        actions[stage.__name__] = hands.actions[stage.__name__]
    print("\nstrokes that are no prose:", actions, "in all", sum(actions.values()))
    text = Article.objects.get()
    readers = visitor()
    readers.goto(text.get_absolute_url())
    expect(readers.get_by_text("Tout le monde en parle.")).to_be_visible()
    expect(readers.get_by_text("en juin, non en mai")).to_be_visible()
    assert (text.column.title, text.footnotes.count()) == ("Port dû", 2)
    assert set(text.tags.names()) == {"courrier", "facteur"}
    assert Picture.objects.get().credit_holder == "Ana Vidal"
    assert {stage: most for stage, most in actions.items() if most > MOST[stage]} == {}
