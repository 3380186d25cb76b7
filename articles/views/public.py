"""What all public pages share: how they may be kept, and how a long list is cut."""

from collections.abc import Callable
from functools import wraps
from typing import NoReturn

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from chroniques.pagecache import holds_until, is_kept, names_shown, page_being_made, page_in_the_making

from ..changes import first_hour, take_away
from ..lists import Series, Texts

A_PAGE = 20  # texts: two screens of a telephone, and a handful of queries whatever the archive

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """GET and HEAD alone; anyone may keep the page but asks whether it still holds.

    max-age=0 because freshness here is exact: a correction is seen at the next request. The ETag makes that
    request cheap: 304 and no body when nothing changed.
    """

    @cache_control(public=True, max_age=0, must_revalidate=True)
    def made(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with page_in_the_making():
            take_away()
            response = view(request, *args, **kwargs)
            if is_kept():
                holds_until(first_hour(names_shown()))
        return response

    given = conditional_page(made)

    @csrf_exempt  # nothing to guard: what is not GET or HEAD gets its 405
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        # Who keeps the page answers conditions itself, by a tag of its own.
        return (made if page_being_made() else given)(request, *args, **kwargs)

    return answer


def page_of(request: HttpRequest, texts: Texts | Series) -> Page:
    """The page of this list that `?page=` asks for; Http404 for one that is not there."""
    try:
        paginator: Paginator = Paginator(texts, A_PAGE)  # type: ignore[arg-type]  # all that it asks is there
        return paginator.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404(_("This list has no such page.")) from error


def not_found() -> NoReturn:
    """Nothing lives at this address."""
    raise Http404
