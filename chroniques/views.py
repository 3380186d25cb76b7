"""What the site answers beside its pages: its health, its robots.txt, its icon, a refused form."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"
A_DAY = 24 * 3600  # seconds


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 "ok" while the database answers, 503 otherwise: for who watches over the site."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse(_("The database does not answer."), status=503, content_type=PLAIN)
    return HttpResponse("ok", content_type=PLAIN)


@cache_control(public=True, max_age=A_DAY)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked to leave aside."""
    return render(request, "robots.txt", content_type=PLAIN)


@cache_control(public=True, max_age=A_DAY)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For who asks at the usual address; our pages name the icon themselves."""
    return redirect(static("icons/icon.svg"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the admin whose pass has expired. The reason is Django's, for developers: it is not shown.

    Elsewhere what takes a POST is exempt of that check: what is not, takes none.
    """
    if not request.path_info.startswith(settings.CSRF_COOKIE_PATH):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return render(request, "403_csrf.html", status=403)
