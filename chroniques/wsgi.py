"""The entry of the server. Local settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from chroniques import background

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
site = get_wsgi_application()
application = import_module("chroniques.keeping").in_front_of(site)  # once Django is ready

import_module("chroniques.watching.metrics.copying").start(application)
if settings.LOG_KEPT_PAGES:
    application = import_module("chroniques.watching.requests").with_lines(application)
if settings.TICK_IN_SERVER:
    background.start()
if settings.PURGE_URL:
    import_module("chroniques.purging").start()
