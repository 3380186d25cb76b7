"""What changed from one version to another: the pairs of fixtures/differences, and what always holds."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chroniques.text.differences import Kind, Passage, differences, folded, words_changed
from tests.text.corpus import Case, cases, some_examples

PAIRS = cases("differences")
SIGNS = {
    Kind.SAME: "=",
    Kind.CHANGED: "≠",
    Kind.NEW: "+",
    Kind.GONE: "-",
    Kind.MOVED: "↷",
    Kind.LEFT: "↶",
}
MARKS = {Kind.NEW: "{+%s+}", Kind.GONE: "[-%s-]", Kind.MOVED: "{>%s>}", Kind.LEFT: "[<%s<]"}
WORDS = [
    "le",
    "lilas",
    "est",
    "bleu",
    ".",
    " ",
    "\n",
    "\n\n",
    "l’",
    "[^1]",
    "« ",
    " »",
    "12 000",
    "?",
    "#",
    "- ",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def reading(passages: list[Passage]) -> str:
    """The passages as the files of fixtures/differences write them."""
    return "\n".join(f"{SIGNS[one.kind]} {_label(one)}{_said(one)}" for one in passages)


def _label(one: Passage) -> str:
    return f"[{one.formerly}→{one.label}] " if one.formerly else f"[{one.label}] " if one.label else ""


def _said(one: Passage) -> str:
    whole = one.kind in MARKS
    return "".join(
        piece.text if whole and piece.kind == one.kind else MARKS.get(piece.kind, "%s") % piece.text
        for piece in one.pieces
    )


def said(passages: list[Passage], *kinds: Kind) -> str:
    """The letters of the pieces of these kinds: spaces and the forms of apostrophes are no change."""
    text = "".join(piece.text for one in passages for piece in one.pieces if piece.kind in kinds)
    return re.sub(r"[\s¶]", "", text).replace("’", "'")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text).replace("’", "'")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.place} {pair.title}")
def test_a_pair_of_versions_reads_as_expected(pair: Case):
    before, _, after = pair.source.partition("\n--->\n")
    assert reading(differences(before, after)) == pair.expected


def test_the_corpus_has_thirty_pairs():
    assert len(PAIRS) >= 30


@some_examples
@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(before, after):
    found = differences(before, after)
    moved = {Kind.SAME, Kind.GONE, Kind.LEFT}, {Kind.SAME, Kind.NEW, Kind.MOVED}
    stood = [one for one in found if one.kind != Kind.MOVED]
    stands = [one for one in found if one.kind != Kind.LEFT]
    assert sorted(said(stood, *moved[0])) == sorted(bare(before))
    assert sorted(said(stands, *moved[1])) == sorted(bare(after))


@some_examples
@given(TEXTS)
def test_a_text_has_no_difference_from_itself(text):
    assert {one.kind for one in differences(text, text)} <= {Kind.SAME}


@some_examples
@given(TEXTS, TEXTS)
def test_a_word_put_between_two_texts_is_the_only_one_flagged(one, other):
    found = differences(f"{one} {other}", f"{one} inouï {other}")
    assert words_changed(found) == (1, 0)


def test_what_does_not_change_is_folded_when_it_is_long():
    same = "\n\n".join(f"Paragraphe {number}." for number in range(5))
    folds = folded(differences(f"{same}\n\nUn.", f"{same}\n\nDeux."))
    assert [(fold.is_closed, len(fold.passages)) for fold in folds] == [(True, 5), (False, 1)]


HOSTILE = {
    "one letter": ("a " * 150_000, "b " + "a " * 149_999),
    "signs": ("!?" * 150_000, "?!" * 150_000),
    "notes": tuple("".join(f"[^{n}]: note {n + k}\n" for n in range(15_000)) for k in (0, 1)),
    "brackets": ("[^" * 150_000, "](" * 150_000),
    "spaces": (" " * 300_000 + "x", "x" + " " * 300_000 + "y"),
    "one sentence over and over": ("Un deux trois quatre cinq. " * 11_000, "Six un deux trois. " * 11_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_is_bounded_whatever_is_typed(name):
    began = time.process_time()
    differences(*HOSTILE[name])
    assert time.process_time() - began < 20
