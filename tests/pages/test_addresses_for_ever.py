"""Every address ever given answers: 200, or one 301 to a 200. Ten moves of each kind, names coming back."""

from random import Random

import pytest
from django.urls import Resolver404, resolve

from articles.models import Article, Author, Column, Site, Tag
from tests.makers import make_article, make_author, make_column, paris

pytestmark = pytest.mark.django_db

WORDS = ("lilas", "muguet", "iris")  # few, so that names come back
PATTERNS = (
    "{year}/{month}/{slug}",
    "{slug}",
    "{year}/{slug}",
    "textes/{year}-{month}-{day}/{slug}",
    "{year}/{month}/{day}/{slug}",
)
FEEDS = ("flux/rss.xml", "flux/atom.xml", "flux/feed.json")
FIGURE = "```graphique\ntitre: Courrier\n| Année | Lettres |\n|---|---|\n| 2008 | 12 |\n| 2009 | 8 |\n```"


def slug_changes(model, chance):
    """One of two things of a kind takes a name that the other does not have."""
    one, other = chance.sample(list(model.objects.order_by("pk")), 2)
    one.slug = chance.choice([word for word in WORDS if word not in (one.slug, other.slug)])
    one.save()


def tag_changes(chance):
    one, other = chance.sample(list(Tag.objects.order_by("pk")), 2)
    one.name = chance.choice([word for word in WORDS if word not in (one.name, other.name)])
    one.save()


def pattern_changes(chance):
    now = Site.objects.current()
    now.permalink_pattern = chance.choice([one for one in PATTERNS if one != now.permalink_pattern])
    now.save()


def date_changes(chance):
    text = chance.choice(list(Article.objects.order_by("pk")))
    text.published_at = paris(2009, chance.randint(1, 9), 3)
    text.save()


CHANGES = (
    lambda chance: slug_changes(Article, chance),
    lambda chance: slug_changes(Column, chance),
    lambda chance: slug_changes(Author, chance),
    tag_changes,
    pattern_changes,
    date_changes,
)


def addresses_now():
    """All that lives, with what hangs below it."""
    given = set()
    for article in Article.objects.published():
        own = article.get_absolute_url()
        given |= {own, f"{own.rstrip('/')}.md", f"{own}chiffres/1.csv"}
    for thing in (*Column.objects.all(), *Author.objects.all(), *Tag.objects.all()):
        given |= {thing.get_absolute_url(), *(f"{thing.get_absolute_url()}{feed}" for feed in FEEDS)}
    return {path for path in given if is_served(path)}


def is_served(path):
    try:
        return bool(resolve(path))
    except Resolver404:
        return False


@pytest.mark.parametrize("seed", range(3))
def test_each_address_ever_given_answers_in_one_hop_at_most(client, seed):
    for word in WORDS[:2]:
        author, column = make_author(name=word), make_column(title=word)
        make_article(author, title=word, column=column, tags=[word], body=FIGURE)
    chance, given = Random(seed), addresses_now()  # noqa: S311  (the same walk each time)
    for change in chance.sample(CHANGES * 10, 10 * len(CHANGES)):
        change(chance)
        given |= addresses_now()
    assert len(given) > 50
    assert {path: answer for path in given if (answer := _answer(client, path)) != 200} == {}


def _answer(client, path):
    """The status at the end of one hop; what is wrong on the way."""
    response = client.get(path)
    if response.status_code == 301:
        response = client.get(response["Location"])
    return response.status_code
