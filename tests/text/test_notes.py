"""The notes: the cases in fixtures/notes, and what holds whatever the calls."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chroniques.text import render_article
from tests.text.corpus import cases, in_short, some_examples

CASES = cases("notes")
LABELS = st.sampled_from(["1", "2", "nom", "*", "**", "†", "*†", "†*", "a-b"])
LINES = st.lists(
    st.one_of(
        LABELS.map(lambda label: f"Mot[^{label}]."),
        LABELS.map(lambda label: f"- *Mot[^{label}]*"),
        LABELS.map(lambda label: f"## [Titre[^{label}]](/a)"),
        st.tuples(LABELS, LABELS).map(lambda two: f"[^{two[0]}]: Voir[^{two[1]}].\n"),
        LABELS.map(lambda label: f"Mot^[En place[^{label}]]."),
    ),
    max_size=12,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_the_notes_are_as_the_corpus_says(case):
    assert in_short(render_article(case.source).html) == case.expected


def test_the_corpus_has_eighty_cases():
    assert len(CASES) >= 80


@some_examples
@given(LINES)
def test_ids_are_unique_and_every_call_has_its_return(lines):
    rendered = render_article("\n".join(lines), prefix="p-")
    ids = re.findall(r' id="([^"]+)"', rendered.html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', rendered.html)) <= set(ids)
    calls = {name for name in ids if name.startswith("p-appel-")}
    assert calls == set(re.findall(r'class="note-return" href="#([^"]+)"', rendered.html))
    assert [note.order for note in rendered.footnotes] == list(range(1, len(rendered.footnotes) + 1))


def test_returns_of_a_note_called_twice_are_named_a_and_b():
    html = render_article("Un[^1] deux[^1].\n\n[^1]: A.").html
    assert 'aria-label="Retour au texte, appel a" class="note-return" href="#appel-1"' in html
    assert 'aria-label="Retour au texte, appel b" class="note-return" href="#appel-1-b"' in html


def test_the_deprecated_role_is_never_written():
    assert 'doc-endnote"' not in render_article("Mot[^1].\n\n[^1]: A.").html


def test_numbers_of_the_list_follow_the_markers_beside_a_starred_series():
    html = render_article("Un[^*] deux[^1].\n\n[^*]: É.\n[^1]: A.").html
    assert '<li class="note-starred" id="note-asterisque-1">' in html
    assert '<li id="note-1" value="1">' in html


def test_the_source_of_a_note_is_its_markdown():
    (note,) = render_article("Mot[^1].\n\n[^1]: A *b*.\n\n    - c\n").footnotes
    assert note.source == "A *b*.\n\n- c"
    assert note.html == "<p>A <em>b</em>.</p>\n<ul>\n<li>c</li>\n</ul>"


def test_an_empty_note_is_said():
    problems = render_article("Mot[^1].\n\n[^1]:").problems
    assert [problem.message for problem in problems] == ["La note « 1 » est vide."]
