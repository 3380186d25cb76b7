"""An avis: what a reader wrote under an article, or an author's answer to it."""

from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Author
from chroniques.links import stored
from chroniques.text import render_comment
from chroniques.ways import way_to

from ..fragments import FRAGMENT_VERSION, fragment_of, said_of
from ..threads import path_of
from .moderation import State
from .owned import Owned, OwnedQuerySet
from .revision import Revision

FRAGMENT = ("fragment", "said", "fragment_with")
# What somebody gave with an avis, or is made of it, or was said of it.
GIVEN = (
    *("name", "email", "site", "text", "text_html", "pick", "follows", "contest"),
    *("passage", "passage_before", "passage_after"),
    "network",
)
LONGEST_PASSAGE, AROUND = 400, 80  # characters
LONGEST_NAME = 80  # characters
LONGEST_SITE = 200  # characters
LONGEST = 4000  # characters: the bound within which any text renders in a tenth of a second


class CommentQuerySet(OwnedQuerySet):
    """The words for sets of avis."""

    def numbered(self, *typed: str) -> Self:
        """Those whose numbers somebody typed; what is no number, or none of ours, is none."""
        known = [
            int(number) for number in typed if number.isascii() and number.isdigit() and len(number) < 19
        ]
        return self.filter(pk__in=known)

    def stale_fragments(self) -> Self:
        """Those whose fragment an older template made."""
        return self.published().exclude(fragment_with=FRAGMENT_VERSION)

    def render_fragments(self) -> int:
        """Render again what the pages show of each; how many changed."""
        answers: Any = self.select_related("author")
        return sum(comment.renew_fragment() for comment in answers)


