"""What is written as the site goes: a line for each request that Django answers, and what goes wrong."""

from typing import Any

from chroniques import env

# Those of kept pages, which the server gives before Django wakes: the proxy in front writes them already.
LOG_KEPT_PAGES = env.flag("LOG_KEPT_PAGES")
LOG_FORMATS = {"json", "plain"}
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "chroniques.watching.logs.PlainFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {"()": "chroniques.watching.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "chroniques.watching.logs.Lines",
            "formatter": env.choice("LOG_FORMAT", "plain", LOG_FORMATS),
        },
        "counted": {"class": "chroniques.watching.logs.Counted", "level": "ERROR", "formatter": "plain"},
    },
    # Anybody can ask for a page that is not there, or for another host: the line of their request says it,
    # without the path and without a trace.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["console", "counted"], "level": "INFO"},
}
