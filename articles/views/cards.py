"""The cards: drawn when they are first asked for, then kept; the name of each says what it shows."""

import logging
import threading

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ..cards import Card, drawn
from ..models import Article, Picture
from ..models.carded import OF_THE_SITE, card_of, card_of_site, kept_as
from .media import A_YEAR, inert

# Seconds to wait for a card while another is drawn: a crawler does not hold every thread.
PATIENCE = 5.0
LAST_PIECE = b"IEND"  # of a PNG that was written to its end
log = logging.getLogger(__name__)
_drawing = threading.Lock()


@require_safe
def of_text(request: HttpRequest, number: int, digest: str) -> HttpResponse:
    """The card of a published text; the way to it from an older one's address."""
    article = get_object_or_404(Article.objects.published().for_lists(), pk=number)
    card = card_of(article)
    if digest != card.digest:
        return _moved(reverse("articles:card", args=[number, card.digest]))
    return _sent(kept_as(number, card), card, article.lead_picture())


@require_safe
def of_site(request: HttpRequest, digest: str) -> HttpResponse:
    """The card of the site."""
    card = card_of_site()
    if digest != card.digest:
        return _moved(reverse("articles:site_card", args=[card.digest]))
    return _sent(kept_as(OF_THE_SITE, card), card, None)


def _moved(address: str) -> HttpResponse:
    response = HttpResponsePermanentRedirect(address)
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def _sent(name: str, card: Card, picture: Picture | None) -> HttpResponse:
    """The card, for ever; 503 for a moment where too many are asked for at once."""
    data = _kept(name) or _made(name, card, picture)
    if data is None:
        return HttpResponse(status=503, headers={"Retry-After": "10", "Cache-Control": "no-store"})
    response = inert(HttpResponse(data, content_type="image/png"))
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response


def _kept(name: str) -> bytes | None:
    """The file of the card, unless it is not there or another process is writing it."""
    try:
        with default_storage.open(name) as file:
            data = file.read()
    except FileNotFoundError:
        return None
    return data if data[-8:-4] == LAST_PIECE else None


def _made(name: str, card: Card, picture: Picture | None) -> bytes | None:
    """Draw it and keep it: one at a time in each process. None for who has waited too long."""
    if not _drawing.acquire(timeout=PATIENCE):
        return None
    try:
        data = _kept(name)
        if data is None:
            data = _drawn(card, picture)
            default_storage.save(name, ContentFile(data))
        return data
    finally:
        _drawing.release()


def _drawn(card: Card, picture: Picture | None) -> bytes:
    """The drawing; with an ornament where the file of the picture is lost or damaged."""
    if picture is None:
        return drawn(card)
    try:
        with picture.file.open() as file:
            return drawn(card, file.read())
    except OSError:
        log.exception("The card of “%s” is drawn without its picture %s.", card.title, picture.pk)
        return drawn(card)
