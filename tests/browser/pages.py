"""Every kind of public page, once: what the gates of accessibility, markup, weight and queries walk."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils.http import urlencode

from articles.models import ReadingLink
from articles.models.outside import paragraphs_of
from chroniques import views
from comments.reports import Said, received, report, settle

from .magazine import Magazine

AVIS = {"text": "Un avis *pesé*.", "name": "Léa", "email": "lea@example.org", "site": "", "parent": ""}
FORBIDDEN, BROKEN = "/favicon.ico", "/robots.txt"  # what `break_the_site` makes of these two


@dataclass(frozen=True)
class Kind:
    """One kind of page: where the magazine has one, the status it answers, what is posted to it."""

    name: str
    path: str
    status: int = 200
    posted: dict[str, str] = field(default_factory=dict)
    foreign: bool = False  # posted from another site, or asked of another host


def kinds_of(magazine: Magazine) -> list[Kind]:
    """Every kind: those that are read, those that answer an avis, those that say what is wrong."""
    return [*_texts(magazine), *LISTS, *_avis_pages(magazine), *_errors(magazine)]


def break_the_site(patch: pytest.MonkeyPatch) -> None:
    """One address fails from now on, another is forbidden: no public page does either by itself."""
    render = views.render

    def broken(request: HttpRequest, template: str, **options: Any) -> HttpResponse:
        if template == "robots.txt":
            raise RuntimeError("broken by the test")
        return render(request, template, **options)

    def forbidden(*args: object) -> None:
        raise PermissionDenied

    patch.setattr(views, "render", broken)
    patch.setattr(views, "redirect", forbidden)


def fetched(kind: Kind) -> Any:
    """The response to this kind of page, as Django gives it."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    if not kind.posted:
        return client.get(kind.path, headers={"Host": "autre.example.org"} if kind.foreign else {})
    site = "cross-site" if kind.foreign else "same-origin"
    return client.post(
        kind.path,
        urlencode(kind.posted),
        "application/x-www-form-urlencoded",
        headers={"Sec-Fetch-Site": site},
    )


def _texts(magazine: Magazine) -> list[Kind]:
    return [
        Kind("article", magazine.article.get_absolute_url()),
        Kind("discussed article", magazine.discussed.get_absolute_url()),
        Kind("bare article", magazine.bare.get_absolute_url()),
        Kind("report", magazine.report.get_absolute_url()),
        Kind("page", magazine.page.get_absolute_url()),
        Kind("closed article", magazine.closed.get_absolute_url()),
    ]


LISTS = [
    Kind("home", "/"),
    Kind("columns", "/chroniques/"),
    Kind("column", "/chroniques/port-du/"),
    Kind("column, page 2", "/chroniques/port-du/?page=2"),
    Kind("finished column", "/chroniques/la-permanence/"),
    Kind("authors", "/auteurs/"),
    Kind("author", "/auteurs/driss-ouazene/"),
    Kind("author without a text", "/auteurs/auteur-1/"),
    Kind("reports", "/comptes-rendus/"),
    Kind("tags", "/mots-cles/"),
    Kind("tag", "/mots-cles/communaute/"),
    Kind("archives", "/archives/"),
    Kind("year", "/archives/2009/"),
    Kind("month", "/archives/2009/05/"),
    Kind("search", "/recherche/"),
    Kind("search, found", "/recherche/?q=lettre"),
    Kind("search, not found", "/recherche/?q=letre+introuvable"),
    Kind("search, cut", "/recherche/?q=" + "lettre+" * 60),
    Kind("feeds", "/flux/"),
    Kind("about", "/a-propos/"),
    Kind("legal", "/mentions-legales/"),
    Kind("privacy", "/confidentialite/"),
    Kind("rules", "/regles-des-avis/"),
]


