"""What the author of an avis may do with it from its receipt: rewrite it, contest, follow."""

from datetime import datetime
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.history import Person

from .decision import Decision, Verdict
from .moderation import Moderated, ModerationQuerySet, State
from .queued import Waits
from .report import Report
from .revision import Revision
from .turn import OF_STATES, turn_of

LONGEST_CONTEST = 500  # characters
OF_PICKS = (Verdict.PICKED, Verdict.UNPICKED, Verdict.PUBLISHED)  # published again, it is none
OF_REVISIONS = (Verdict.REVISED, Verdict.UNREVISED)


class Follows(models.TextChoices):
    """Of what the author of an avis is told by letter, once the address is confirmed."""

    NOTHING = "", _("nothing")
    REPLIES = "replies", _("the replies to this avis")
    ALL = "all", _("all the avis under this text")


class TooLate(RuntimeError):
    """The avis is no longer in a state where its author may do this."""


class OwnedQuerySet(ModerationQuerySet):
    """Sets of avis by who left them."""

    def given_with(self, address: str) -> Self:
        """Those that this address came with, whoever typed it. Nobody owns an empty one."""
        folded = self.alias(folded=Lower("email")).filter(folded=Lower(Value(address)))  # its index is so
        return folded.exclude(email="")

    def proven_by(self, address: str) -> Self:
        """Those whose author has shown, by a letter, to read this address."""
        return self.given_with(address).filter(proven_at__isnull=False)


