"""The page of the rules says what is done: the reasons in use, who reads and when, what a machine does."""

import pytest

from articles.models import Site
from chroniques.text import typeset_text
from comments.models import Grievance, Reason
from comments.privacy import in_words, kept_for

from .reading import words_of

pytestmark = pytest.mark.django_db


def rules(client, **settings) -> str:
    Site.objects.create(pk=1, **settings)
    return words_of(client.get("/regles-des-avis/"))


def plain(words: object) -> str:
    return typeset_text(str(words)).replace("\u00a0", " ").replace("\u202f", " ")


def test_it_says_each_reason_for_which_an_avis_is_refused_and_reported(client):
    page = rules(client)
    for reason in [*Reason, *Grievance]:
        assert reason.value == "other" or plain(reason.label) in page, reason


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("before", "Chaque avis est lu par une personne de la rédaction avant de paraître."),
        ("trust", "dont 3 avis ont déjà été publiés paraissent aussitôt"),
        ("after", "Les avis paraissent aussitôt"),
    ],
)
def test_it_says_who_reads_and_when_as_the_site_has_chosen(client, reading, said):
    assert said in rules(client, avis_reading=reading)


def test_it_follows_when_the_editors_choose_otherwise(client):
    assert "Chaque avis est lu" in rules(client)
    site = Site.objects.get()
    site.avis_reading, site.avis_close_after = "after", 90
    site.save()
    page = words_of(client.get("/regles-des-avis/"))
    assert "Les avis paraissent aussitôt" in page
    assert "Une conversation se ferme 90 jours après la parution" in page


def test_it_says_the_durations_that_are_applied_and_that_a_machine_weighs(client):
    page = rules(client)
    for name in ("refused", "spam", "report"):
        assert in_words(kept_for(name)).replace("\u00a0", " ") in page
    assert "pèse chaque avis à son arrivée" in page
    assert "La justice vous reste ouverte." in page
