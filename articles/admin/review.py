"""« Demander une relecture » of a text, and answer it: one page, a letter each way."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..letters.reviews import named
from ..models import Article, NotPublishable, Review, State, Verdict, Version
from ..models.review import reviewers
from ..models.snapshot import snapshot
from .verbs import PUBLISH

TEMPLATE = "admin/articles/article/review.html"
ROWS = {"rows": 4, "class": "vLargeTextField"}


class AskForm(forms.Form):
    """Of whom, with which words."""

    to: Any = forms.ModelChoiceField(
        None, label=gettext_lazy("Asked of"), required=False, empty_label=gettext_lazy("all the editors")
    )
    words = forms.CharField(
        label=gettext_lazy("A word with it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=ROWS),
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = reviewers(but=by).exclude(email="")
        field.label_from_instance = named


class AnswerForm(forms.Form):
    """What one says of the text."""

    verdict = forms.ChoiceField(choices=Verdict.choices)
    answer = forms.CharField(
        label=gettext_lazy("What to tell them"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=ROWS),
    )


class Reviewed:
    """What a model admin of texts adds to its addresses: their reviews, for who may see the text there."""

    admin_site: Any
    opts: Any
    message_user: Any
    _previewed: Any  # from Previewed

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.review)
        return [
            path("<int:pk>/relecture/", page, name="articles_article_review"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    def review(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, while the text is a draft or in review; answer, for who may publish."""
        article: Article = self._previewed(request, pk)
        waiting = Review.objects.waiting().filter(article=article).first()
        ask = AskForm(request.POST if "_ask" in request.POST else None, by=request.user)
        answer = AnswerForm(request.POST if "verdict" in request.POST else None)
        if request.method == "POST" and (done := self._act(request, article, waiting, ask, answer)):
            return done
        return self._review_page(request, article, waiting, ask, answer)

    def _act(self, request: HttpRequest, article: Article, waiting: Any, ask: Any, answer: Any) -> Any:
        """Ask or answer, then show it; nothing where what was typed cannot be taken."""
        if ask.is_bound and ask.is_valid() and may_be_asked(article):
            Review.objects.ask(article, by=request.user, **ask.cleaned_data)
            self.message_user(request, _("The review is asked for: a letter leaves."), messages.SUCCESS)
        elif answer.is_bound and answer.is_valid() and waiting:
            if not request.user.has_perm(PUBLISH):
                raise PermissionDenied
            if not self._give(request, article, waiting, **answer.cleaned_data):
                return None
        elif (ask.is_bound and ask.errors) or (answer.is_bound and answer.errors):
            return None
        else:
            self.message_user(request, _("The text has changed state meanwhile."), messages.WARNING)
            return None
        return redirect("admin:articles_article_review", article.pk)

    def _give(self, request: HttpRequest, article: Article, waiting: Any, verdict: str, answer: str) -> bool:
        """Was the answer taken?"""
        try:
            waiting.give(verdict, by=request.user, words=answer)
        except NotPublishable as refusal:
            for obstacle in refusal.messages:
                said = _("“%(title)s” cannot be published. %(why)s") % {"title": article, "why": obstacle}
                self.message_user(request, said, messages.ERROR)
            return False
        self.message_user(request, _("Your answer is noted: a letter leaves."), messages.SUCCESS)
        return True

    def _review_page(
        self, request: HttpRequest, article: Article, waiting: Any, ask: Any, answer: Any
    ) -> Any:
        known = Review.objects.filter(article=article).select_related("by", "to", "answered_by")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Review"),
            "subtitle": article.title,
            "opts": self.opts,
            "original": article,
            "reviews": [(one, named(one.by), named(one.to), named(one.answered_by)) for one in known],
            "ask": ask if may_be_asked(article) or ask.is_bound else None,
            "answer": answer if (waiting or answer.is_bound) and request.user.has_perm(PUBLISH) else None,
            "waiting": waiting,
            "read": _read(article),
        }
        status = 422 if ask.errors or answer.errors else 200
        return TemplateResponse(request, TEMPLATE, context, status=status)


def _read(article: Article) -> Version | None:
    """What the text was for who last answered a review of it; nothing where it is the same still."""
    answered = Review.objects.filter(article=article, answered_at__isnull=False).order_by("-answered_at")
    last = answered.first()
    read = Version.objects.opened_at(article, last.answered_at) if last and last.answered_at else None
    return read if read and read.snapshot != snapshot(article) else None


def may_be_asked(article: Article) -> bool:
    """Can the text still be reviewed before it goes out?"""
    written = article.state in {State.DRAFT, State.IN_REVIEW}
    return written and article.trashed_at is None and not article.was_public()
