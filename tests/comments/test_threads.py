"""The order of a conversation."""

from hypothesis import given
from hypothesis import strategies as st

from comments.threads import DEEPEST, WIDTH, number_of, path_of, placed


def read(paths: list[str]) -> list[tuple[int, int]]:
    """(last id, depth shown) of each avis in reading order."""
    in_order = sorted(paths)
    return [(number_of(path), len(above)) for path, above in zip(in_order, placed(in_order), strict=True)]


def test_a_reply_stands_under_the_avis_it_answers_before_the_next_avis():
    first = path_of(1)
    assert read([first, path_of(2), path_of(3, first)]) == [(1, 0), (3, 1), (2, 0)]


def test_replies_to_one_avis_stand_oldest_first():
    first = path_of(1)
    assert read([path_of(9, first), first, path_of(4, first)]) == [(1, 0), (4, 1), (9, 1)]


def test_a_reply_whose_parent_is_hidden_rises_to_the_nearest_shown():
    first = path_of(1)
    hidden = path_of(2, first)
    assert read([first, path_of(3, hidden), path_of(4, first)]) == [(1, 0), (3, 1), (4, 1)]


def test_a_reply_whose_whole_thread_is_hidden_stands_alone():
    assert read([path_of(3, path_of(2, path_of(1)))]) == [(3, 0)]


def test_a_reply_to_the_deepest_avis_stands_beside_it():
    path = ""
    for pk in range(1, DEEPEST + 3):
        path = path_of(pk, path)
    assert len(path) == DEEPEST * WIDTH


def test_ids_of_ten_digits_sort_like_small_ones():
    assert read([path_of(10), path_of(9), path_of(9_999_999_999)]) == [(9, 0), (10, 0), (9_999_999_999, 0)]


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=60))
def test_every_avis_is_read_once_and_after_its_parent(parents):
    paths = [path_of(1000)]
    for pk, parent in enumerate(parents, start=1):
        paths.append(path_of(pk, paths[parent % len(paths)]))
    in_order = sorted(paths)
    for path, above in zip(in_order, placed(in_order), strict=True):
        assert "".join(above[-1:]) == path[:-WIDTH]
