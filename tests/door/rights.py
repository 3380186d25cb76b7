"""A small newsroom for the matrix of rights, and what each role finds behind each address of the room."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from articles import models as articles
from comments import models as comments
from comments.bans import ban_address
from tests.makers import (
    make_article,
    make_author,
    make_column,
    make_comment,
    make_draft,
    make_picture,
    make_user,
)

ROLES = {
    "chroniqueurs": "driss",
    "rédaction": "camille",
    "modération": "lea",
    "administration": "chief",
}
FIGURES = "```graphique\na;b\nx;1\n```"
STANDARD = ("changelist", "add", "history", "delete", "change")


@dataclass
class World:
    """Somebody of each role, a stranger, and one thing of each kind, by its name in the matrix."""

    things: dict[str, Any] = field(default_factory=dict)
    entered: dict[str, Client] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        """The browser of one of them, as it was when they entered: one that left comes back."""
        client = Client()
        client.cookies.load(self.entered[who].cookies.output(header="", sep=";"))
        return client


def made() -> World:
    """The newsroom. Driss signs some of its texts, another author the others."""
    users = {role: make_user(name, _group(role)) for role, name in ROLES.items()}
    mine = make_author(name="Driss Ouazène", user=users["chroniqueurs"])
    world = World({**_texts(mine), **_avis(mine), **_rest(users)})
    world.entered = {"personne": Client(), **{role: _entered(user) for role, user in users.items()}}
    return world


def _group(role: str) -> str:
    return role.capitalize()


def _entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _texts(mine: Any) -> dict[str, Any]:
    other = make_author(name="Anouk Ferradji")
    rewritten, foreign = make_draft(mine, title="Avant"), make_draft(other, body=FIGURES)
    versions = [articles.Version.objects.keep(text) for text in (rewritten, foreign)]
    rewritten.title = "Après"
    rewritten.save()
    return {
        "mon brouillon": make_draft(mine, tags=["viralité"], body=FIGURES),
        "mon brouillon récrit": rewritten,
        **_readings({"mon": rewritten, "autrui": foreign}),
        "version de mon brouillon": versions[0],
        "version d’autrui": versions[1],
        "mon texte publié": make_article(mine),
        "mon texte en relecture": make_draft(mine, state="in_review"),
        "mon brouillon jeté": make_draft(mine, trashed_at=timezone.now()),
        "brouillon d’autrui": foreign,
        "texte publié d’autrui": make_article(other),
        "auteur": other,
        "chronique": make_column(),
        "mot-clé": articles.Tag.objects.first(),
        "image": make_picture(),
        "ancienne adresse": articles.Address.objects.create(path="vieux", author=other),
        "adresse introuvable": articles.MissedAddress.objects.create(path="perdu", last_at=timezone.now()),
    }


def _readings(texts: dict[str, Any]) -> dict[str, Any]:
    """Somebody outside reads each of these texts and has left two remarks, of which one is settled."""
    found: dict[str, Any] = {}
    for whose, text in texts.items():
        link = articles.ReadingLink.objects.make(text, None, "Inès", 7)
        settled = link.leave("Vue.")
        settled.settle(by=None)
        things = {"lien": link, "remarque": link.leave("Une."), "remarque réglée": settled}
        found |= {f"{name} ({whose})": thing for name, thing in things.items()}
    return found


def _avis(mine: Any) -> dict[str, Any]:
    under_mine, elsewhere = make_article(mine), make_article(make_author())
    held = make_comment(under_mine, "pending")
    other = make_comment(elsewhere, "pending", email="lea@example.org")
    shown, rewritten = make_comment(under_mine), make_comment(elsewhere)
    comments.Revision.objects.create(comment=rewritten, text="Un autre.")
    act = comments.Act.objects.create(verdict="spam", avis=1)
    report = comments.Report.objects.create(comment=shown, grievance="insult", receipt="une clé")
    return {
        "avis sous mon texte": held,
        "avis ailleurs": other,
        "avis publié sous mon texte": shown,
        "avis récrit": rewritten,
        "geste": act,
        "signalement": report,
        "effacement": comments.Erasure.objects.create(asked="editors"),
        "décision": shown.decisions.first(),
        "décision ailleurs": rewritten.decisions.first(),
        "bannissement": ban_address("troll@example.org", timezone.now() + timedelta(days=1), "", None),
        "liste de mots": comments.WordList.objects.create(name="Une liste", words="mot"),
        "signe appris": comments.Learnt.objects.create(sign="mot"),
    }


def _rest(users: dict[str, User]) -> dict[str, Any]:
    root = make_user("root", is_superuser=True)
    articles.Letter.objects.put("published", 1, "lea@example.org")
    articles.Letter.objects.update(given_up_at=timezone.now(), tries=8)
    return {
        "réglages": articles.Site.objects.create(pk=1, name="Chroniques"),
        "courriel qui n’est pas parti": articles.Letter.objects.filter(recipient="lea@example.org").first(),
        "abonnement": articles.Subscription.objects.create(email="lea@example.org"),
        "ligne du journal": articles.Trace.objects.first(),
        "invitation": articles.Invitation.objects.create(author=make_author(), email="ines@example.org"),
        "compte": users["chroniqueurs"],
        "compte de tous les droits": root,
        "groupe": Group.objects.get(name="Modération"),
        "sorte des textes": ContentType.objects.get_for_model(articles.Article),
    }


def addresses() -> Iterator[str]:
    """The names of all addresses under that of the room, whoever made them."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern).startswith("admin/"):
            yield from _names(pattern)


def _names(pattern: URLPattern | URLResolver) -> Iterator[str]:
    if isinstance(pattern, URLResolver):
        for inner in pattern.url_patterns:
            yield from _names(inner)
    elif pattern.name:
        yield pattern.name


def standard() -> set[str]:
    """The names of the addresses that each model of the room has."""
    models = (model._meta for model in admin.site._registry)
    return {f"{model.app_label}_{model.model_name}_{page}" for model in models for page in STANDARD}


def choices() -> set[str]:
    """The fields of the room that complete what one types, as "application.model.field"."""
    return {
        f"{one.model._meta.label_lower}.{name}"
        for model_admin in admin.site._registry.values()
        for one in (model_admin, *(inline(model_admin.model, admin.site) for inline in model_admin.inlines))
        for name in one.autocomplete_fields
    }


def outcome(response: Any) -> str:
    """What became of a request, in a word of the matrix."""
    status, place = response.status_code, response.headers.get("Location", "")
    if place.startswith(reverse("admin:login")):
        return "porte"
    if status in {404, 410} or place == reverse("admin:index"):
        return "rien"
    return "non" if status == 403 else "oui"


def may(client: Client, thing: Any) -> str:
    """What one may with this thing, a letter each: see, add, change, delete, on its pages."""
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}"
    change = reverse(f"{name}_change", args=[thing.pk])
    tries: dict[str, Callable[[], Any]] = {
        "v": lambda: client.get(change),
        "a": lambda: client.get(reverse(f"{name}_add")),
        "c": lambda: client.post(change, {}),
        "d": lambda: client.get(reverse(f"{name}_delete", args=[thing.pk])),
    }
    return "".join(letter if outcome(tried()) == "oui" else "-" for letter, tried in tries.items())