class Owned(Moderated):
    """An avis as its author holds it. A verb whose time is over says TooLate, and changes nothing."""

    text: Any  # of the model that has them
    import_ref: Any
    edited_at = models.DateTimeField(_("edited on"), null=True, blank=True, editable=False)
    proven_at = models.DateTimeField(_("address confirmed on"), null=True, blank=True, editable=False)
    follows = models.CharField(
        _("follows"), max_length=10, choices=Follows.choices, blank=True, default=Follows.NOTHING
    )
    contest = models.TextField(_("what its author contests"), max_length=LONGEST_CONTEST, blank=True)
    contested_at = models.DateTimeField(_("contested on"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def may_be_rewritten(self) -> bool:
        """A refused avis is not mended: it is contested, or another is left."""
        return self.state in {State.PENDING, State.PUBLISHED}

    def may_be_contested(self) -> bool:
        """Once: the editors read it, and do not argue. What was published since, and refused anew, is another
        refusal."""
        if self.state not in {State.REJECTED, State.SPAM}:
            return False
        return self.contested_at is None or not turn_of(self.pk).is_contested

    def contest_waits(self) -> bool:
        """Was the refusal contested, and not decided of again since?"""
        return bool(self.contested_at and self.decided_at and self.contested_at >= self.decided_at)

    def may_follow(self) -> bool:
        """Only an address that is proven is written to."""
        return self.proven_at is not None and self.state in {State.PENDING, State.PUBLISHED}

    def waiting_text(self) -> str:
        """The text that its author would have it say, where a revision waits; else nothing."""
        revision = Revision.objects.filter(comment_id=self.pk).first()
        return revision.text if revision else ""

    def last_verdict(self) -> Decision | None:
        """The decision that made its state what it is."""
        return Decision.objects.filter(comment=self.pk, verdict__in=OF_STATES).standing().last()

    def standing(self) -> tuple[datetime | None, str]:
        """When the decision that stands was taken, and the line of the pick that stands with it."""
        last = self.last_verdict()
        picked = Decision.objects.filter(comment=self.pk, verdict__in=OF_PICKS).standing().last()
        line = picked.note if picked and self.is_published() else ""
        return (last.at if last and last.verdict != Verdict.HELD else None), line

    def was_decided_by_somebody(self) -> bool:
        """Is it what it is because a person, and not the site, said so?"""
        last = self.last_verdict()
        return bool(last and last.by_name)

    def last_revision(self) -> Decision | None:
        """What was decided of the last new text of its author, if one ever waited."""
        return Decision.objects.filter(comment=self.pk, verdict__in=OF_REVISIONS).standing().last()

    def rewrite(self, text: str) -> None:
        """Have it say this: at once where nobody has read it yet, else by a revision that waits its turn."""
        with transaction.atomic():
            self.reread()
            self._only_if(self.may_be_rewritten())
            if self.is_published():
                self._propose(text)
            elif text != self.text:
                self.reword(text)
                self._note_edit()

    def pass_revision(self, by: Person, seen: str, act: Any = None) -> None:
        """Let readers read the new text, as the moderator has `seen` it."""
        with transaction.atomic():
            self._only_if(self._waits(seen))
            self.edited_at = timezone.now()
            Revision.objects.filter(comment_id=self.pk).delete()
            self._decide(Verdict.REVISED, by, act=act)
            self.wait_again()
            self.reword(seen, "edited_at", *self.WAITING)

    def refuse_revision(self, by: Person, seen: str, note: str = "", act: Any = None) -> None:
        """Keep the text as it is; the author reads why."""
        with transaction.atomic():
            self._only_if(self._waits(seen))
            Revision.objects.filter(comment_id=self.pk).delete()
            self._decide(Verdict.UNREVISED, by, note=note, act=act)
            self.wait_again_saved()

    def contest_refusal(self, words: str) -> None:
        """Tell the editors why they should read it again."""
        with transaction.atomic():
            self.reread()
            self._only_if(self.may_be_contested())
            self.contest, self.contested_at = words, timezone.now()
            self.wait_for(Waits.CONTEST)
            self.save(update_fields=["contest", "contested_at", *self.WAITING])
            self._decide(Verdict.CONTESTED, None)

    def follow(self, what: str) -> None:
        """Be told of this by letter, or of nothing any longer."""
        with transaction.atomic():
            self.reread()
            self._only_if(self.may_follow() or what == Follows.NOTHING)
            self.follows = Follows(what)
            self.save(update_fields=["follows"])

    def prove_address(self) -> None:
        """Its author has shown to read the letters of the address; a second time changes nothing."""
        with transaction.atomic():
            self.reread()
            if self.proven_at is None:
                self.proven_at = timezone.now()
                self.save(update_fields=["proven_at"])

    def wait_again(self) -> None:
        """Have it wait for what still calls, the most urgent of it: by what is written elsewhere of it."""
        since = self.waits_since
        self.no_longer_waits()
        for why, calls in (
            (Waits.REPORT, Report.objects.filter(comment=self.pk, finding="").exists),
            (Waits.CONTEST, self.contest_waits),
            (Waits.NEW_TEXT, lambda: self.is_published() and self.waiting_text()),
            (Waits.NEW, lambda: self.state == State.PENDING),
            (Waits.SEEN, self._was_read_by_nobody),
        ):
            if calls():
                self.waits_since = since
                return self.wait_for(why, self.weight)
        return None

    def reword(self, text: str, *fields: str) -> None:
        """Replace its text, with what is rendered of it."""
        raise NotImplementedError

    def _note_edit(self) -> None:
        """Once, however often it is rewritten before somebody decides of it."""
        last = Decision.objects.filter(comment=self.pk).last()
        if last is None or last.verdict != Verdict.EDITED:
            self._decide(Verdict.EDITED, None)

    def _propose(self, text: str) -> None:
        if text == self.text:
            Revision.objects.filter(comment_id=self.pk).delete()
        else:
            wish = {"text": text}
            Revision.objects.update_or_create(comment_id=self.pk, defaults=wish)
        self.wait_again_saved()

    def _was_read_by_nobody(self) -> bool:
        """Is it public because the site let it be, and has no person decided anything of it since?"""
        standing = Decision.objects.filter(comment=self.pk).standing()
        by_people = standing.exclude(by_name="").exclude(verdict=Verdict.UNDONE)
        return self.is_published() and not self.import_ref and not by_people.exists()

    def _waits(self, seen: str) -> bool:
        """Under the lock: is this still the text that waits, under an avis that readers see?"""
        self.reread()
        return self.is_published() and self.waiting_text() == seen

    def _only_if(self, may: Any) -> None:
        if not may:
            raise TooLate(self.pk)
