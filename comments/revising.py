"""The story of a new text that waits: passed or refused as one gesture, undone as one within ten minutes."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import UNDONE_WITHIN, Act, Comment, Decision, Revision, Verdict


def decide_text(comment: Comment, passes: bool, by: Any, seen: str, note: str = "") -> Act:
    """Let readers read the new text, as the moderator has `seen` it, or keep the old one, for the reason in
    the note. The text that goes is kept for as long as it can be undone. Raises TooLate."""
    verdict = Verdict.REVISED if passes else Verdict.UNREVISED
    with transaction.atomic():
        comment.reread()
        gone = comment.text if passes else seen
        gesture = Act.objects.create(verdict=verdict, by=by, avis=1, text=gone, edited_at=comment.edited_at)
        if passes:
            comment.pass_revision(by=by, seen=seen, act=gesture)
        else:
            comment.refuse_revision(by=by, seen=seen, note=note, act=gesture)
    return gesture


def give_back(gesture: Act, by: Any) -> int:
    """Have the new text wait again, and the old one be read: 1, or 0 where the avis has changed since."""
    comment = Comment.objects.get(decisions__act=gesture)
    with transaction.atomic():
        comment.reread()
        if not gesture.text or _has_changed(comment, gesture):
            return 0
        is_passed = gesture.verdict == Verdict.REVISED
        Revision.objects.create(comment=comment, text=comment.text if is_passed else gesture.text)
        comment.edited_at = gesture.edited_at
        Decision.objects.create(comment=comment, verdict=Verdict.UNDONE, by=by, act=gesture)
        comment.wait_again()
        comment.reword(gesture.text if is_passed else comment.text, "edited_at", *comment.WAITING)
    forget_texts_of(comment)
    return 1


def forget_texts(at: datetime | None = None) -> int:
    """Drop the texts that were kept to be given back, and can be no longer; how many."""
    old = Act.objects.exclude(text="").filter(at__lt=(at or timezone.now()) - UNDONE_WITHIN)
    return old.update(text="")


def forget_texts_of(comment: Comment) -> None:
    """Drop those of this avis: what is erased, here or in what it quotes, is not given back."""
    Act.objects.filter(decisions__comment=comment).exclude(text="").update(text="")


def _has_changed(comment: Comment, gesture: Act) -> bool:
    last = gesture.decisions.order_by("pk").values_list("pk", flat=True).last()
    since = Decision.objects.filter(comment=comment, pk__gt=last or 0)
    return since.exists() or not comment.is_published() or bool(comment.waiting_text())
