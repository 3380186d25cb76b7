"""System checks: a misconfiguration is said at the door, with its remedy."""

from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

OURS = "chroniques"  # the tag of those below, which look at this installation rather than at the code
SHORTEST_TOKEN = 24  # characters


@register(OURS)
def the_permalink_names_the_slug(app_configs, **kwargs) -> list[CheckMessage]:
    """chroniques.E001: without the slug, two articles of one month would share one address."""
    if "{slug}" in settings.PERMALINK_PATTERN:
        return []
    return [
        Error(
            "PERMALINK_PATTERN ne contient pas {slug} : deux articles auraient la même adresse.",
            hint="Exemple : PERMALINK_PATTERN={year}/{month}/{slug}",
            id="chroniques.E001",
        )
    ]


@register(OURS)
def the_data_folder_can_be_written(app_configs, **kwargs) -> list[CheckMessage]:
    """chroniques.E002: the database, the pictures and the static files live there."""
    folder = Path(settings.DATA_DIR)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return [Error(f"DATA_DIR ({folder}) ne peut pas être créé : {error}.", id="chroniques.E002")]
    return []


@register(OURS, deploy=True)
def the_proxies_are_named(app_configs, **kwargs) -> list[CheckMessage]:
    """chroniques.E003: behind a proxy that is not named, all readers would share one limit: the proxy's."""
    if settings.TRUSTED_PROXIES or not settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Error(
            "BEHIND_PROXY est donné, mais TRUSTED_PROXIES ne nomme aucun mandataire : tous les lecteurs "
            "auraient l’air de venir du même endroit, et se verraient refuser leurs avis ensemble.",
            hint="Exemple : TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8",
            id="chroniques.E003",
        )
    ]


@register(OURS, deploy=True)
def the_database_outlives_the_process(app_configs, **kwargs) -> list[CheckMessage]:
    """chroniques.E006: what is written in memory, or beside whatever folder one starts from, is lost."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3") or Path(database["NAME"]).is_absolute():
        return []
    return [
        Error(
            f"DATABASE_URL nomme la base « {database['NAME']} », qui n’est pas le chemin entier d’un "
            "fichier : chaque commande, selon d’où on la lance, en aurait une autre.",
            hint="Exemple : DATABASE_URL=sqlite:////var/lib/chroniques/chroniques.sqlite3 (quatre barres)",
            id="chroniques.E006",
        )
    ]


@register(OURS, deploy=True)
def the_room_asks_for_a_second_factor(app_configs, **kwargs) -> list[CheckMessage]:
    """chroniques.W004: a password that was found elsewhere would open the editors' room."""
    if settings.SECOND_FACTOR:
        return []
    return [
        Warning(
            "SECOND_FACTOR vaut 0 : un mot de passe suffit pour entrer dans la salle de rédaction.",
            hint="Retirez ce réglage : chacun ajoutera un second facteur à sa prochaine entrée.",
            id="chroniques.W004",
        )
    ]


@register(OURS, deploy=True)
def the_token_of_the_numbers_is_a_secret(app_configs, **kwargs) -> list[CheckMessage]:
    """chroniques.W005: a word that one guesses would tell everybody what the site does."""
    if not settings.METRICS_TOKEN or len(settings.METRICS_TOKEN) >= SHORTEST_TOKEN:
        return []
    return [
        Warning(
            f"METRICS_TOKEN a moins de {SHORTEST_TOKEN} signes : il se devine, et ouvre les mesures du site.",
            hint="Tirez-le au hasard : python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
            id="chroniques.W005",
        )
    ]
