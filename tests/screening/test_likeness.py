"""The variants of a flood share a number; two texts that people wrote do not."""

from comments.screening import likeness
from comments.screening.trials import read
from tests.screening.test_measure import CORPUS

FLOOD = "Rejoignez le mouvement, partagez ce message partout, ils ne pourront pas tous nous effacer, n° {}"


def test_the_variants_of_a_flood_share_their_likeness():
    assert len({likeness(FLOOD.format(number)) for number in range(16_000, 16_200)}) == 1


def test_hosts_case_accents_and_disguises_change_nothing():
    text = "Gagnez 300 € par jour sur http://gains.com dès demain matin, répondez"
    variants = [
        text.upper(),
        text.replace("http://gains.com", "https://autre.ru/x?y=2"),
        text.replace("300", "450"),
        text.replace("é", "e"),
        text.replace("demain", "dеmаin"),
        text.replace("jour", "jo\u00adur"),
    ]
    assert {likeness(variant) for variant in variants} == {likeness(text)}


def test_a_text_of_fewer_than_seven_words_resembles_nothing():
    """ "Enfin quelqu’un qui le dit": three people of the corpus wrote so, who had not read one another."""
    assert likeness("Enfin quelqu’un qui le dit !") is None
    assert likeness("Enfin quelqu’un qui le dit tout haut") is not None
    assert likeness("") is None


def test_it_fits_the_column():
    assert all(0 <= (likeness(FLOOD + str(place)) or 0) < 2**63 for place in range(50))


def test_what_different_people_wrote_is_not_alike():
    people = [trial.seen.text for trial in read(CORPUS.read_text(encoding="utf-8")) if not trial.is_spam]
    alike = [likeness(text) for text in dict.fromkeys(people) if likeness(text) is not None]
    assert len(alike) == len(set(alike))
