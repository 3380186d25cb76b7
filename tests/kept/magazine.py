"""A small magazine whose things bear numbers, which grow at each save: `python -m tests.kept.magazine WAY`.

The process stands beside a served site, on the same database. It says in one line of JSON where things are,
then reads a kind and a number on each line of its input, saves, and answers with a line once that is
committed. WAY is `make` for who makes the magazine first, `save`, or `update`: by a set, of which Django
sends no signal.
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.db.models import Model  # noqa: E402

from articles.models import Article, Author, Column, Picture, Site, Tag  # noqa: E402
from tests.makers import (  # noqa: E402
    make_article,
    make_author,
    make_column,
    make_comment,
    make_picture,
    make_user,
    paris,
)

# The model, its field, and what is written there: the things of the noisy text are the first of their kinds.
THINGS: dict[str, tuple[type[Model], str, str]] = {
    "titre": (Article, "title", "Titre v{}"),
    "auteur": (Author, "name", "Auteur v{}"),
    "chronique": (Column, "title", "Chronique v{}"),
    "mot": (Tag, "name", "mot v{}"),
    "atelier": (Picture, "credit_holder", "Atelier v{}"),
    "site": (Site, "name", "Site v{}"),
}


def make() -> None:
    """A text with all that its page shows, and one of which nothing ever changes."""
    make_user("camille", "Rédaction", is_superuser=True)
    site = Site.objects.current()
    site.name = "Site v0"
    site.save()
    noisy = make_article(
        make_author(name="Auteur v0"),
        title="Titre v0",
        slug="le-texte",
        column=make_column(title="Chronique v0"),
        picture=make_picture(credit_holder="Atelier v0"),
        tags=["mot v0"],
    )
    make_comment(noisy, text="Avis v0.")
    make_article(make_author(), slug="au-calme", column=make_column(), tags=["calme"], at=paris(1999, 1, 2))


def shown(article: Article) -> list[str]:
    """The pages of a text, of its author, its column, its word."""
    things: list[Any] = [article, article.authors.get(), article.column, article.tags.get()]
    return [thing.get_absolute_url() for thing in things]


def where() -> dict[str, Any]:
    """The pages that the numbers are on, those that show none but the site's, the text, the forms."""
    noisy, quiet = Article.objects.get(slug="le-texte"), Article.objects.get(slug="au-calme")
    forms = {
        kind: [f"/admin/articles/{model.__name__.lower()}/{_first(model).pk}/change/", field, text]
        for kind, (model, field, text) in THINGS.items()
    }
    return {"noisy": ["/", *shown(noisy)], "quiet": shown(quiet), "article": noisy.pk, "forms": forms}


def save(kind: str, number: str, by_set: bool) -> None:
    """Save this thing under this number."""
    if kind == "avis":
        make_comment(Article.objects.get(slug="le-texte"), text=f"Avis v{number}.")
        return
    model, field, text = THINGS[kind]
    thing, said = _first(model), text.format(number)
    if by_set:
        model._default_manager.filter(pk=thing.pk).update(**{field: said})
    else:
        setattr(thing, field, said)
        thing.save()


def _first(model: type[Model]) -> Any:
    return model._default_manager.order_by("pk").first()


def main(way: str) -> None:
    """Make the magazine if asked to, say where it is, then save as one is told."""
    if way == "make":
        make()
    print(json.dumps(where()), flush=True)
    for line in sys.stdin:
        kind, number = line.split()
        save(kind, number, by_set=way == "update")
        print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
