"""The entry of the server. Local settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from chroniques import background

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
application = get_wsgi_application()

if settings.TICK_IN_SERVER:
    background.start()
