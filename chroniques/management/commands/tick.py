"""All background work that is due, once or for ever. Safe to run several at once: each job is one statement,
claims what it takes, or repeats without harm."""

import argparse
import logging
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.translation import gettext as _

from articles.letters import send_due
from articles.letters.outbox import A_ROUND
from articles.letters.texts import announce
from articles.lists import gather
from articles.models import Article, Change, Picture, PictureUse
from articles.models.sweeping import sweep
from chroniques import ending, planner
from chroniques.background import LETTERS_EVERY, PAUSE, give_back
from chroniques.counting import count
from chroniques.watching import clock, work
from chroniques.watching.metrics import copying
from comments.erasing import finish
from comments.models import Comment
from comments.moderators import tell_moderators
from comments.privacy import TABLE, forget_readers, lines
from comments.revising import forget_texts

PICTURES_A_ROUND = 10
FRAGMENTS_A_ROUND, TEXTS_A_ROUND = 500, 50
COUNTS = (
    *("ended", "trash", "texts", "moved", "encoded", "failed", "swept", *(row.name for row in TABLE)),
    *("fragments", "changes", "announced", "letters", "unsent"),
)
log = logging.getLogger(__name__)


class Command(BaseCommand):
    """tick [--forever] [--letters]"""

    help = (
        "Do the background work that is due: the letters, the trash, the readers' data whose time is over, "
        "the renditions of the pictures, those whose right of use is over, the links to texts that moved, "
        "the files that nothing uses."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--forever", action="store_true", help=_("go on, one round a minute"))
        parser.add_argument("--letters", action="store_true", help=_("the letters alone"))

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["forever"]:
            return self._work(options)
        ending.hold_back()
        copying.start()
        self._work(options)
        while not self._told_among_letters(PAUSE):
            close_old_connections()  # one that died, with its server, fails the round at hand alone
            self._work(options)
        return None

    def _work(self, options: dict[str, Any]) -> None:
        if options["letters"]:
            clock.is_sure()  # read every few seconds, it leaps under our eyes
            attempted(send_letters)
        else:
            self._rounds(options["verbosity"])
            give_back()

    def _told_among_letters(self, seconds: float) -> bool:
        """Until the next round the letters leave as they come: who left an avis is waiting for one. True as
        soon as this process is told to end."""
        for _turn in range(round(seconds / LETTERS_EVERY)):
            close_old_connections()
            if ending.is_told_within(LETTERS_EVERY):
                return True
            attempted(send_letters)
        return False

    def _rounds(self, verbosity: int) -> None:
        """Rounds until nothing is due: a thousand new pictures keep no reader waiting for a letter."""
        while self._round(verbosity):
            pass

    def _round(self, verbosity: int) -> bool:
        """One round, pictures last for they take seconds each; did a job take all that it may in one?"""
        done: dict[str, int] = dict.fromkeys(COUNTS, 0)
        clock.is_sure()
        for job in JOBS:  # the clock may leap during the one before
            if not ending.is_told() and (job not in WITH_TIME or clock.is_sure()):
                done |= attempted(job)
        if verbosity:
            self._say(done)
        full = {"moved": TEXTS_A_ROUND, "fragments": FRAGMENTS_A_ROUND, "letters": A_ROUND}
        took_all = any(done[job] == most for job, most in full.items())
        return took_all or done["encoded"] + done["failed"] == PICTURES_A_ROUND

    def _say(self, done: dict[str, int]) -> None:
        self.stdout.write(_("%(trash)d drafts purged.") % done)
        self.stdout.write(_("%(ended)d texts withdrawn at their hour.") % done)
        self.stdout.write("\n".join(lines(done)))
        said = _("%(encoded)d pictures encoded, %(failed)d failed; %(texts)d texts rendered as rights ended.")
        self.stdout.write(said % done)
        self.stdout.write(_("%(moved)d texts rendered as what they link to moved.") % done)
        said = _("%(swept)d files deleted, which no picture used for a day.")
        self.stdout.write(said % done)
        said = _("%(letters)d letters sent, %(unsent)d put off or given up.")
        self.stdout.write(said % done)
        said = _("%(fragments)d avis set again by a newer template, %(changes)d changes forgotten.")
        self.stdout.write(said % done)


def attempted(job: Callable[[], dict[str, int]]) -> dict[str, int]:
    """What the job did. One that fails is written in the log and keeps the others from nothing; either is
    noted for who watches."""
    try:
        done = job()
    except Exception:
        log.exception("The background job %s failed; it will be tried again.", job.__name__)
        work.note(job.__name__, failed=True)
        count("work_failures_total", job=job.__name__)
        return {}
    work.note(job.__name__)
    return done


def send_letters() -> dict[str, int]:
    """All that is due, after what has just become public was noted."""
    return {"announced": announce() + tell_moderators(), **send_due()}


def end_texts() -> dict[str, int]:
    """Those whose time is over; pages that are kept have done it at the minute."""
    return {"ended": Article.objects.withdraw_expired()}


def empty_trash() -> dict[str, int]:
    return {"trash": Article.objects.purge_trash()}


def end_rights() -> dict[str, int]:
    return {"texts": PictureUse.objects.overtaken().render_again()}


def follow_moves() -> dict[str, int]:
    return {"moved": Article.objects.follow_moves(most=TEXTS_A_ROUND)}


def encode_pictures() -> dict[str, int]:
    encoded, failed = Picture.objects.encode_due(most=PICTURES_A_ROUND)
    return {"encoded": encoded, "failed": failed}


def sweep_pictures() -> dict[str, int]:
    return {"swept": sweep()}


def renew_fragments() -> dict[str, int]:
    """Newest first: they are read the most."""
    stale = Comment.objects.stale_fragments().order_by("-pk")[:FRAGMENTS_A_ROUND]
    return {"fragments": stale.render_fragments()}


def forget_changes() -> dict[str, int]:
    return {"changes": Change.objects.purge()}


def finish_erasings() -> dict[str, int]:
    """What is slow of them, put off: the file of the search index, of a large site."""
    return {"erasings": finish()}


def forget_old_texts() -> dict[str, int]:
    """Drop what moderators took away too long ago to give it back."""
    return {"forgotten_texts": forget_texts()}


def gather_counts() -> dict[str, int]:
    """Those of the lists: each is a sum, of which many rows make one."""
    return {"counts": gather()}


def follow_growth() -> dict[str, int]:
    """Have the database know how large it has become, so that it finds its ways."""
    return {"grown": int(planner.keep_up())}


JOBS = (
    *(
        end_texts,
        send_letters,
        empty_trash,
        forget_readers,
        end_rights,
        follow_moves,
        sweep_pictures,
        gather_counts,
    ),
    *(forget_old_texts, renew_fragments, forget_changes, finish_erasings, follow_growth, encode_pictures),
)
# What time alone takes away, and nothing gives back: they wait where the clock is not believed.
WITH_TIME = {end_texts, empty_trash, forget_readers, sweep_pictures, forget_old_texts, forget_changes}
