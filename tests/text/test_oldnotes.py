"""The notes of other engines and other times: the cases in fixtures/oldnotes, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chroniques.text import ModernNotes, modern_notes, render_article
from tests.text.corpus import cases, some_examples

CASES = cases("oldnotes")
META = "meta: "
PIECES = st.sampled_from(
    [
        *(
            "Mot[1]",
            "mot [1]",
            "mot(1)",
            "mot (2)",
            "mot¹",
            "m²",
            "mot*",
            "mot **",
            "*mot*",
            "(1) mot",
            "[^1]",
        ),
        *("\n", "\n\n", "[1] Un texte.", "(1) Un texte.", "¹ Un texte.", "* Un texte.", "1. Un texte."),
        *("Notes", "---", "[[Une note.]]", "[[<1> Une note.]]", "[[<1>]]", "[[", "]]", "^[Une note.]", "`"),
        *(r"mot[\[1\]](#_ftn1)", r"[\[1\]](#_ftnref1) Un texte.", "[1]: /a", "[1](/a)", " ", ".", "```"),
        *('<p>Mot<a href="#_ftn1">[1]</a></p>', '<a href="#_ftnref1">[1]</a> Un texte.', "    "),
        '<sup data-fn="a" class="fn"><a href="#a">1</a></sup>',
    ]
)


def modern(source: str) -> ModernNotes:
    """The corpus writes the meta of WordPress on a first line « meta: »."""
    if not source.startswith(META):
        return modern_notes(source)
    meta, _, text = source.removeprefix(META).partition("\n")
    return modern_notes(text, wordpress=meta)


def in_short(notes: ModernNotes) -> str:
    said = [f"! {problem.line} : {problem.message}" for problem in notes.problems]
    return "\n".join([notes.source.strip("\n"), *said])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_old_notes_become_ours_as_the_corpus_says(case):
    assert in_short(modern(case.source)) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_what_the_corpus_gives_is_left_as_it_is(case):
    once = modern(case.source)
    assert modern_notes(once.source).source == once.source


def test_the_corpus_has_forty_cases():
    assert len(CASES) >= 40


@some_examples
@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_second_time_changes_nothing(source):
    once = modern_notes(source, wordpress='[{"id": "a", "content": "Un texte."}]').source
    assert modern_notes(once, wordpress='[{"id": "a", "content": "Un texte."}]').source == once


def test_the_notes_that_were_old_are_rendered():
    source = modern_notes(
        "Le marché[1] et la FAQ*.\n\n[1] Celui de la place.\n\n* La foire aux questions."
    ).source
    assert [note.marker for note in render_article(source).footnotes] == ["1", "*"]


def test_a_text_without_old_notes_keeps_its_bytes():
    source = "Le marché.\n\n\n\n- un\n-  deux  \n\n```\na[1]\n```\n"
    assert modern_notes(source) == ModernNotes(source, ())
