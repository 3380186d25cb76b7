"""Notes: what calls, what is called, and what only looks like it."""

import pytest

from articles.importing.page.lines import Line
from articles.importing.page.markdown import escaped
from articles.importing.page.notes import Notes, read_notes


def notes(*texts: str) -> Notes:
    return read_notes(tuple(Line(text) for text in texts))


def body(read: Notes) -> list[str]:
    return [escaped(line.text) for line in read.lines]


@pytest.mark.parametrize("call", ["[1]", " [1]", "(1)", " (1)", "¹", "[01]"])
@pytest.mark.parametrize("opening", ["[1] ", "(1) ", "¹ ", "[1]", "[1] : ", "(1) - "])
def test_a_call_of_any_form_finds_its_text_in_any_form(call, opening):
    read = notes(f"Le mot{call} court.", f"{opening}Une note.")
    assert body(read) == ["Le mot[^1] court."]
    assert [(note.marker, note.text) for note in read.footnotes] == [("1", "Une note.")]
    assert read.problems == ()


@pytest.mark.parametrize("stars", ["*", "**", "***"])
@pytest.mark.parametrize("space", ["", " "])
def test_stars_call_too(stars, space):
    read = notes(f"Les FAQ{space}{stars}, dit-on.", f"{stars} des réponses")
    assert [line.text.replace("\ue000", "[^").replace("\ue001", "]") for line in read.lines] == [
        f"Les FAQ[^{stars}], dit-on."
    ]
    assert [(note.marker, note.text) for note in read.footnotes] == [(stars, "des réponses")]


def test_stars_may_stand_in_brackets():
    read = notes("Les FAQ(*), dit-on.", "(*) des réponses")
    assert body(read) == ["Les FAQ[^*], dit-on."]
    assert read.footnotes[0].text == "des réponses"


def test_a_call_stays_glued_to_the_word_that_follows():
    assert body(notes("Un mot[1]suit.", "[1] Note.")) == ["Un mot[^1]suit."]


def test_a_text_glued_to_the_end_of_a_paragraph_is_parted_from_it():
    read = notes("Les FAQ* servent. Enfin, un peu. * des réponses toutes faites")
    assert body(read) == ["Les FAQ[^*] servent. Enfin, un peu."]
    assert read.footnotes[0].text == "des réponses toutes faites"


def test_texts_may_stand_after_their_paragraphs_and_start_again_at_one():
    read = notes("Un mot[1].", "[1] Première.", "Un autre[1].", "[1] Seconde.")
    assert body(read) == ["Un mot[^1].", "Un autre[^1-2]."]
    assert [(note.marker, note.text) for note in read.footnotes] == [("1", "Première."), ("1-2", "Seconde.")]


def test_a_note_may_be_called_twice():
    assert body(notes("Un mot[1].", "Un autre[1].", "[1] La note.")) == ["Un mot[^1].", "Un autre[^1]."]


def test_the_heading_of_the_notes_goes_to_the_report():
    read = notes("Un mot[1] et deux[2].", "Notes :", "1. La première.", "2. La seconde.")
    assert [note.text for note in read.footnotes] == ["La première.", "La seconde."]
    assert read.dropped == ("Notes :",)


@pytest.mark.parametrize(
    "text",
    [
        "La place de [1945] fut repavée [sic].",
        "Elle mesure 400 m², soit 4 dam2 ou x² pas.",
        "Trois règles : (1) saluer, (2) écouter, (3) partir.",
        "Le fichier *archives* et 5 * 3 bancs.",
        "Voir l’article (12) du code.",
    ],
)
def test_what_is_no_note_stays_as_typed_without_a_problem(text):
    read = notes(text)
    assert [line.text for line in read.lines] == [text]
    assert (read.footnotes, read.problems) == ((), ())


def test_an_enumeration_does_not_call_the_note_of_the_same_number():
    read = notes("Trois règles : (1) saluer, (2) écouter. Un mot(1).", "(1) La note.")
    assert body(read) == ["Trois règles : (1) saluer, (2) écouter. Un mot[^1]."]


def test_a_list_opened_by_stars_is_no_note():
    read = notes("Les FAQ* et le reste :", "* un", "* deux", "* trois")
    assert [line.text for line in read.lines][1:] == ["* un", "* deux", "* trois"]


def test_a_call_without_a_text_stays_and_is_a_problem():
    read = notes("Un chiffre[3] sans source.")
    assert [line.text for line in read.lines] == ["Un chiffre[3] sans source."]
    assert read.problems == (
        "L’appel de note «\u00a0…Un chiffre[3]\u00a0» n’a pas de texte\u00a0: ajoutez-le ou retirez l’appel.",
    )


def test_a_text_without_a_call_stays_and_is_a_problem():
    read = notes("Un chiffre sans appel.", "[2] Le registre.")
    assert [line.text for line in read.lines][1] == "[2] Le registre."
    assert read.problems == (
        "La note «\u00a0[2] Le registre.\u00a0» n’est appelée nulle part\u00a0: "
        "placez son appel ou retirez-la.",
    )
