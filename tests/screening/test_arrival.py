"""How an avis came, what is known of who sent it: each rule, where it finds and where it does not."""

import pytest

from comments.screening import Seen, arrival, weigh
from comments.screening.finding import Finding


def weight(found):
    return found.weight if found else 0


def test_an_avis_of_which_nothing_is_odd_is_clear():
    weighed = weigh(Seen(text="Le facteur passait à onze heures.", name="Léa", seconds=90))
    assert (weighed.findings, weighed.weight, weighed.verdict) == ((), 0, "clear")


def test_an_origin_that_no_browser_proved_weighs_a_little():
    assert arrival.origin_unproven(Seen(origin="unknown")) == Finding("origin_unproven", 1)
    assert arrival.origin_unproven(Seen()) is None


@pytest.mark.parametrize(
    ("trap", "expected"),
    [("", 0), ("   ", 0), ("Léa", 1), ("lea@example.org", 1), ("LÉA", 1), ("https://gains.example", 2)],
)
def test_a_filled_trap_is_scored_and_less_where_a_browser_filled_it(trap, expected):
    assert weight(arrival.trap_filled(Seen(name="Léa", email="lea@example.org", trap=trap))) == expected


def test_a_filled_trap_never_holds_alone():
    assert weigh(Seen(text="Merci de ce texte.", trap="n’importe quoi")).verdict == "clear"


@pytest.mark.parametrize(
    ("seconds", "expected"), [(None, 0), (0.4, 3), (1.5, 1), (3.9, 1), (4, 0), (86_000, 0), (-3, 3)]
)
def test_who_writes_faster_than_one_reads_is_noted(seconds, expected):
    assert weight(arrival.too_fast(Seen(seconds=seconds))) == expected


def test_who_confirms_the_preview_in_three_seconds_with_a_trap_filled_by_the_browser_is_not_held():
    assert weigh(Seen(text="Merci de ce texte.", name="Léa", trap="Léa", seconds=3)).verdict == "clear"


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (11, 0), (12, 1), (29, 1), (30, 3)])
def test_a_burst_of_a_network_is_a_class_or_a_machine(number, expected):
    assert weight(arrival.burst(Seen(from_network=number))) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (1, 2), (2, 2), (3, 4)])
def test_a_network_that_sent_spam_is_doubted(number, expected):
    assert weight(arrival.bad_network(Seen(network_spam=number))) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (1, 1), (2, 3), (3, 5), (9, 5), (10, 7)])
def test_the_same_text_elsewhere_weighs_by_how_often(number, expected):
    assert weight(arrival.repeated(Seen(repeats=number))) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (1, 5), (2, 5), (3, 8)])
def test_a_text_like_one_that_was_refused_is_held(number, expected):
    assert weight(arrival.refused_alike(Seen(refused_alike=number))) == expected


@pytest.mark.parametrize(
    ("published", "refused", "spam", "expected"),
    [(0, 0, 0, 0), (1, 0, 0, -1), (3, 0, 0, -4), (10, 0, 0, -5), (1, 2, 0, 2), (9, 0, 1, 3), (0, 0, 3, 5)],
)
def test_a_proven_address_is_known_by_what_became_of_its_avis(published, refused, spam, expected):
    seen = Seen(is_proven=True, published=published, refused=refused, spam=spam)
    assert weight(arrival.history(seen)) == expected


def test_a_typed_address_earns_nothing():
    assert arrival.history(Seen(email="lea@example.org", published=400)) is None


@pytest.mark.parametrize("what", ["address", "network"])
def test_a_ban_sends_to_the_spam_folder_whatever_speaks_for_the_avis(what):
    seen = Seen(text="Merci de ce texte.", is_banned=what, is_proven=True, published=50)
    assert weigh(seen).verdict == "spam"


def test_no_circumstance_but_a_ban_files_as_spam():
    everything = Seen(
        text="Merci de ce texte.",
        origin="unknown",
        trap="https://gains.example",
        seconds=0.2,
        from_network=11,
        network_spam=2,
    )
    assert weigh(everything).verdict == "hold"
