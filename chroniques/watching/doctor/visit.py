"""A visit at the public address, as a reader's browser would make it: where it is asked for."""

import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from .finding import Finding

PATIENCE = 10.0  # seconds
A_MINUTE = 60.0  # seconds
PAGE, NUMBERS = "/robots.txt", "/sante/mesures/"


class Answer(NamedTuple):
    """What somebody answers there."""

    status: int
    headers: Message


class _Stay(urllib.request.HTTPRedirectHandler):
    """Where a page leads is what we came to see."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def visit() -> Iterator[Finding]:
    """D311 to D318"""
    try:
        page, numbers = ask(PAGE), ask(NUMBERS)
    except OSError as error:
        yield unreachable(error)
        return
    yield from said_by(page, timezone.now())
    if page.status == 200 and numbers.status == 200:
        yield Finding(
            "D317",
            "Le mandataire ne dit pas pour qui il demande (X-Forwarded-For) : le site prend tous les "
            "lecteurs "
            "pour la machine elle-même, et leur montre ses mesures.",
            "Dans nginx : proxy_set_header X-Forwarded-For $remote_addr;",
        )


def ask(path: str) -> Answer:
    """What the site answers to the public. Raises OSError where nobody does."""
    opener = urllib.request.build_opener(_Stay)
    request = urllib.request.Request(settings.SITE_URL + path)  # noqa: S310  # http or https: env.site_url
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return Answer(answer.status, answer.headers)
    except urllib.error.HTTPError as refusal:
        return Answer(refusal.code, refusal.headers)


def unreachable(error: OSError) -> Finding:
    """D311, D312"""
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLError):
        return Finding(
            "D311",
            f"Le certificat de {settings.SITE_URL} est refusé : {getattr(reason, 'verify_message', reason)}.",
            "Renouvelez-le (certbot renew), et voyez s’il porte ce nom ; puis rechargez nginx.",
        )
    return Finding(
        "D312",
        f"Personne ne répond à {settings.SITE_URL} : {reason}.",
        "Voyez si le nom mène à cette machine, si nginx tourne (systemctl status nginx), si le pare-feu "
        "laisse "
        "passer les ports 80 et 443.",
    )


def said_by(answer: Answer, now: datetime) -> Iterator[Finding]:
    """What this answer to a plain page says of the proxy."""
    if answer.status in {301, 302, 307, 308}:
        yield redirected(answer.headers.get("Location", ""))
    elif answer.status == 400:
        yield Finding(
            "D314",
            "Le site refuse son propre nom (400) : le mandataire ne lui transmet pas celui que l’on demande.",
            "Dans nginx : proxy_set_header Host $host; et voyez ALLOWED_HOSTS.",
        )
    elif answer.status != 200:
        yield Finding(
            "D315",
            f"À {settings.SITE_URL}{PAGE}, on répond {answer.status}.",
            "502 ou 504 : le site est arrêté (systemctl status chroniques). 404 : c’est un autre site qui "
            "répond.",
        )
    else:
        yield from of_the_headers(answer.headers, now)


def redirected(target: str) -> Finding:
    """D313"""
    if target == settings.SITE_URL + PAGE:
        return Finding(
            "D313",
            "Chaque page renvoie à elle-même : le mandataire ne dit pas que le lecteur est en HTTPS.",
            "Dans nginx : proxy_set_header X-Forwarded-Proto $scheme;",
        )
    return Finding(
        "D313",
        f"{settings.SITE_URL} renvoie à {target}.",
        "Donnez à SITE_URL l’adresse où l’on arrive, ou retirez ce renvoi du mandataire.",
    )


def of_the_headers(headers: Message, now: datetime) -> Iterator[Finding]:
    """D316, D318"""
    there = parsedate_to_datetime(headers["Date"]) if headers["Date"] else now
    if abs((there - now).total_seconds()) > A_MINUTE:
        yield Finding(
            "D316",
            f"L’horloge de cette machine et celle du mandataire diffèrent : il est {now:%H:%M:%S} ici, "
            f"{there:%H:%M:%S} là-bas (UTC).",
            "Mettez les deux à l’heure : timedatectl set-ntp true.",
        )
    if settings.SECURE_HSTS_SECONDS and "Strict-Transport-Security" not in headers:
        yield Finding(
            "D318",
            "Ce qui arrive au lecteur n’a pas l’en-tête Strict-Transport-Security que le site envoie.",
            "Voyez si le mandataire l’efface (proxy_hide_header), ou s’il ne dit pas X-Forwarded-Proto.",
        )
