"""The tests: a fast hasher, files in a folder that goes away, letters in memory, the network forbidden."""

import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, STORAGES

DEBUG = False
SECRET_KEY = "only for tests, where nothing is secret"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
DEMO_ALLOWED = True
MISSES_WRITTEN_AFTER = None  # the tests write them themselves: no thread of theirs outlives them

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATA_DIR = Path(tempfile.mkdtemp(prefix="chroniques-test-"))
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT.mkdir()
STATIC_ROOT.mkdir()
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA foreign_keys=ON;"
