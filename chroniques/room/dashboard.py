"""The first page of the room, in a dozen queries whatever the size of the site."""

from typing import Any

from django.utils import timezone

from comments.queue import MODERATE

from .columns import late, paces
from .needs import WRITE, needs_of
from .plots import avis_by_day, pieces_by_month


def dashboard(request: Any) -> dict[str, Any]:
    """What needs this person, and the plots of what they may see."""
    now, needs = timezone.now(), needs_of(request)
    plots = [avis_by_day(now)] if request.user.has_perm(MODERATE) else []
    if request.user.has_perm(WRITE):
        known = paces(request.user, now)
        needs.append(late(known, now))
        plots.append(pieces_by_month(known, now))
    return {"needs": needs, "plots": [plot for plot in plots if plot]}
