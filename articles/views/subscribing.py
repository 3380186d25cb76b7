"""Prévenez-moi: to ask for the next texts by e-mail, to say yes, to leave. GET shows, POST acts."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from chroniques.links import LinkRefused, capability
from chroniques.origin import Origin, origin_of, reader_of
from chroniques.proxies import NOWHERE, network_of

from ..forms import SubscriptionForm
from ..letters import read_letter_token
from ..letters.texts import ask, name_of
from ..models import Subscription

# Addresses given within an hour and not confirmed: beyond, somebody writes to others in our name. A network
# is a household, or a whole school; beyond what the whole site bears, each may still ask once.
AN_HOUR, OF_A_NETWORK = 200, 20
LEAVING_LIVES = timedelta(days=730)  # of a letter found again

View = Callable[..., HttpResponse]


def by_letter(view: View) -> View:
    """A page of one person: kept by no cache, listed by no engine; no cookie gives it any right, so that no
    other site could use one."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return answer


@by_letter
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form on a page of its own; a POST writes to the address, and answers the same whoever follows."""
    if request.method != "POST":
        return _form_page(request, SubscriptionForm(initial=request.GET.dict()), 200)
    form = SubscriptionForm(request.POST)
    if origin_of(request) is Origin.CROSS:
        return _form_page(request, form, 403, foreign=True)
    if not form.is_valid():
        return _form_page(request, form, 422)
    network = _network_of(request)
    if _is_crowded(network):
        return _form_page(request, form, 429, crowded=True)
    ask(form.cleaned_data["email"], network, **form.followed())
    return _see_other("articles:asked")


def _network_of(request: HttpRequest) -> str:
    """The network that asks, as it is written down: by the site's key and the day, it leads back to nobody.
    Nothing where none is known."""
    network = network_of(reader_of(request))
    return "" if network == NOWHERE else capability("subscription", f"{network} {timezone.localdate()}")


def _is_crowded(network: str) -> bool:
    """Were so many letters asked for within the hour, and not answered, that somebody writes to others?"""
    since, asked_since = timezone.now() - timedelta(hours=1), Subscription.objects.asked_since
    mine = asked_since(since, network=network) if network else 1
    return mine >= OF_A_NETWORK or bool(mine and asked_since(since) >= AN_HOUR)


@require_safe
@never_cache
def asked(request: HttpRequest) -> HttpResponse:
    """Look in your letter box: the same words for everyone."""
    return render(request, "subscriptions/asked.html")


@by_letter
def subscription(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Say yes, from the letter: a POST confirms."""
    rows = Subscription.objects.filter(pk=pk).select_related("column", "author")
    row = _allowed("subscribe", str(pk), list(rows), token, settings.KEPT["unconfirmed"])
    if row and request.method == "POST":
        row[0].confirm()
    return _page(request, "subscriptions/confirm.html", row)


@by_letter
def unsubscribe(request: HttpRequest, keys: str, token: str) -> HttpResponse:
    """Leave, from a letter: a POST deletes, from the page or by one click in the mail program (RFC 8058)."""
    rows = Subscription.objects.filter(pk__in=keys.split("-")).select_related("column", "author")
    mine = _allowed("unsubscribe", keys, list(rows), token, LEAVING_LIVES)
    if mine and request.method == "POST":
        Subscription.objects.filter(pk__in=[row.pk for row in mine]).delete()
        return render(request, "subscriptions/left.html")
    return _page(request, "subscriptions/leave.html", mine)


def _allowed(
    action: str, keys: str, rows: list[Subscription], token: str, lives: timedelta
) -> list[Subscription]:
    """These rows, if the token is for them and for their owner; none otherwise."""
    try:
        for address in {row.email for row in rows}:
            read_letter_token(action, keys, address, token, lives)
    except LinkRefused:
        return []
    return rows


def _page(request: HttpRequest, template: str, rows: list[Subscription]) -> HttpResponse:
    """The page of these subscriptions; where the link holds no more, what to do instead."""
    if not rows:
        return render(request, "subscriptions/refused.html", status=410)
    names = [name_of(row) for row in rows]
    return render(request, template, {"followed": names, "is_done": bool(rows[0].confirmed_at)})


def _see_other(name: str) -> HttpResponse:
    response = redirect(name)
    response.status_code = 303  # RFC 9110: the answer to this POST is elsewhere, fetched with GET
    return response


def _form_page(request: HttpRequest, form: SubscriptionForm, status: int, **said: bool) -> HttpResponse:
    if form.target() is None:
        raise Http404
    return render(request, "subscriptions/subscribe.html", {"form": form, **said}, status=status)
