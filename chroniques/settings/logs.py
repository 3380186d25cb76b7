"""What is written as the site goes: a line for each request that Django answers, and what goes wrong."""

from chroniques import env

# Those of kept pages, which the server gives before Django wakes: the proxy in front writes them already.
LOG_KEPT_PAGES = env.flag("LOG_KEPT_PAGES")
LOG_FORMATS = {"json", "plain"}
LOGGING = {
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
            "class": "logging.StreamHandler",
            "formatter": env.choice("LOG_FORMAT", "plain", LOG_FORMATS),
        }
    },
    # A page that is not there is said once, on the line of its request; not with its path.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
