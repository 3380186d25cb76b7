"""A passage is found again after a light edit, and not where the text no longer says it."""

import pytest

from comments.passages import LONGEST, Passage, cited, directive, find, in_whole_words, paragraphs

TEXT = (
    "Le port s’éveille avant le jour. La criée commence à cinq heures, et les mouettes n’attendent personne. "
    "Au comptoir, on parle du vent.\nLes filets\nPersonne ne parle du prix du gazole."
)
QUOTE = "La criée commence à cinq heures, et les mouettes n’attendent personne."


@pytest.fixture
def passage() -> Passage:
    start = TEXT.index(QUOTE)
    return cited(TEXT, (start, start + len(QUOTE)))


def found(passage: Passage, text: str) -> str | None:
    place = find(passage, text)
    return text[slice(*place)] if place else None


def test_a_passage_is_found_where_it_was(passage):
    assert found(passage, TEXT) == QUOTE


@pytest.mark.parametrize(
    "edited",
    [
        TEXT.replace("’", "'"),
        TEXT.replace("criée", "CRIÉE"),
        TEXT.replace("heures, et", "heures\u00a0; et"),
        TEXT.replace("cinq heures", "six heures du matin"),
        TEXT.replace("cinq heures", "six heures").replace("s’éveille avant le jour", "dort encore"),
        TEXT.replace("cinq heures", "six heures").replace("Au comptoir", "Au bar"),
        "Un chapô tout neuf. " + TEXT,
    ],
)
def test_a_light_edit_does_not_lose_it(passage, edited):
    words = found(passage, edited)
    assert words is not None
    assert words.casefold().startswith("la criée commence")
    assert words.rstrip(".").endswith("personne")


@pytest.mark.parametrize("edited", ["", "Tout autre chose.", TEXT.replace(QUOTE, "Rien ne commence ici.")])
def test_a_passage_that_is_gone_is_not_found_elsewhere(passage, edited):
    assert find(passage, edited) is None


def test_of_two_equal_sentences_the_one_between_the_same_words_is_meant():
    text = "Un. Encore une fois. Deux.\nTrois. Encore une fois. Quatre."
    second = text.rindex("Encore")
    assert find(cited(text, (second, second + len("Encore une fois."))), text) == (second, second + 16)


@pytest.mark.parametrize("quote", ["", " ", "…", "\x00"])
def test_what_holds_no_letter_is_no_passage(quote):
    assert find(Passage(quote), TEXT) is None


def test_a_hostile_quotation_costs_little():
    assert find(Passage("aa", "a" * 80, "a" * 80), "a" * 100_000) is not None


def test_a_long_passage_is_cut_between_words():
    text = "mot " * 400
    assert len(cited(text, (0, len(text))).quote) <= LONGEST
    assert cited(text, (0, len(text))).quote.endswith("mot")


def test_half_a_word_is_taken_whole():
    start = TEXT.index("iée commence")
    assert TEXT[slice(*in_whole_words(TEXT, (start, start + 9)))] == "criée commence"


def test_paragraphs_that_say_something_can_be_answered():
    assert [words.split()[0] for words in paragraphs(TEXT)] == ["Le", "Personne"]


def test_a_browser_is_told_the_ends_of_a_long_passage_and_the_whole_of_a_short_one():
    assert directive("mi-temps, oui") == ":~:text=mi%2Dtemps%2C%20oui"
    ends = directive(QUOTE).removeprefix(":~:text=").split(",")
    assert ends == ["La%20cri%C3%A9e%20commence%20%C3%A0", "les%20mouettes%20n%E2%80%99attendent%20personne."]
