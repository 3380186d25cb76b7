"""Production: everything comes from the environment, and the site does not start while a value is missing.

Served behind a proxy that speaks HTTPS (BEHIND_PROXY=1). No demo account can exist here.
"""

from chroniques import env

from .base import *
from .base import DATABASES
from .logs import LOG_FORMATS, LOGGING

REMEDIES = {
    "SECRET_KEY": (
        "une clé de 50 signes au moins, tirée au hasard et gardée secrète : "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    ),
    "ALLOWED_HOSTS": "le ou les noms du site, séparés par des virgules, jamais « * » : www.exemple.fr",
    "SITE_URL": "l’adresse publique du site, en https : https://www.exemple.fr",
    "DATABASE_URL": (
        "sqlite:////var/lib/chroniques/chroniques.sqlite3 (quatre barres : le chemin entier d’un fichier, "
        "jamais la mémoire ni un chemin relatif) ou postgres://nom:motdepasse@127.0.0.1:5432/chroniques"
    ),
    "EMAIL_URL": "le serveur qui envoie les courriels : smtp+tls://nom:motdepasse@smtp.exemple.fr:587",
    "DEFAULT_FROM_EMAIL": "l’adresse qui signe les courriels : redaction@exemple.fr",
    "DATA_DIR": "le dossier de la base, des images et des sauvegardes : /var/lib/chroniques",
}


def is_a_real_secret(key: str) -> bool:
    """Long, varied, and not a word left there to be changed."""
    return len(key) >= 50 and len(set(key)) >= 5 and "change" not in key.lower()


def is_a_lasting_database(url: str) -> bool:
    """A server, or a file that every command finds from wherever it is run."""
    file = url.removeprefix("sqlite:////")
    return url.startswith(("postgres:", "postgresql:")) or file not in {url, "", ":memory:"}


RULES = {
    "SECRET_KEY": is_a_real_secret,
    "ALLOWED_HOSTS": lambda value: "*" not in value,
    "SITE_URL": lambda value: value.startswith("https://"),
    "DATABASE_URL": is_a_lasting_database,
    "DEFAULT_FROM_EMAIL": lambda value: "@" in value,
    "DATA_DIR": lambda value: value.startswith("/"),
}

env.require(REMEDIES, RULES)

DEBUG = False
DEMO_ALLOWED = False
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_URL = env.site_url("SITE_URL")
SERVER_EMAIL = env.text("SERVER_EMAIL", env.text("DEFAULT_FROM_EMAIL"))

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("SECURE_HSTS_INCLUDE_SUBDOMAINS")
SECURE_HSTS_PRELOAD = env.flag("SECURE_HSTS_PRELOAD")
# The other names of the domain are not ours to bind: both stay off unless the host asks for them.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
SECOND_FACTOR = env.flag("SECOND_FACTOR", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOGGING["handlers"]["console"]["formatter"] = env.choice("LOG_FORMAT", "json", LOG_FORMATS)

if env.flag("BEHIND_PROXY"):
    # Only a proxy that sets this header itself may be believed; from a browser it would be a lie.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
