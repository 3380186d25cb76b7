"""The embedded site: SQLite, local memory, files on disk, letters on the console, this machine only."""

import tomllib
from secrets import token_urlsafe

from chroniques import env

from .base import *
from .base import BASE_DIR, DATA_DIR, STORAGES
from .logs import LOGGING


def kept_secret() -> str:
    """The key of this copy: made at its first start, kept in a file that nobody else reads."""
    file = DATA_DIR / "secret_key"
    if not file.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        made = file.with_suffix(".new")  # a start cut short leaves no empty key behind
        made.touch(mode=0o600)
        made.write_text(token_urlsafe(50), encoding="ascii")
        made.replace(file)
    return file.read_text(encoding="ascii")


# This copy shows the demo magazine under its own name.
DEMO_SITE = tomllib.loads((BASE_DIR / "fixtures" / "demo" / "site.toml").read_text(encoding="utf-8"))
SITE_NAME = env.text("SITE_NAME", DEMO_SITE["name"])
SITE_TAGLINE = env.text("SITE_TAGLINE", DEMO_SITE["tagline"])
SITE_DESCRIPTION = env.text("SITE_DESCRIPTION", DEMO_SITE["description"])

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY") or kept_secret()
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.site_url("SITE_URL", f"http://localhost:{env.integer('PORT', 8000)}")
DEMO_ALLOWED = True

if not env.flag("LOG_REQUESTS"):  # the terminal keeps the address of the site, and the accounts of the demo
    LOGGING["loggers"]["chroniques.watching.requests"] = {"level": "WARNING"}

if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
