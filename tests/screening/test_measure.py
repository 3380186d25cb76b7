"""The floors, on the labelled corpus and on the part that no rule was written for."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from comments.management.commands import measure_screening
from comments.management.commands.measure_screening import CORPUS
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


def test_the_floors_hold_on_what_no_rule_was_written_for(corpus):
    """Of strangers, who wait in mode confiance whatever they write, LISEZMOI says what is held."""
    blind, lessons = read((CORPUS.parent / "blind.jsonl").read_text(encoding="utf-8")), taught(corpus)
    assert len(blind) >= 100
    found = figures([(trial, lessons) for trial in blind])
    assert found.caught >= 0.95
    assert found.lost == 0
    assert found.held_of_regular <= 0.05
    assert found.held_of_stranger <= 0.09


def test_no_trial_is_judged_by_what_was_learnt_of_itself(corpus):
    one = corpus[0]
    lessons = next(lessons for trial, lessons in crossed(corpus, 5) if trial is one)
    assert lessons.hams + lessons.spams == len(corpus) - len(corpus[::5])


def test_the_command_prints_every_part_and_no_mistake_of_a_blind_one(tmp_path, monkeypatch):
    corpus = CORPUS.read_text(encoding="utf-8").splitlines()
    for name, lines in (("corpus", corpus[-90:]), ("blind", corpus[60:80]), ("last", corpus[80:100])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(measure_screening, "FIXTURES", tmp_path)
    monkeypatch.setattr(measure_screening, "CORPUS", tmp_path / "corpus.jsonl")
    out = StringIO()
    call_command("measure_screening", "--folds", "2", "--mistakes", stdout=out)
    told = out.getvalue()
    assert told.count("blind.jsonl") == told.count("last.jsonl") == 2
    assert "[" in told
    assert "[" not in told[told.index("blind.jsonl") :]


def test_no_text_stands_in_the_corpus_and_in_the_blind_part(corpus):
    blind = read((CORPUS.parent / "blind.jsonl").read_text(encoding="utf-8"))
    assert not {trial.seen.text for trial in corpus} & {trial.seen.text for trial in blind}
