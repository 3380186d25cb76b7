"""The site as it is served, save that nothing packs its pages meanwhile: nginx is given the same bytes."""

import os
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
django.setup()
keeping = import_module("chroniques.keeping")
keeping.pack_when_idle = lambda entry: None  # type: ignore[attr-defined]
application = import_module("chroniques.served").application
