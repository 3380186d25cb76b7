"""Who may what in the room: each cell of fixtures/rights/matrix.txt, and no address that it does not name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import ReadingLink, Remark
from tests.editors.test_rooms import form_of

from .rights import ROLES, World, addresses, choices, made, may, outcome, standard

MATRIX = Path(settings.BASE_DIR, "fixtures/rights/matrix.txt")
EVERYBODY = ("personne", *ROLES)


def sections() -> dict[str, list[list[str]]]:
    """The rows of each section, cut at their bars."""
    found: dict[str, list[list[str]]] = {}
    for line in MATRIX.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = found.setdefault(line.strip("[] "), [])
        elif line.strip() and not line.startswith("#"):
            rows.append([cell.strip() for cell in line.split("|")])
    return found


@pytest.fixture
def world(db) -> World:
    return made()


def apart(act: Any) -> Any:
    """What this gives; nothing of it stays for the next cell."""
    with transaction.atomic():
        found = act()
        transaction.set_rollback(True)
    return found


def differences(rows: Any, found: Any) -> dict[str, Any]:
    """The cells that are not as the matrix says: what it says, what was found."""
    return {
        f"{' | '.join(row[: -len(EVERYBODY)])} | {who}": (said, there)
        for row in rows
        for who, said in zip(EVERYBODY, row[-len(EVERYBODY) :], strict=True)
        if (there := apart(lambda row=row, who=who: found(row, who))) != said
    }


def test_the_matrix_names_each_model_of_the_room(world):
    named = {type(world.things[row[0]]) for row in sections()["objets"]}
    assert named == set(admin.site._registry)


def test_the_matrix_names_each_address_of_the_room():
    named = {row[0] for row in sections()["adresses"]}
    assert set(addresses()) - standard() == named


def test_the_matrix_names_each_field_that_completes_what_one_types():
    assert {row[0] for row in sections()["choix"]} == choices()


def test_each_role_sees_and_changes_what_is_theirs(world):
    rows = sections()["objets"]
    assert differences(rows, lambda row, who: may(world.client(who), world.things[row[0]])) == {}


def test_each_address_answers_who_may_ask_it(world):
    def found(row: list[str], who: str) -> str:
        name, things, method = row[:3]
        send = getattr(world.client(who), method.lower())
        return outcome(send(address(world, name, things)))

    assert differences(sections()["adresses"], found) == {}


def test_each_field_completes_for_who_may_see_what_it_completes(world):
    def found(row: list[str], who: str) -> str:
        asked = dict(zip(("app_label", "model_name", "field_name"), row[0].split("."), strict=True))
        return outcome(world.client(who).get(reverse("admin:autocomplete"), {**asked, "term": ""}))

    assert differences(sections()["choix"], found) == {}


def test_each_verb_is_done_by_who_may(world):
    def found(row: list[str], who: str) -> str:
        verb, thing = row[0], world.things[row[1]]
        before = state(thing)
        press(world.client(who), verb, thing)
        return "fait" if state(thing) != before else "rien"

    assert differences(sections()["verbes"], found) == {}


def test_each_reading_link_opens_its_text_alone_while_it_is_good(world):
    def found(row: list[str], who: str) -> str:
        opened, state, method = row[:3]
        link = ReadingLink.objects.get(pk=world.things[f"lien ({opened})"].pk)
        KEYS[state](link)
        client, key = world.client(who), "0" * 64 if state == "clé forgée" else link.known_key()
        answer = getattr(client, method.lower())(f"/relecture/{key}/", {"words": f"De {who}."})
        # What it says is where it belongs, and nowhere else.
        kept = Remark.objects.filter(words=f"De {who}.", link=link).exists()
        assert kept is (outcome(answer) == "oui" and method == "POST")
        return outcome(answer)

    assert differences(sections()["lectures"], found) == {}


# What becomes of a reading link before its key is tried.
KEYS = {
    "ouvert": lambda link: None,
    "clé forgée": lambda link: None,
    "fermé": lambda link: link.revoke(by=None),
    "passé": lambda link: type(link).objects.filter(pk=link.pk).update(expires_at=timezone.now()),
    "texte retiré": lambda link: (link.article.publish(by=None), link.article.withdraw(by=None)),
    "texte jeté": lambda link: link.article.trash(by=None),
    "effacé": lambda link: type(link).objects.filter(pk=link.pk).delete(),
}


def address(world: World, name: str, things: str) -> str:
    """The address of this name for these things: by their number, or as written after “=”."""
    words = [word.strip() for word in things.split(",") if word.strip()]
    args = [word[1:] if word.startswith("=") else world.things[word].pk for word in words]
    return reverse(name if not is_of_the_room(name) else f"admin:{name}", args=args)


def is_of_the_room(name: str) -> bool:
    return name in set(_inside())


def _inside() -> Iterator[str]:
    yield from (pattern.name for pattern in admin.site.get_urls() if getattr(pattern, "name", None))
    for model_admin in admin.site._registry.values():
        yield from (pattern.name for pattern in model_admin.get_urls() if pattern.name)


def state(thing: Any) -> dict[str, Any] | None:
    """All that the database holds of it, but when it was last touched."""
    row = type(thing).objects.filter(pk=thing.pk).values().first()
    links = thing.reading_links.count() if thing._meta.model_name == "article" else 0
    apart = {"updated_at", "version"}
    return row and {"links": links, **{name: row[name] for name in row.keys() - apart}}


def press(client: Any, verb: str, thing: Any) -> None:
    """A button under a form, on the page of another name, or an action over a list (which ends by “…”)."""
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}"
    page, _colon, button = verb.rpartition(": ")
    if verb.endswith("…"):
        trash = "?etat=trash" if getattr(thing, "trashed_at", None) else ""
        typed = {"action": verb[:-1], "_selected_action": [thing.pk]}
        client.post(reverse(f"{name}_changelist") + trash, typed)
    elif page == "lectures":
        text = thing if thing._meta.model_name == "article" else getattr(thing, "link", thing).article
        typed = {"_make": "1", "name": "Inès", "days": 7} if button == "make" else {button: thing.pk}
        client.post(reverse("admin:articles_article_outside", args=[text.pk]), typed)
    elif page == "version":
        version = thing.versions.latest("pk")
        seen = type(thing).objects.get(pk=thing.pk).updated_at.isoformat()
        client.post(reverse(f"{name}_version_restore", args=[thing.pk, version.pk]), {"seen": seen})
    else:
        client.post(reverse(f"{name}_{page or 'change'}", args=[thing.pk]), whole_form(thing, button))


def whole_form(thing: Any, button: str) -> dict[str, Any]:
    """What the browser sends with this button, from the page of the thing."""
    if thing._meta.model_name == "article":
        return form_of(thing, _verb=button) | signatures(thing)
    return {"_verb": button, "decisions-TOTAL_FORMS": 0, "decisions-INITIAL_FORMS": 0}


def signatures(text: Any) -> dict[str, Any]:
    """The signatures as the form has them: a text that loses its own would not be saved."""
    lines = list(text.bylines.all())
    counts = {"bylines-TOTAL_FORMS": len(lines), "bylines-INITIAL_FORMS": len(lines)}
    rows = {
        f"bylines-{number}-{field}": value
        for number, line in enumerate(lines)
        for field, value in (("id", line.pk), ("author", line.author_id), ("order", line.order))
    }
    return {**counts, **rows}
