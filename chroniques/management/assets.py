"""Static files, collected when they changed and only then."""

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """Bring STATIC_ROOT up to date; say whether there was anything to do.

    Collecting compresses every file, which takes seconds; reading them all takes hundredths. So the
    contents decide, never the dates, and the stamp is written last: a start cut short collects again.
    """
    if are_collected():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    _stamp().write_text(_fingerprint())
    return True


def are_collected() -> bool:
    """Are those in STATIC_ROOT the ones of this code?"""
    stamp = _stamp()
    return Path(settings.STATIC_ROOT).is_dir() and stamp.is_file() and stamp.read_text() == _fingerprint()


def _stamp() -> Path:
    return Path(settings.DATA_DIR) / "static.stamp"


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{django.__version__} {settings.STORAGES['staticfiles']}".encode())
    for path, storage in sorted(_sources(), key=lambda source: source[0]):
        with storage.open(path) as file:
            digest.update(f"\n{path} ".encode() + hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def _sources() -> list:
    return [source for finder in get_finders() for source in finder.list(None)]
