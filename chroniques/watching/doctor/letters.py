"""The letters: can they leave, do they, and would they arrive?"""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from articles.models import Letter
from chroniques.watching import signs

from .finding import Finding, in_production, remark

LATELY = timedelta(days=7)
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# The first of these that a fault belongs to says what it is, and what to do.
FAULTS: tuple[tuple[type[BaseException], str, str, str], ...] = (
    (
        socket.gaierror,
        "D401",
        "son nom n’est pas connu",
        "Corrigez le nom du serveur dans EMAIL_URL.",
    ),
    (
        ssl.SSLError,
        "D402",
        "la liaison chiffrée échoue",
        "Le port 587 veut smtp+tls://, le port 465 smtp+ssl:// ; le nom doit être celui du certificat.",
    ),
    (
        smtplib.SMTPNotSupportedError,
        "D402",
        "il ne parle pas STARTTLS ici",
        "Le port 587 veut smtp+tls://, le port 465 smtp+ssl:// ; demandez le port à qui tient ce serveur.",
    ),
    (
        smtplib.SMTPAuthenticationError,
        "D403",
        "il refuse le nom ou le mot de passe",
        "Corrigez-les dans EMAIL_URL ; un signe rare s’y écrit en %XX (« @ » : %40).",
    ),
    (
        OSError,
        "D404",
        "il ne répond pas",
        "Voyez s’il tourne, et si le pare-feu laisse sortir vers ce port : beaucoup d’hébergeurs ferment "
        "le 25.",
    ),
)


def letters_go_to_a_server() -> Iterator[Finding]:
    """D405"""
    backend = str(settings.EMAIL_BACKEND)
    if in_production() and backend != SMTP:
        yield Finding(
            "D405",
            f"Les courriels ne partent pas : EMAIL_URL les donne à {backend.split('.')[-2]}.",
            "EMAIL_URL=smtp+tls://nom:motdepasse@smtp.votre-hébergeur.fr:587",
        )


def server_takes_letters() -> Iterator[Finding]:
    """D401 to D404"""
    if settings.EMAIL_BACKEND != SMTP:
        return
    server = get_connection()
    try:
        server.open()
    except OSError as fault:  # smtplib's own are of this kind
        yield refused(fault)
    finally:
        server.close()


def refused(fault: OSError) -> Finding:
    """What this fault means. What the server said is not repeated: it may name an account."""
    number, said, remedy = next(words for kind, *words in FAULTS if isinstance(fault, kind))
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    return Finding(number, f"Le serveur des courriels ({where}) : {said} ({type(fault).__name__}).", remedy)


def sender_is_of_the_domain() -> Iterator[Finding]:
    """D406, D407"""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    host = urlsplit(settings.SITE_URL).hostname or ""
    if not in_production():
        return
    if "." not in domain:
        yield Finding(
            "D406",
            f"DEFAULT_FROM_EMAIL ({settings.DEFAULT_FROM_EMAIL}) n’est pas une adresse à qui l’on peut "
            "répondre.",
            "Donnez une adresse de la rédaction, du domaine du site : DEFAULT_FROM_EMAIL=redaction@…",
        )
    elif not f".{host}".endswith(f".{domain}"):
        yield remark(
            "D407",
            f"Les courriels sont signés de {domain}, et le site est {host}.",
            f"Voyez si SPF et DKIM de {domain} nomment le serveur qui les envoie (on ne peut le savoir "
            "d’ici) : "
            f"dig +short TXT {domain}.",
        )


def letters_leave() -> Iterator[Finding]:
    """D408"""
    if stuck := signs.stuck_letters():
        yield Finding(
            "D408",
            "Des courriels devaient partir depuis un quart d’heure au moins, et personne ne les prend : "
            f"{stuck}.",
            "Voyez si le travail de fond tourne (D601), puis son journal : journalctl -u 'chroniques*'.",
        )


def servers_take_what_is_sent() -> Iterator[Finding]:
    """D409, D410"""
    put_off = Letter.objects.waiting().exclude(fault="").count()
    if put_off:
        yield Finding(
            "D409",
            f"Le serveur a refusé des courriels, qui seront redemandés : {put_off}.",
            "Ce qu’il a répondu est dans l’administration, « Courriels ».",
        )
    lost = Letter.objects.dead().filter(given_up_at__gt=timezone.now() - LATELY).count()
    if lost:
        yield remark(
            "D410",
            f"Cette semaine, des courriels ont été abandonnés : {lost}.",
            "L’administration, « Courriels », dit lesquels et pourquoi, et les relance.",
        )
