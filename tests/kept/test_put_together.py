"""A page in two: where only its live part has changed, it is given again without waking the site."""

from time import time

import pytest
from django.db import OperationalError

from chroniques.pagecache import filled_later, holds_until, put_together, shows
from chroniques.pagecache.things import things

from .makers import PUBLIC


class Conversation:
    """The site of a text and its avis: it counts how often it is woken, and the shell rendered."""

    def __init__(self):
        self.woken = self.rendered = 0
        self.text, self.avis, self.until = "Un texte.", "Un avis.", None
        self.fails = False

    def __call__(self, environ, start_response):
        self.woken += 1
        if not environ["HTTP_HOST"].endswith("exemple.fr"):
            start_response("400 Bad Request", [])
            return [b"Qui ?"]
        holds_until(self.until)
        body = put_together("un texte", self.shell).encode()
        start_response("200 OK", [*PUBLIC, ("X-Seen", "oui")])
        return [body]

    def shell(self):
        self.rendered += 1
        shows("texte")
        return f"{self.text} {filled_later(self.part)} Fin."

    def part(self):
        if self.fails:
            raise OperationalError("no such file")
        shows("avis")
        return self.avis


@pytest.fixture
def talk(house, monkeypatch):
    monkeypatch.setattr(things, "memory", house.memory)
    house.entry.site = Conversation()
    return house.entry.site


def test_a_new_avis_does_not_wake_the_site(house, talk):
    first = house.ask()
    talk.avis = "Deux avis."
    house.change("avis")
    again = house.ask()
    assert (first.text, again.text) == ("Un texte. Un avis. Fin.", "Un texte. Deux avis. Fin.")
    assert (talk.woken, talk.rendered) == (1, 1)
    assert again.headers["X-Seen"] == "oui"
    assert again.headers["ETag"] != first.headers["ETag"]


def test_what_is_given_again_goes_like_any_page(house, talk):
    house.ask()
    house.change("avis")
    house.ask()
    talk.avis = "Trois avis."
    house.change("avis")
    assert house.ask().text == "Un texte. Trois avis. Fin."
    talk.text = "Un autre texte."
    house.change("texte")
    assert house.ask().text == "Un autre texte. Trois avis. Fin."
    assert (talk.woken, talk.rendered) == (2, 2)


def test_it_holds_no_longer_than_the_page_did(house, talk):
    talk.until = time() + 60
    house.ask()
    house.change("avis")
    house.ask()
    assert house.memory.kept[("/texte/", "", False)].until == talk.until
    talk.until = time() - 1
    house.change("avis")
    house.memory.kept[("again", ("/texte/", "", False))].until = talk.until
    house.ask()
    assert talk.woken == 2


def test_a_host_that_is_not_the_sites_is_refused_by_the_site(house, talk):
    house.ask()
    house.change("avis")
    assert house.ask(HOST="ailleurs.example").status == 400
    assert talk.woken == 2


def test_where_the_database_fails_the_site_says_so(house, talk):
    house.ask()
    house.change("avis")
    talk.fails = True
    with pytest.raises(OperationalError):  # of the site, which makes an answer of it
        house.ask()
    assert talk.woken == 2


def test_without_its_shell_the_page_is_made_whole(house, talk):
    house.ask()
    house.change("avis")
    house.memory.drop("un texte")
    assert house.ask().text == "Un texte. Un avis. Fin."
    assert (talk.woken, talk.rendered) == (2, 2)
