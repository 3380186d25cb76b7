"""Two who change one text: what does not collide goes in by itself, nothing of either is lost."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from chroniques.text.differences.threeway import Side, composed, merge
from tests.text.corpus import some_examples

BASE = "Le lilas est bleu. Il fleurit en mai.\n\nLe port s’éveille. Les grues tournent."
SENTENCES = st.lists(
    st.sampled_from(["Un.", "Deux.", "Trois !", "\n\n", "Quatre", "[^1]: Note."]), max_size=9
)
TEXTS = SENTENCES.map(" ".join)


def sides(*texts: str) -> list[str]:
    return [part.side for part in merge(*texts) if part.side != Side.KEPT]


def test_two_who_change_different_sentences_do_not_collide():
    theirs, mine = BASE.replace("bleu", "mauve"), BASE.replace("tournent", "dorment")
    assert sides(BASE, theirs, mine) == [Side.THEIRS, Side.MINE]
    assert composed(merge(BASE, theirs, mine), {}) == theirs.replace("tournent", "dorment")


def test_neighbouring_sentences_are_two():
    theirs, mine = BASE.replace("bleu", "mauve"), BASE.replace("mai", "juin")
    assert composed(merge(BASE, theirs, mine), {}) == theirs.replace("mai", "juin")


def test_one_sentence_changed_by_both_collides_and_each_choice_is_kept():
    theirs, mine = BASE.replace("bleu", "mauve"), BASE.replace("bleu", "rose")
    parts = merge(BASE, theirs, mine)
    [rank] = [rank for rank, part in enumerate(parts) if part.side == Side.COLLIDES]
    assert composed(parts, {}) == mine
    assert composed(parts, {rank: "theirs"}) == theirs
    assert "est mauve. Le lilas est rose." in composed(parts, {rank: "both"})


def test_the_same_correction_by_both_does_not_collide():
    same = BASE.replace("bleu", "mauve")
    assert sides(BASE, same, same) == [Side.ALIKE]
    assert composed(merge(BASE, same, same), {}) == same


def test_a_sentence_added_beside_one_that_is_corrected():
    theirs = BASE.replace("tournent.", "tournent. Une sirène au loin.")
    mine = BASE.replace("tournent", "dorment")
    assert composed(merge(BASE, theirs, mine), {}).endswith("Les grues dorment. Une sirène au loin.")


def test_a_sentence_deleted_by_one_and_corrected_by_the_other_collides():
    theirs = BASE.replace(" Il fleurit en mai.", "")
    assert Side.COLLIDES in sides(BASE, theirs, BASE.replace("mai", "juin"))


def test_two_new_notes_of_one_label_are_two_notes():
    theirs = BASE.replace("bleu.", "bleu[^1].") + "\n\n[^1]: Un arbuste."
    mine = BASE.replace("tournent.", "tournent[^1].") + "\n\n[^1]: Vues à l’aube."
    whole = composed(merge(BASE, theirs, mine), {})
    assert "bleu[^1]." in whole
    assert "tournent[^2]." in whole
    assert "[^1]: Un arbuste." in whole
    assert "[^2]: Vues à l’aube." in whole


@some_examples
@given(TEXTS, TEXTS)
def test_who_alone_changed_a_text_has_it_as_they_wrote_it(base, changed):
    written = changed.strip("\n")
    assert composed(merge(base, changed, base), {}).strip() == written.strip()
    assert composed(merge(base, base, changed), {}).strip() == written.strip()


@some_examples
@given(TEXTS, TEXTS, TEXTS)
def test_every_sentence_that_one_added_is_there_or_offered(base, theirs, mine):
    parts = merge(base, theirs, mine)
    shown = " ".join(part.theirs + " " + part.mine for part in parts)
    for text in (theirs, mine):
        assert set(re.findall(r"Un|Deux|Trois|Quatre", text)) <= set(re.findall(r"\w+", shown))


def test_the_time_is_bounded():
    began = time.process_time()
    merge("a b. " * 60_000, "b a. " * 60_000, "a. " * 100_000)
    assert time.process_time() - began < 10
