"""What every template may name: the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The site's name, tagline, address, and where to write.

    Constants: a public page is the same for every reader.
    """
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        "site_contact": settings.CONTACT_EMAIL,
    }
