"""Typed readers of the environment. A value that is missing or odd is refused in words, never guessed."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on", "oui"}
NO = {"0", "false", "no", "off", "non"}

PATIENT = "chroniques.cache.PatientRedisCache"  # a Redis that goes away takes nothing with it
REFUSAL = "Chroniques ne démarre pas en production. À donner ou à corriger :"
WHERE_TO_GIVE = "Donnez ces valeurs dans l’environnement, ou dans un fichier que nomme NOM_FILE."


# The names that the settings asked for, whether they were given or not: what a save must tell of them.
ASKED: set[str] = set()


class ConfigurationError(ImproperlyConfigured):
    """The environment holds nothing, or something odd, where a setting needs a value."""


def text(name: str, default: str = "") -> str:
    """What the file named by NAME_FILE holds, else the value of NAME, else the default; empty is missing."""
    ASKED.add(name)
    if path := os.environ.get(f"{name}_FILE"):
        return _content(f"{name}_FILE", Path(path))
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """A yes or a no: 1/0, true/false, yes/no, on/off, oui/non."""
    value = text(name, "1" if default else "0").strip().lower()
    if value not in YES | NO:
        raise ConfigurationError(f"{name} vaut « {value} » : écrivez 1 (oui) ou 0 (non).")
    return value in YES


def integer(name: str, default: int) -> int:
    """A whole number."""
    value = text(name, str(default)).strip()
    try:
        return int(value)
    except ValueError:
        raise ConfigurationError(f"{name} vaut « {value} » : écrivez un nombre entier.") from None


def days(name: str, default: int) -> timedelta:
    """How long something is kept: a whole number of days, one at least."""
    count = integer(name, default)
    if count < 1:
        raise ConfigurationError(f"{name} vaut « {count} » : écrivez un nombre de jours, 1 au moins.")
    return timedelta(days=count)


def words(name: str, default: Iterable[str] = ()) -> list[str]:
    """A list separated by commas; blanks around each word are dropped."""
    value = text(name)
    return [word.strip() for word in value.split(",") if word.strip()] if value else list(default)


def choice(name: str, default: str, among: Iterable[str]) -> str:
    """One of these words."""
    value = text(name, default)
    if value not in among:
        raise ConfigurationError(f"{name} vaut « {value} » : écrivez {' ou '.join(sorted(among))}.")
    return value


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Networks (10.0.0.0/8) and addresses, separated by commas; none where nothing is given."""
    try:
        return [ip_network(word, strict=False) for word in words(name)]
    except ValueError as error:
        raise ConfigurationError(
            f"{name} n’est pas lisible ({error}). Exemple : 127.0.0.1,10.0.0.0/8"
        ) from None


def site_url(name: str, default: str = "") -> str:
    """An address of a site, scheme and host, without the slash at the end."""
    value = text(name, default).rstrip("/")
    if urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc:
        raise ConfigurationError(f"{name} vaut « {value} » : écrivez https:// suivi du nom du site.")
    return value


def database(default: str) -> dict[str, object]:
    """Django's description of the database that DATABASE_URL names."""
    return _parsed("DATABASE_URL", default, environ.Env.DB_SCHEMES, environ.Env.db_url_config)


def cache(default: str) -> dict[str, object]:
    """Django's description of the cache that CACHE_URL names."""
    described = _parsed("CACHE_URL", default, environ.Env.CACHE_SCHEMES, environ.Env.cache_url_config)
    is_redis = str(described["BACKEND"]).endswith("RedisCache")
    return described | ({"BACKEND": PATIENT} if is_redis else {})


def email(default: str) -> dict[str, object]:
    """Django's EMAIL_* settings for the mail server that EMAIL_URL names."""
    return _parsed("EMAIL_URL", default, environ.Env.EMAIL_SCHEMES, environ.Env.email_url_config)


def require(remedies: Mapping[str, str], rules: Mapping[str, Callable[[str], bool]]) -> None:
    """Refuse to start while a name has no value, or one that its rule turns down.

    The message lists all of them at once, each with its remedy: one round of corrections is enough.
    """
    faults = [
        f"  {name} ({fault}) : {remedy}"
        for name, remedy in remedies.items()
        if (fault := _fault(text(name), rules.get(name)))
    ]
    if faults:
        raise ConfigurationError("\n".join([REFUSAL, *faults, WHERE_TO_GIVE]))


def _fault(value: str, rule: Callable[[str], bool] | None) -> str:
    if not value:
        return "absent"
    return "refusé" if rule and not rule(value) else ""


def _parsed(name: str, default: str, schemes: Iterable[str], parse: Callable) -> dict[str, object]:
    value = text(name, default)
    scheme = value.partition(":")[0]  # alone in the message: the rest may hold a password
    if scheme not in schemes:  # the parser would only warn, and describe nothing
        raise ConfigurationError(
            f"{name} commence par « {scheme} », que l’on ne connaît pas. Exemple : {default}"
        )
    try:
        return dict(parse(value))
    except ValueError as error:
        raise ConfigurationError(f"{name} n’est pas lisible ({error}). Exemple : {default}") from error


def _content(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ConfigurationError(f"{name} nomme {path}, que l’on ne peut pas lire : {error}.") from error