def _avis_pages(magazine: Magazine) -> list[Kind]:
    leave = f"/avis/sur/{magazine.article.pk}/"
    return [
        Kind("avis form", leave),
        Kind("avis form, a reply", f"{leave}?reponse={magazine.article.comments.published().first().pk}"),
        Kind("avis preview", leave, posted=AVIS),
        Kind("avis refused", leave, 422, {**AVIS, "text": "", "name": " ", "email": "lea@"}),
        Kind("avis from elsewhere", leave, 403, AVIS, foreign=True),
        Kind("avis too late", f"/avis/sur/{magazine.closed.pk}/", 403, AVIS),
        *_private_pages(magazine),
        *_readings(magazine),
        *_reports(magazine),
        *(Kind(f"receipt, {state}", f"/suivi/{key}/") for state, key in magazine.receipts.items()),
    ]


def _private_pages(magazine: Magazine) -> list[Kind]:
    """What one does from a receipt, or without it."""
    at = {state: f"/suivi/{key}/" for state, key in magazine.receipts.items()}
    lost = {"email": "lea@example.org", "what": "receipts"}
    return [
        Kind("another text", f"{at['published']}texte/"),
        Kind("another text, refused", f"{at['pending']}texte/", 422, {"text": ""}),
        Kind("another text, too late", f"{at['rejected']}texte/", 409, {"text": "Un autre."}),
        Kind("another text, from elsewhere", f"{at['pending']}texte/", 403, {"text": "Un autre."}, True),
        Kind("erasing an avis", f"{at['pending']}effacement/"),
        Kind("contesting", f"{at['rejected']}contestation/"),
        Kind("lost receipt", "/suivi/"),
        Kind("lost receipt, refused", "/suivi/", 422, {**lost, "email": "lea@"}),
        Kind("lost receipt, asked", "/suivi/", 200, lost),
        Kind("a link that is no longer good", "/suivi/tout/999/x/", 404),
    ]


def _readings(magazine: Magazine) -> list[Kind]:
    """A text before it appears, by a reading link; what is said of it; the links that show no text."""
    copy = magazine.article.open_copy(by=None)
    links = [ReadingLink.objects.make(copy, None, name, 7) for name in ("Inès", "Ana", "Paul")]
    links[0].leave("Une remarque.", "Inès", paragraphs_of(copy)[0])
    links[1].revoke(by=None)
    open_one, revoked, shown = (f"/relecture/{link.known_key()}/" for link in links)
    ReadingLink.objects.filter(pk=links[2].pk).update(article=magazine.article)
    return [
        Kind("reading", open_one),
        Kind("reading, to mend", open_one, 422, {"words": " ", "passage": "disparu"}),
        Kind("reading, from elsewhere", open_one, 403, {"words": "Une."}, foreign=True),
        Kind("reading, revoked", revoked, 410, {"words": "Mes mots."}),
        Kind("reading, published", shown),
        Kind("reading, unknown", "/relecture/rien/", 404),
    ]


def _reports(magazine: Magazine) -> list[Kind]:
    """Reporting an avis, and what becomes of it."""
    avis = magazine.article.comments.published().first()
    said = Said("illegal", "Il ment.", "loi de 1881", "Léa", "lea@example.org", True)
    key, at = report(avis, said, "192.0.2.9"), f"/avis/{avis.pk}/signaler/"
    decided = report(avis, Said("insult", "Il crie."), "192.0.2.9")
    found = received(decided)
    if found:
        settle(found, False, "Il parle fort.", None)
    return [
        Kind("reporting", at),
        Kind("reporting, to mend", at, 422, {"grievance": "illegal", "email": "lea@"}),
        Kind("reporting, as it is", at, 422, {"grievance": "illegal"}),
        Kind("reporting, from elsewhere", at, 403, {"grievance": "insult"}, foreign=True),
        Kind("reported", f"/suivi/signalement/{key}/"),
        Kind("reported, decided", f"/suivi/signalement/{decided}/"),
    ]


def _errors(magazine: Magazine) -> list[Kind]:
    return [
        Kind("404", "/2007/11/la-lettre-perdue.html", 404),
        Kind("404 of a list", "/chroniques/port-du/?page=999", 404),
        Kind("410", magazine.withdrawn.get_absolute_url(), 410),
        Kind("400", "/", 400, foreign=True),
        Kind("403", FORBIDDEN, 403),
        Kind("403, form expired", "/admin/login/", 403, {"username": "camille"}),
        Kind("405", "/", 405, {"a": "b"}),
        Kind("500", BROKEN, 500),
    ]
