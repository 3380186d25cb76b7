"""Every finding is said in words: all of it to the moderator, what helps to who wrote the avis."""

import pytest
from django.utils.translation import override

from comments.screened import (
    FOR_AUTHORS,
    FOR_MODERATORS,
    TERMS,
    gentle,
    gentle_sentences,
    sentence,
    sentences,
)
from comments.screening import Seen, families, weigh, words
from comments.screening.trials import read
from comments.screening.weighing import AT_LEAST, READ_FIRST
from comments.screening.written import MANNERS, VOCABULARY
from tests.screening.test_measure import CORPUS

CODES = set(FOR_MODERATORS)


def test_every_code_of_the_rules_is_said():
    said = {code for code, _weight in words.FINDS.values()} | AT_LEAST.keys() | READ_FIRST
    sold = VOCABULARY.keys() - families.MANNERS
    assert (said | sold) - CODES == set()
    assert FOR_AUTHORS.keys() - CODES == set()
    assert {*MANNERS, "reachable", "address", "network"} - TERMS.keys() == set()


def test_whatever_the_corpus_shows_is_said():
    from_corpus = {
        finding.code
        for trial in read(CORPUS.read_text(encoding="utf-8"))
        for finding in weigh(trial.seen).findings
    }
    assert from_corpus - CODES == set()
    assert len(from_corpus) > 35


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_takes_its_evidence(language):
    with override(language):
        assert [code for code in CODES if "%(" in sentence(code, "x, y")] == []
        assert [code for code in FOR_AUTHORS if "%(" in gentle(code, "x, y")] == []


def test_the_moderator_reads_why_in_french():
    with override("fr"):
        assert sentence("too_fast", "0.8") == "Envoyé en 0.8 secondes."
        assert sentence("advertisement", "price, haste").endswith("un prix, de la hâte.")
        assert sentence("banned", "network").endswith("réseau.")


def test_what_weighs_most_is_said_first():
    assert [weight for weight, _said in sentences([["links", 1, "a.fr"], ["phone", 4, "06"]])] == [4, 1]


def test_the_author_is_told_what_helps_and_nothing_that_accuses():
    found = [["trap_filled", 2, "x"], ["banned", 14, "address"], ["learnt_spam", 5, "a"], ["occult", 6, "b"]]
    assert gentle_sentences(found) == []
    with override("fr"):
        assert gentle_sentences([["links", 2, "a.fr, b.fr"]]) == ["Il donne des liens\xa0: a.fr, b.fr."]


def test_a_code_of_an_older_version_is_shown_as_it_is():
    assert sentence("bygone", "x") == "bygone"
    assert gentle("bygone", "x") == ""


def test_nothing_said_twice_to_the_author():
    assert len(gentle_sentences([["language", 3, "1/2"], ["script", 5, "1/2"]])) == 1


def test_an_avis_is_weighed_the_same_twice():
    seen = Seen(text="Casino en ligne sur https://casino.top, vite !", name="Léa")
    assert weigh(seen) == weigh(seen)
