"""What is true everywhere. No secret, no host."""

import warnings
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from chroniques import env

from . import pictures
from .door import *
from .logs import *

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).absolute()

INSTALLED_APPS = [
    "chroniques.apps.ChroniquesAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "chroniques.apps.ChroniquesConfig",
    "articles",
    "comments",
]

MIDDLEWARE = [
    "chroniques.watching.requests.RequestMiddleware",
    "chroniques.watching.probes.ProbeMiddleware",
    "chroniques.middleware.BodyBoundMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "chroniques.middleware.NoCookieForReadersMiddleware",
    "chroniques.middleware.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "chroniques.door.middleware.SeenMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.middleware.MethodMiddleware",
    "articles.middleware.UnsavedMiddleware",
]

ROOT_URLCONF = "chroniques.urls"
WSGI_APPLICATION = "chroniques.wsgi.application"

TEMPLATE_LOADERS = [f"django.template.loaders.{kind}.Loader" for kind in ("filesystem", "app_directories")]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("chroniques.templating.Loader", TEMPLATE_LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.context.site",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets find their templates in templates/ too
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits for its turn instead of failing half-way
    "timeout": 20,
    # FULL: what was acknowledged survives a power cut, which NORMAL does not promise in WAL mode.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def with_our_options(database: dict) -> dict:
    """The same database, with what the embedded one needs to keep what it acknowledged."""
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
        database["CONN_MAX_AGE"] = None  # a file: to open it at each request costs more than to read a page
    return database


DATABASES = {"default": with_our_options(env.database(f"sqlite:///{DATA_DIR / 'chroniques.sqlite3'}"))}
CACHES = {"default": env.cache("locmemcache://")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["chroniques.accounts.OwnAccountsBackend"]
APPEND_SLASH = False  # articles.views.missing adds it where something answers, and leads nowhere in two steps

LANGUAGE_CODE = env.text("LANGUAGE_CODE", "fr")
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "chroniques" / "locale"]
FORMAT_MODULE_PATH = "chroniques.formats"
TIME_ZONE = env.text("TIME_ZONE", "Europe/Paris")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "chroniques.staticfiles.StyleSheetFinder",
    "chroniques.staticfiles.MoreFinder",
    "chroniques.staticfiles.ScriptFinder",
    "chroniques.staticfiles.ThemeFinder",
    "chroniques.staticfiles.ThreadScriptFinder",
    "chroniques.staticfiles.ThreadSheetFinder",
    "chroniques.staticfiles.AvisScriptFinder",
    "chroniques.staticfiles.AvisSheetFinder",
    "chroniques.staticfiles.WritingScriptFinder",
    "chroniques.staticfiles.WritingSheetFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": pictures.storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL = env.email("consolemail://")
EMAIL_BACKEND = EMAIL.pop("EMAIL_BACKEND")
globals().update({name: value for name, value in EMAIL.items() if name.startswith("EMAIL_")})
EMAIL_TIMEOUT = env.integer("EMAIL_TIMEOUT", 20)  # seconds: the other background work waits for the server
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "redaction@localhost")
CONTACT_EMAIL = env.text("CONTACT_EMAIL", DEFAULT_FROM_EMAIL)  # where readers may write

SITE_NAME = env.text("SITE_NAME", "Chroniques")
SITE_TAGLINE = env.text("SITE_TAGLINE")
SITE_DESCRIPTION = env.text("SITE_DESCRIPTION")
# Where an article lives, once published. Names: year, month, day, slug.
PERMALINK_PATTERN = env.text("PERMALINK_PATTERN", "{year}/{month}/{slug}")

# Readers get no cookie: the editors' two live under the admin alone, so that a public page is the same
# bytes for everyone and an avis is always anonymous.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# In the session: Django's own cookie of messages would go to the public pages too.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "chroniques.views.csrf_failure"

# Never "no-referrer": browsers would send a null Origin with the form of the avis.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_REDIRECT_EXEMPT = ["^sante/"]  # the probes of the machine itself, which speak no HTTPS
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the admin's own style sheets hold drawings as data:
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.models.tag.names_from"
TAGGIT_STRING_FROM_TAGS = "articles.models.tag.names_to_text"

# What Django 6 does by itself: "example.org" typed as an address means https. It warns that it will.
warnings.filterwarnings("ignore", "The FORMS_URLFIELD_ASSUME_HTTPS transitional setting is deprecated.")
FORMS_URLFIELD_ASSUME_HTTPS = True

# What each process may keep of the pages, in its memory; 0 keeps none.
KEPT_PAGES_MB = env.integer("KEPT_PAGES_MB", 64)

# A shared cache in front that purges by Surrogate-Key: where it is told what changed. Without one, pages bear
# no word for it.
PURGE_URL = env.site_url("PURGE_URL") if env.text("PURGE_URL") else ""

# Who may read the numbers of the site from another machine (/sante/mesures/); this one needs no token.
METRICS_TOKEN = env.text("METRICS_TOKEN")

# The server itself does the background work (manage.py tick); switch it off where another process does.
TICK_IN_SERVER = env.flag("TICK_IN_SERVER", True)

# What each process answers at a time. Readers take hardly any; those who leave an avis wait on them for their
# turn. On PostgreSQL each may have a connection of its own: two processes take 92 of the hundred that it has.
SERVER_THREADS = env.integer("THREADS", 64 if DATABASES["default"]["ENGINE"].endswith("sqlite3") else 46)

# The proxies that may say from where a reader comes (X-Forwarded-For); nobody else is believed.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")

# How long what readers give is kept, in days. The table of comments/privacy.py says of each why, and from
# when on; the daily work applies it, and the pages say it. Written here, and nowhere else.
KEPT = {
    name: env.days(f"KEPT_{name.upper()}_DAYS", days)
    for name, days in {
        "address": 365,
        "refused": 180,
        "spam": 30,
        "report": 180,
        "network": 30,
        "passing": 1,
        "keys": 2,
        "lesson": 180,
        "letter": 30,
        "unconfirmed": 2,
        "missed": 90,
        "ban": 30,
        "claim": 1,
        "version": 180,
        "act": 30,
        "trace": 365,
        "knock": 1,
        "invitation": 30,
        "unsaved": 30,
        "reading": 90,
    }.items()
}

# Seconds between a dead address and its note, which gathers those asked for meanwhile.
MISSES_WRITTEN_AFTER: float | None = 10.0

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LONGEST_BODY = (
    2 * DATA_UPLOAD_MAX_MEMORY_SIZE
)  # bytes; an avis too long is told so by its own page, below that
LONGEST_BODY_OF_EDITORS = env.integer("UPLOAD_MB", 25) * 1024 * 1024  # pictures, some at a time
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
