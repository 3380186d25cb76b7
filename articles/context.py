"""What every template may name: the site."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import Site


def site(request: HttpRequest) -> dict[str, object]:
    """The settings of the site, read if a template asks for them, and the address at which it stands.

    The same for every reader, as a public page is.
    """
    return {"site": SimpleLazyObject(Site.objects.current), "site_url": settings.SITE_URL}
