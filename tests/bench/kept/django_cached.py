"""The same site behind Django's own cache middleware, in memory, compressed once: what we compare with."""

import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")

from django.core.wsgi import get_wsgi_application
from django.middleware.cache import UpdateCacheMiddleware


class KeepForAnHour(UpdateCacheMiddleware):
    """Django's own, which would otherwise obey our "max-age=0" and keep nothing."""

    def __init__(self, get_response) -> None:
        super().__init__(get_response)
        self.page_timeout = 3600


settings.MIDDLEWARE = [
    f"{__name__}.KeepForAnHour",
    "django.middleware.gzip.GZipMiddleware",
    *settings.MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
application = get_wsgi_application()
