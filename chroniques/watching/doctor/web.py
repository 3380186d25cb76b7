"""The web: the name of the site, the proxy in front, what Django says of the settings, the style sheets."""

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import INFO, WARNING, run_checks
from django.http.request import validate_host

from chroniques import env
from chroniques.management import assets

from .finding import Finding, in_production, remark

EXAMPLES = (".exemple.fr", ".exemple.org", ".example.com", ".example.org")
NOWHERE = {"localhost", "0.0.0.0", "::"}  # noqa: S104  # refused, as the name of a site


def settings_are_those_of_production() -> Iterator[Finding]:
    """D301"""
    if not in_production():
        yield remark(
            "D301",
            "Ce sont les réglages d’une copie d’essai : la démonstration y a ses comptes, et rien n’y est "
            "exigé.",
            "Pour un site ouvert aux lecteurs : DJANGO_SETTINGS_MODULE=chroniques.settings.production.",
        )


def checks_are_silent() -> Iterator[Finding]:
    """D302"""
    for said in run_checks(include_deployment_checks=in_production()):
        if said.level > INFO and not said.is_silenced():
            remedy = said.hint or "manage.py check --deploy en dit davantage."
            yield Finding("D302", f"{said.id} : {said.msg}", remedy, grave=said.level > WARNING)


def site_answers_to_its_name() -> Iterator[Finding]:
    """D303"""
    host = urlsplit(settings.SITE_URL).hostname or ""
    if not validate_host(host, settings.ALLOWED_HOSTS):
        yield Finding(
            "D303",
            f"SITE_URL nomme {host}, qui n’est pas dans ALLOWED_HOSTS : chaque page y serait refusée (400).",
            f"ALLOWED_HOSTS={','.join([*settings.ALLOWED_HOSTS, host])}",
        )


def name_is_the_public_one() -> Iterator[Finding]:
    """D304"""
    host = urlsplit(settings.SITE_URL).hostname or ""
    if in_production() and (is_an_address(host) or host in NOWHERE or f".{host}".endswith(EXAMPLES)):
        yield Finding(
            "D304",
            f"SITE_URL ({settings.SITE_URL}) n’est pas une adresse que des lecteurs peuvent ouvrir : les "
            "liens "
            "des courriels et des flux n’y mèneraient pas.",
            "Donnez le nom public du site, en https : SITE_URL=https://www.votre-magazine.fr",
        )


def is_an_address(host: str) -> bool:
    """Is that a number rather than a name?"""
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def proxy_is_named() -> Iterator[Finding]:
    """D305"""
    if settings.SECURE_PROXY_SSL_HEADER and not settings.TRUSTED_PROXIES:
        yield Finding(
            "D305",
            "Le site est derrière un mandataire (BEHIND_PROXY=1), mais TRUSTED_PROXIES ne le nomme pas : "
            "tous les "
            "lecteurs auraient l’air de venir du même endroit, et se verraient refuser leurs avis ensemble.",
            "Pour un nginx de la même machine : TRUSTED_PROXIES=127.0.0.1,::1",
        )


def https_leads_somewhere() -> Iterator[Finding]:
    """D306"""
    if settings.SECURE_SSL_REDIRECT and not settings.SECURE_PROXY_SSL_HEADER:
        yield Finding(
            "D306",
            "BEHIND_PROXY n’est pas donné : le site ne sait pas que le lecteur est en HTTPS, et chaque page "
            "renverrait à elle-même.",
            "BEHIND_PROXY=1, et dans nginx : proxy_set_header X-Forwarded-Proto $scheme;",
        )


def nobody_goes_round_the_proxy() -> Iterator[Finding]:
    """D307"""
    host = env.text("HOST", "127.0.0.1")
    is_here = host == "localhost" or (is_an_address(host) and ip_address(host).is_loopback)
    if settings.SECURE_PROXY_SSL_HEADER and not is_here:
        yield Finding(
            "D307",
            f"Le site écoute sur {host} : qui l’atteint sans passer par le mandataire peut lui faire "
            "croire ce "
            "qu’il veut (X-Forwarded-Proto).",
            "Retirez HOST (le site écoute alors sur 127.0.0.1) ; si le mandataire est sur une autre "
            "machine, ne "
            "laissez passer qu’elle, au pare-feu.",
        )


def style_sheets_are_those_of_this_code() -> Iterator[Finding]:
    """D308, D309"""
    if settings.DEBUG:
        return
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield Finding(
            "D308",
            f"Les feuilles de style et les scripts ne sont pas préparés ({settings.STATIC_ROOT}).",
            "manage.py collectstatic --noinput, ou démarrez le site par manage.py serve, qui le fait.",
        )
    elif not assets.are_collected():
        yield Finding(
            "D309",
            "Les feuilles de style et les scripts sont ceux d’une autre version : les pages "
            "s’afficheraient mal.",
            "Redémarrez le site par manage.py serve, qui les prépare ; ou manage.py collectstatic --noinput.",
        )
