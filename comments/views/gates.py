"""How few write at a time, so that readers never queue behind them; what is said to who comes too often."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..gate import AT_ONCE, LONGEST_WAIT, Busy, Gate
from .outcome import too_long

LEFT_TO_READERS = 4  # threads, whatever arrives
GATE = Gate(AT_ONCE, max(0, settings.SERVER_THREADS - AT_ONCE - LEFT_TO_READERS), LONGEST_WAIT)
# Of those inside, one at most shows a text that is being typed; few more wait for that, and not for long (in
# seconds): the next letter asks again.
PREVIEWS = Gate(1, 3, 1.0)
log = logging.getLogger(__name__)


def patient(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is sent to this view passes the gate; where it cannot be kept now, all that was typed is given
    back, ready to be sent again."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            with GATE.entered():
                return view(request, *args, **kwargs)
        except RequestDataTooBig:
            return too_long(request)
        except Busy as full:
            return _later(request, full.wait)
        except DatabaseError:
            log.exception("What was sent could not be kept; who sent it has the text.")
            return _later(request, Busy.wait)

    return page


def too_many(wait: int) -> str:
    """Said to a network that leaves more than one may; `wait` is in seconds."""
    minutes = -(-wait // 60)
    return _("Many avis have just come from where you are. Send yours again in %(minutes)s min.") % {
        "minutes": minutes
    }


def _later(request: HttpRequest, wait: int) -> HttpResponse:
    """Asks nothing of the database."""
    page = render_to_string("comments/later.html", {"path": request.path, "typed": request.POST})
    return HttpResponse(page, status=503, headers={"Retry-After": str(wait)})
