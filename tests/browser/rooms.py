"""Every screen of the editors' room, found by walking its addresses: one added tomorrow is walked too."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from articles.models import Article, Correction, Review, Subscription, Unsaved
from tests.door.rights import World, made
from tests.makers import make_article, make_column

OF_A_MODEL = re.compile(r"admin/([a-z]+)/([a-z]+)/")
KEY = re.compile(r"<(?:\w+:)?(?:pk|object_id)>")
MODELS = {"compte": "mfa.Authenticator", "invitation": "articles.Invitation"}
REST = (("<int:number>", "1"), ("<str:kind>", "address"), ("<str:alike>", "alike"))
# What leads out of the room, and the frame of the preview: empty, until the screen around it fills it.
APART = ("admin/logout/", "admin/jsi18n/", "admin/r/", "admin/articles/article/ecriture/feuille/")
TRIED = 6  # things of one kind that may have a screen, where the first have none
# What a page is made of: it is walked for a second role where it has something more.
PARTS = re.compile(r"<(\w+)(?:\s[^>]*?(class|type)=\"([^\"]*)\")?")
Screen = tuple[str, frozenset[Any]]


def newsroom() -> tuple[World, User]:
    """One thing of each kind, in the states that show most, and who may see all of it."""
    world = made()
    chief = User.objects.get(username="root")
    columns = [make_column(title=title, rhythm="weekly") for title in ("Port dû", "Le timbre")]
    body = "Un mot[^1].\n\n## Une partie\n\n| Jour | Mot |\n| --- | --- |\n| 1 | 2 |\n\n[^1]: Une note."
    shown = make_article(
        world.things["auteur"],
        title="Un texte paru",
        body=body,
        column=columns[0],
        picture=world.things["image"],
    )
    shown.open_copy(by=chief)
    Correction.objects.create(article=shown, text="Le timbre valait trente centimes.", by=chief)
    Review.objects.ask(world.things["mon texte en relecture"], by=chief, to=chief, words="Avant midi ?")
    Unsaved.objects.create(
        opening="a" * 32,
        person=chief,
        text=f"articles.article:{world.things['mon brouillon'].pk}",
        typed={"title": "Repris"},
        kept_at=timezone.now(),
    )
    Subscription.objects.update(confirmed_at=timezone.now())
    return world, chief


def screens_of(client: Client) -> Iterator[Screen]:
    """The addresses that answer whoever came in here with a page, each with what it is made of; what takes
    only a POST, sends a file, leads elsewhere or is not theirs is left. A page that fails, fails."""
    for route in dict.fromkeys(_routes(get_resolver(), "")):
        if not route.startswith("admin/") or route.startswith(APART) or "(" in route:
            continue
        for address in _filled(route):
            answer = client.get(address)
            if _is_a_page(answer):
                yield address, frozenset(PARTS.findall(answer.content.decode()))
                break


def new_to(walked: dict[str, set[Any]], screens: Iterator[Screen]) -> Iterator[str]:
    """The addresses where something stands that was not there for those who walked before."""
    for address, parts in screens:
        known = walked.setdefault(re.sub(r"\d+", "0", address), set())
        if parts - known:
            yield address
        known |= parts


def _is_a_page(answer: Any) -> bool:
    return answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html")


def _routes(resolver: URLResolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        yield from _routes(pattern, route) if isinstance(pattern, URLResolver) else [route]


def _filled(route: str) -> Iterator[str]:
    """The route for each of the first things of its model; a text that is a copy comes first."""
    for part, value in REST:
        route = route.replace(part, value)
    found = OF_A_MODEL.match(route)
    if not KEY.search(route):
        yield f"/{route}"
    elif found:
        for key in _keys(MODELS.get(found[1], f"{found[1]}.{found[2]}")):
            yield f"/{KEY.sub(str(key), route)}"


def _keys(model: str) -> list[Any]:
    rows = apps.get_model(model)._default_manager.order_by("pk")
    copies = rows.exclude(copy_of=None) if rows.model is Article else rows.none()
    return [row.pk for row in (*copies, *rows[:TRIED])]
