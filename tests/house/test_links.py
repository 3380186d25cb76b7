"""Signed tokens: one action, one subject, for a time."""

from datetime import timedelta

import pytest
import time_machine

from chroniques.links import LinkRefused, capability, make_link, read_link, stored

DAY = timedelta(days=1)


def test_a_token_opens_what_it_was_made_for():
    read_link("avis", 12, make_link("avis", 12), DAY)


@pytest.mark.parametrize(("action", "subject"), [("avis", 13), ("avis", "1"), ("unsubscribe", 12)])
def test_a_token_opens_nothing_else(action, subject):
    token = make_link("avis", 12)
    with pytest.raises(LinkRefused):
        read_link(action, subject, token, DAY)


@pytest.mark.parametrize("forged", ["", "12", "12:abc", "é", "a~b~c", "12:x~1abc~AAAA"])
def test_a_forged_token_is_refused(forged):
    with pytest.raises(LinkRefused):
        read_link("avis", 12, forged, DAY)


def test_a_token_dies_at_its_hour():
    with time_machine.travel("2026-05-03 10:00", tick=False):
        token = make_link("avis", 12)
    with time_machine.travel("2026-05-04 10:00:01", tick=False), pytest.raises(LinkRefused):
        read_link("avis", 12, token, DAY)


def test_two_tokens_for_one_thing_differ():
    assert make_link("avis", 12) != make_link("avis", 12)


def test_a_key_follows_from_its_secret_and_purpose_and_is_stored_as_a_hash():
    key = capability("receipt", "secret")
    assert key == capability("receipt", "secret")
    assert key != capability("erasure", "secret")
    assert len(key) == 64
    assert stored(key) not in (key, stored("other"))
