"""/sante/: the process answers. /sante/pret/: all that it needs to serve is there; 503 and why, otherwise."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from . import signs

PLAIN = "text/plain; charset=utf-8"


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """200 while the process answers, whatever the state of what it needs: for who would restart it."""
    return _said(request, {})


@never_cache
@require_safe
@vary_on_headers("Accept")
def ready(request: HttpRequest) -> HttpResponse:
    """200 while all is there, 503 with what is not: for who watches over the site."""
    return _said(request, lacking())


def lacking() -> dict[str, str]:
    """What is not ready, by its name: a sentence each. A base that is gone is not asked about the rest."""
    said = {"dossier": signs.folder(), "disque": signs.disk(), "travail": signs.background()}
    said["base"] = signs.database()
    if not said["base"]:
        said["migrations"] = signs.migrations()
    if not said["base"] and not said["migrations"]:
        said["courriels"] = signs.outbox()
    return {name: sentence for name, sentence in said.items() if sentence}


def _said(request: HttpRequest, lacking: dict[str, str]) -> HttpResponse:
    """In JSON to who asks for it, else in plain text."""
    status = 503 if lacking else 200
    if request.accepts("text/plain"):
        text = "\n".join(lacking.values()) or "ok"
        return HttpResponse(text, status=status, content_type=PLAIN)
    return JsonResponse({"pret": not lacking, "defauts": lacking}, status=status)
