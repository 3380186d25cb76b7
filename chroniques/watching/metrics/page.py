"""/sante/mesures/: to who bears the token, or to the machine itself."""

from collections.abc import Iterator
from secrets import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chroniques.counting import Labels
from chroniques.watching.probes import comes_from_here

from . import shelf
from .prometheus import TYPE, written
from .state import of_the_moment

PLAIN = "text/plain; charset=utf-8"
REFUSED = (
    "Ces mesures se lisent depuis la machine même, sans mandataire, ou avec le jeton que donne METRICS_TOKEN "
    "(Authorization: Bearer …)."
)
GAUGE, COUNTER, HISTOGRAM = "gauge", "counter", "histogram"
# Each name, its kind, and what it says: the order in which they are given.
MEANINGS = {
    "build_info": (GAUGE, "The version of the engine and of what it stands on."),
    "processes": (GAUGE, "Processes that count on this machine."),
    "resident_bytes": (GAUGE, "Memory that each process holds."),
    "requests_total": (COUNTER, "Requests that Django answered, by what answered and class of status."),
    "render_seconds": (HISTOGRAM, "Time that Django took to answer, by part of the house."),
    "kept_answered_total": (COUNTER, "Requests for pages that may be kept, however they were answered."),
    "kept_unchanged_total": (COUNTER, "Those answered 304: the reader had the page."),
    "kept_made_total": (COUNTER, "Those for which the page was made, by Django or again from its parts."),
    "kept_again_total": (COUNTER, "Those made again from kept parts, without Django."),
    "kept_bytes": (GAUGE, "Memory that kept pages take, by process."),
    "kept_things": (GAUGE, "Pages and parts that are kept, by process."),
    "screening_seconds": (HISTOGRAM, "Time to weigh an avis that arrives."),
    "screened_total": (COUNTER, "Avis that arrived, by the state that they were given."),
    "avis_waiting": (GAUGE, "Avis that wait for a moderator."),
    "avis_oldest_seconds": (GAUGE, "How long the oldest of them has waited."),
    "letters_total": (COUNTER, "Letters tried, by what became of them."),
    "letters_waiting": (GAUGE, "Letters neither sent nor given up."),
    "letters_refused": (GAUGE, "Those of them that a server refused once at least."),
    "letters_oldest_seconds": (GAUGE, "How long ago the oldest of them was written."),
    "letters_given_up": (GAUGE, "Letters that no server took."),
    "work_failures_total": (COUNTER, "Background jobs that failed."),
    "work_last_success_timestamp_seconds": (GAUGE, "When each background job last succeeded."),
    "work_last_failure_timestamp_seconds": (GAUGE, "When each background job last failed; 0 for never."),
    "logged_total": (COUNTER, "Lines of the log that tell of a fault, by level."),
    "database_up": (GAUGE, "Does the database answer? 1 or 0."),
}


@never_cache
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """All numbers of the machine, to who may read them."""
    if not (comes_from_here(request) or bears_the_token(request)):
        return HttpResponse(REFUSED, status=403, content_type=PLAIN)
    return HttpResponse(written([*of_the_processes(), *of_the_moment()], MEANINGS), content_type=TYPE)


def bears_the_token(request: HttpRequest) -> bool:
    """Compared in the same time whatever is given; nobody bears one where none is set."""
    wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
    given = request.headers.get("Authorization", "").encode()
    return bool(settings.METRICS_TOKEN) and compare_digest(given, wanted)


def of_the_processes() -> Iterator[tuple[str, Labels, float]]:
    """What all processes counted, together; what each measures of itself."""
    counted, living = shelf.everything()
    for (name, labels), value in counted.items():
        yield name, labels, value
    yield "processes", (), float(len(living))
    for laid in living:
        for (name, labels), value in laid.measured.items():
            yield name, (*labels, ("process", laid.process)), value