class Comment(Owned):
    """One avis. An imported one may lack its name, address or date."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="comments", verbose_name=_("article")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("in reply to"),
    )
    path = models.CharField(max_length=100, editable=False, default="")
    author = models.ForeignKey(
        Author,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answer of"),
        help_text=_("The author whose answer it is, if it is one."),
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Never shown."))
    site = models.URLField(_("site"), max_length=LONGEST_SITE, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST)
    text_html = models.TextField(editable=False, blank=True)
    fragment = models.TextField(editable=False, blank=True)
    said = models.TextField(editable=False, blank=True)
    fragment_with = models.PositiveSmallIntegerField(editable=False, default=0)
    written_at = models.DateTimeField(_("written on"), null=True, blank=True)
    received_at = models.DateTimeField(_("received on"), auto_now_add=True)
    # The sentence of the text that it answers, and what stood around it when it was chosen (W3C Web
    # Annotation, TextQuoteSelector): the place is found again after a light edit.
    passage = models.TextField(_("passage answered"), max_length=LONGEST_PASSAGE, blank=True)
    passage_before = models.CharField(max_length=AROUND, blank=True, editable=False)
    passage_after = models.CharField(max_length=AROUND, blank=True, editable=False)
    # What its screening found ([code, weight, evidence]) and what that weighs; the keyed network that it came
    # from; and by what it resembles others: see comments/screening.
    findings = models.JSONField(default=list, blank=True, editable=False)
    weight = models.SmallIntegerField(default=0, editable=False)
    network = models.CharField(max_length=64, blank=True, editable=False)
    likeness = models.BigIntegerField(null=True, editable=False)
    receipt = models.CharField(max_length=64, unique=True, null=True, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, null=True, editable=False)
    nonce = models.CharField(max_length=64, unique=True, null=True, editable=False)
    import_ref = models.CharField(max_length=200, unique=True, null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name = _("avis")
        verbose_name_plural = _("avis ")
        permissions = [
            ("moderate_comment", _("Can decide of the avis")),
            ("answer_comment", _("Can answer the avis as an author")),
        ]
        indexes = [
            models.Index(fields=["article", "state", "path"], name="avis_of_an_article"),
            models.Index(fields=["state", "received_at"], name="avis_that_wait"),
            # The list of the editors' room, its counts and its filters.
            models.Index(fields=["-received_at", "-id", "state", "article"], name="avis_of_the_room"),
            models.Index(Lower("email"), condition=~Q(email=""), name="avis_of_an_address"),
            models.Index(
                fields=["-urgency", "waits_since", "id"],
                condition=Q(waits__isnull=False),
                name="avis_of_the_queue",
            ),
            models.Index(fields=["network", "received_at"], name="avis_of_a_network"),
            models.Index(
                fields=["likeness", "received_at"], condition=Q(likeness__isnull=False), name="avis_alike"
            ),
            models.Index(
                fields=["article", "state", "path"],
                condition=Q(author__isnull=False),
                name="answers_of_an_article",
            ),
            models.Index(
                fields=["article", "state", "path"],
                condition=~Q(pick=""),
                name="picks_of_an_article",
            ),
            # What the front page hears. SQLite takes a partial index where the query says its condition in
            # the same words, values too: the state, which it is given, stands among the fields.
            models.Index(fields=["state", "written_at", "id"], condition=~Q(pick=""), name="latest_picks"),
            models.Index(
                fields=["state", "written_at", "id"],
                condition=Q(author__isnull=False),
                name="latest_answers",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="an_avis_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(pick="") | Q(state=State.PUBLISHED),
                name="a_pick_is_public",
                violation_error_message=_("Publish the avis before you pick it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signature()} – {self.article}"

    def get_absolute_url(self) -> str:
        return way_to("comments:permalink", self.pk)

    def save(self, *args, **kwargs) -> None:
        """Save it with its rendered text; a new one takes its place in the thread."""
        if (fields := kwargs.get("update_fields")) is None:
            self.text_html = render_comment(self.text).html
        with transaction.atomic(savepoint=False):
            if self.pk:
                self.keep_fragment()
                kwargs |= {"update_fields": {*fields, *FRAGMENT}} if fields is not None else {}
            super().save(*args, **kwargs)
            if not self.path:
                self._take_place()

    def _take_place(self) -> None:
        """A new avis takes its place in the thread, and its fragment, which says its number."""
        self.path = path_of(self.pk, self.parent.path if self.parent else "")
        self.keep_fragment()
        place = {name: getattr(self, name) for name in ("path", *FRAGMENT)}
        Comment.objects.filter(pk=self.pk).update(**place)

    def keep_fragment(self) -> None:
        """What its page and the data of its page say of it, rendered once; nothing of what no page shows."""
        if self.is_published():
            (self.fragment, self.said), self.fragment_with = self.rendered(), FRAGMENT_VERSION
        else:
            self.fragment, self.said, self.fragment_with = "", "", 0

    def renew_fragment(self) -> bool:
        """Render it again, alone; did it change?"""
        before = self.fragment, self.said
        self.keep_fragment()
        Comment.objects.filter(pk=self.pk).update(**{name: getattr(self, name) for name in FRAGMENT})
        return before != (self.fragment, self.said)

    def rendered(self) -> tuple[str, str]:
        """The avis as its page shows it in an open conversation, and as the data of the page say it."""
        return fragment_of(self), said_of(self)

    def signature(self) -> str:
        """The name that readers see."""
        return self.author.name if self.author else self.name or str(_("Anonymous"))

    def reword(self, text: str, *fields: str) -> None:
        """Have it say this, here and now; these fields are saved with it."""
        self.text, self.text_html = text, render_comment(text).html
        self.save(update_fields=["text", "text_html", *fields])

    def forget_author(self) -> None:
        """Blank all that its author gave. The receipt stays, to say that all is erased; of an import, a hash
        of its reference, so that it does not come again."""
        Revision.objects.filter(comment=self).delete()
        for name in GIVEN:
            setattr(self, name, "")
        self.proven_at = self.likeness = None
        self.findings = []
        self.import_ref = stored(self.import_ref) if self.import_ref else None
        self.save(update_fields=[*GIVEN, "proven_at", "import_ref", "likeness", "findings"])
