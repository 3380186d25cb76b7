"""The pages of a conversation beyond the first, in the order that is asked; the thread of an avis; where an
avis stands. Kept like every public page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.views.public import public_page
from chroniques.pagecache import shows

from ..branches import answers_leaf, picks_leaf, thread_leaf
from ..conversation import Conversation, page_of_conversation, shown
from ..models import Comment
from ..places import ANSWERS, NEWEST, OLDEST, ORDERS, PICKS, page_of, place_of, thread_page

LEAVES = {ANSWERS: answers_leaf, PICKS: picks_leaf}


@public_page
def conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of the avis under a text. The first page of the oldest is the text itself, for ever."""
    article, order, number = _article(pk), request.GET.get("tri", OLDEST), _number(request)
    if order not in ORDERS:
        raise Http404
    if order == OLDEST and (number or 1) == 1:
        return HttpResponsePermanentRedirect(f"{article.get_absolute_url()}#avis")
    if order in LEAVES:
        thread = shown(article, LEAVES[order](article, number or 1))
    else:
        thread = page_of_conversation(article, number, newest_first=order == NEWEST)
    address = page_of(article, thread.leaf.number, order, thread.leaf.last)
    is_missing = not thread.opened and (order not in LEAVES or (number or 1) > 1)
    return _page(request, article, thread, address, order=order, is_missing=is_missing)


@public_page
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """What answers an avis, at more length than the page of the conversation: three levels below it. The avis
    itself may be hidden, what answers it is read."""
    head = get_object_or_404(Comment, pk=pk)
    article, number = _article(head.article_id), _number(request) or 1
    found = shown(article, thread_leaf(head, number))
    address = thread_page(pk, number)
    return _page(request, article, found, address, head=head, is_missing=not found.opened)


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent address of a published avis leads to its place, on the page that shows it."""
    comment = get_object_or_404(Comment.objects.published().select_related("article"), pk=pk)
    if not comment.article.is_published():
        raise Http404
    return redirect(place_of(comment))


def _article(pk: int) -> Article:
    """A published text; its page also shows whether its conversation is open."""
    shows(f"text:{pk}")
    return get_object_or_404(Article.objects.published(), pk=pk)


def _number(request: HttpRequest) -> int | None:
    """The page that is asked for, from 1; None where none is said. Http404 for what is no number."""
    typed = request.GET.get("page", "")
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 1_000_000):
        raise Http404(_("This list has no such page."))
    return int(typed)


def _page(
    request: HttpRequest,
    article: Article,
    thread: Conversation,
    address: str,
    *,
    order: str = OLDEST,
    head: Comment | None = None,
    is_missing: bool,
) -> HttpResponse:
    """The page. Search engines find each avis once: by the pages of the oldest first, and by the threads."""
    if is_missing:
        raise Http404(_("This list has no such page."))
    context = {
        **{"article": article, "thread": thread, "order": order, "head": head},
        **{"is_open": article.accepts_comments(), "is_indexed": order == OLDEST},
        "address": f"{settings.SITE_URL}{address}",
    }
    return render(request, "comments/avis_page.html", context)
