"""The floors, on the labelled corpus and on the part that no rule was written for."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from comments.management.commands import measure_screening
from comments.management.commands.measure_screening import BLIND, CORPUS, UNSEEN
from comments.screening.trials import Lessons, crossed, figures, read, taught


@pytest.fixture(scope="module")
def corpus():
    return read(CORPUS.read_text(encoding="utf-8"))


def test_the_corpus_is_large_enough_and_says_nothing_twice(corpus):
    labels = Counter(trial.is_spam for trial in corpus)
    assert min(labels.values()) >= 200
    assert len({(trial.seen.text, trial.seen.name) for trial in corpus}) == len(corpus)


def test_the_floors_hold_by_cross_validation(corpus):
    found = figures(list(crossed(corpus, 5)))
    assert found.caught >= 0.95
    assert found.lost <= 0.01
    assert max(found.held_of_regular, found.held_of_stranger) <= 0.05


def test_a_new_site_whose_filter_has_learnt_nothing_loses_nobody(corpus):
    found = figures([(trial, Lessons({})) for trial in corpus])
    assert found.caught >= 0.9
    assert found.lost == 0
    assert found.held_of_stranger <= 0.05


def test_the_floors_hold_on_the_part_that_was_never_seen(corpus):
    lessons = taught(corpus)
    found = figures([(trial, lessons) for trial in read(UNSEEN.read_text(encoding="utf-8"))])
    assert found.caught >= 0.95
    assert found.lost <= 0.01
    assert found.held_of_regular <= 0.05


def test_nobody_is_lost_on_the_part_that_was_written_after_all_the_rules(corpus):
    """Its spam is caught at 90 %, below the floor of the other parts: what was measured once is said."""
    lessons = taught(corpus)
    found = figures([(trial, lessons) for trial in read(BLIND.read_text(encoding="utf-8"))])
    assert found.caught >= 0.9
    assert found.lost == 0
    assert max(found.held_of_regular, found.held_of_stranger) <= 0.05


def test_no_trial_is_judged_by_what_was_learnt_of_itself(corpus):
    one = corpus[0]
    lessons = next(lessons for trial, lessons in crossed(corpus, 5) if trial is one)
    assert lessons.hams + lessons.spams == len(corpus) - len(corpus[::5])


def test_the_command_prints_both_parts():
    out = StringIO()
    call_command("measure_screening", "--folds", "2", stdout=out)
    assert out.getvalue().count("% ") >= 12


def test_the_command_says_that_the_unseen_part_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(measure_screening, "UNSEEN", tmp_path / "unseen.jsonl")
    out = StringIO()
    call_command("measure_screening", "--folds", "2", stdout=out)
    assert "unseen.jsonl" in out.getvalue()
