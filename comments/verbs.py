"""The verbs of the queue: what each does of an avis, by what it waits for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .forms import WordsField
from .gestures import act, as_seen
from .models import Act, Comment, Reason, Verdict, Waits
from .models.comment import LONGEST
from .revising import decide_text
from .submission import answer

PUBLISH, REFUSE, SPAM, PICK, ANSWER = "publish", "refuse", "spam", "pick", "answer"


class Unsaid(ValueError):
    """The verb needs words that were not said."""


class VerbForm(forms.Form):
    """One verb, with its words. A refusal without a reason is for the first one."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in (PUBLISH, REFUSE, SPAM, PICK, ANSWER)])
    seen = forms.CharField(max_length=16)
    reason = forms.ChoiceField(choices=Reason.choices, required=False)
    note = forms.CharField(max_length=500, required=False)
    why = forms.CharField(max_length=200, required=False)
    text = WordsField(
        longest=LONGEST, required=False, error_messages={"required": gettext_lazy("Your answer is empty.")}
    )

    def clean(self) -> dict[str, Any]:
        """With the words that this verb needs."""
        data = super().clean() or {}
        data["reason"] = data.get("reason") or Reason.values[0]
        verb = data.get("verb")
        if verb == REFUSE and data["reason"] == Reason.OTHER and not data.get("note"):
            raise forms.ValidationError(_("Explain this other reason: the reader will read it."))
        if (verb == PICK and not data.get("why")) or (verb == ANSWER and not data.get("text")):
            raise forms.ValidationError(_("A few words are missing: nothing was decided."))
        return data


@dataclass(frozen=True)
class Done:
    """What was done, in words, and the gesture by which it is undone, if it can be."""

    said: str
    gesture: Act | None = None


def decide(number: int, form: VerbForm, by: Any) -> Done:
    """Do what the form says of this avis. Raises Meanwhile where it is no longer what its page showed."""
    with transaction.atomic():
        comment = as_seen(number, form.cleaned_data["seen"])
        return VERBS[form.cleaned_data["verb"]](comment, form.cleaned_data, by)


def may_answer(user: Any) -> bool:
    """Is this account an author's, with the right to answer?"""
    return hasattr(user, "author") and user.has_perm("comments.answer_comment")


def _publish(comment: Comment, words: dict[str, Any], by: Any) -> Done:
    if comment.waits == Waits.NEW_TEXT:
        gesture = decide_text(comment, True, by, comment.waiting_text())
        return Done(_("The new text is published."), gesture)
    if not comment.is_published():
        return Done(_("Published."), act(_only(comment), Verdict.PUBLISHED, by))
    verdict = Verdict.KEPT if comment.waits == Waits.REPORT else Verdict.READ
    return Done(_("Kept."), act(_only(comment), verdict, by))


def _refuse(comment: Comment, words: dict[str, Any], by: Any) -> Done:
    if comment.waits == Waits.NEW_TEXT:
        gesture = decide_text(comment, False, by, comment.waiting_text(), words["note"])
        return Done(_("The old text stays."), gesture)
    gesture = act(_only(comment), Verdict.REJECTED, by, words["reason"], words["note"])
    return Done(_("Refused: %(reason)s.") % {"reason": Reason(words["reason"]).label}, gesture)


def _spam(comment: Comment, words: dict[str, Any], by: Any) -> Done:
    return Done(_("Filed as spam."), act(_only(comment), Verdict.SPAM, by))


def _pick(comment: Comment, words: dict[str, Any], by: Any) -> Done:
    done = _publish(comment, words, by)
    comment.refresh_from_db()
    comment.choose(by=by, why=words["why"], act=done.gesture)
    return Done(_("Published, and picked."), done.gesture)


def _answer(comment: Comment, words: dict[str, Any], by: Any) -> Done:
    if not may_answer(by):
        raise Unsaid(_("Your account is not linked to an author: an administrator can link it."))
    _publish(comment, words, by)
    comment.refresh_from_db()
    answer(comment, by=by, text=words["text"])
    return Done(_("Published, and answered."))


def _only(comment: Comment) -> Any:
    return Comment.objects.filter(pk=comment.pk)


VERBS: dict[str, Callable[[Comment, dict[str, Any], Any], Done]] = {
    PUBLISH: _publish,
    REFUSE: _refuse,
    SPAM: _spam,
    PICK: _pick,
    ANSWER: _answer,
}
