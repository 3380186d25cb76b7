"""Bans are of keys: who reads the table cannot tell whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.bans import address_key, ban_address, ban_network, forget_old, lift, masked, network_key
from comments.models import Ban
from tests.makers import make_lea

pytestmark = pytest.mark.django_db
LATER = timezone.now() + timedelta(days=30)


def test_a_ban_keeps_neither_the_address_nor_the_network():
    ban_address("lea@example.org", LATER, "Une chaîne de publicités.", make_lea())
    ban_network(network_key("192.0.2.7"), "192.0.…", LATER, "Une chaîne de publicités.", None)
    kept = str(list(Ban.objects.values()))
    assert "lea@example.org" not in kept
    assert "192.0.2" not in kept


def test_an_address_is_banned_once_and_the_later_words_hold():
    ban_address("lea@example.org", LATER, "Publicité.", None)
    ban_address(" Lea@Example.org ", LATER, "Publicité, encore.", None)
    assert [ban.why for ban in Ban.objects.all()] == ["Publicité, encore."]
    assert str(Ban.objects.get()) == "L…@Example.org"


def test_a_network_is_a_household_or_an_office():
    assert network_key("192.0.2.7") == network_key("192.0.2.200")
    assert network_key("192.0.2.7") != network_key("192.0.3.7")
    assert network_key("2001:db8::1") == network_key("2001:db8:0:ff::2")


def test_nobody_is_banned_by_what_is_not_known():
    assert network_key("") == address_key(" ") == ""
    with pytest.raises(ValueError, match="Nobody"):
        ban_network("", "", LATER, "", None)


def test_a_ban_is_lifted_or_ends():
    lift(ban_address("lea@example.org", LATER, "", None), by=None)
    ban_address("noe@example.org", timezone.now() - timedelta(seconds=1), "", None)
    assert forget_old(timezone.now()) == 1
    assert not Ban.objects.exists()


def test_the_list_shows_how_an_address_begins():
    assert masked("lea@example.org") == "l…@example.org"
