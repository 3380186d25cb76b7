"""An installation of production, whole, in a folder of its own."""

import pytest

WELL = {
    "DEMO_ALLOWED": False,
    "SITE_URL": "https://www.revue.fr",
    "ALLOWED_HOSTS": ["www.revue.fr", "testserver"],
    "DEFAULT_FROM_EMAIL": "redaction@revue.fr",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "SECURE_SSL_REDIRECT": True,
    "TRUSTED_PROXIES": ["127.0.0.1"],
    "SECOND_FACTOR": True,
}


@pytest.fixture
def well(settings, tmp_path):
    """The settings of a site that is well."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o750)
    for name, value in WELL.items():
        setattr(settings, name, value)
    settings.DATA_DIR = folder
    settings.STATIC_ROOT = folder / "static"
    settings.MEDIA_ROOT = folder / "media"
    settings.MEDIA_ROOT.mkdir()
    return settings
