"""When words were typed, and by whom, in sentences."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from chroniques.templatetags.dates import day, hour

from ..models import Unsaved
from ..models.history import Person

MOST = 50  # openings of one text, of which people are named


def at(moment: datetime) -> str:
    """ "at 14 h 32" for today, "on 3 mai 2009, 14 h 32" otherwise."""
    return _("at %s") % hour(moment) if _is_today(moment) else _on(moment)


def since(moment: datetime) -> str:
    """ "14 h 32" for today, as what follows "since"."""
    return hour(moment) if _is_today(moment) else _on(moment)


def question(moment: datetime) -> str:
    """Is the version of this instant to be taken up again?"""
    if _is_today(moment):
        return _("Take up the version of %s again?") % hour(moment)
    said = {"day": day(moment), "hour": hour(moment)}
    return _("Take up the version of %(day)s, %(hour)s again?") % said


def witnesses(text: str, but: Person) -> list[str]:
    """A sentence for each other person who has this text open, or has left words in it unsaved."""
    if text.endswith(":"):  # one that is new is in nobody else's hands
        return []
    now, said = timezone.now(), dict[int, str]()
    for row in Unsaved.objects.in_hand(text, but, now)[:MOST]:
        said.setdefault(row.person_id, _said_of(row, now))
    return list(said.values())


def _said_of(row: Unsaved, now: datetime) -> str:
    name, opened = row.said_by(), since(row.opened_at)
    if not row.is_alive(now):
        left = since(row.kept_at or row.seen_at)
        return _("%(name)s has left unsaved words in this text (%(since)s).") % {"name": name, "since": left}
    said = {"name": name, "since": opened}
    if row.kept_at:
        return _("%(name)s has been writing in this text since %(since)s.") % said
    return _("%(name)s has had this text open since %(since)s.") % said


def _on(moment: datetime) -> str:
    return _("on %(day)s, %(hour)s") % {"day": day(moment), "hour": hour(moment)}


def _is_today(moment: datetime) -> bool:
    return timezone.localtime(moment).date() == timezone.localdate()
