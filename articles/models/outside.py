"""A reading link: somebody without an account reads a text before it appears, and says what they think of it.

What opens it is kept as a hash; its seed gives it again to who may show it, by the secret of the site.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_hex
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.links import capability, stored

from .article import Article
from .byline import Byline
from .history import Person
from .letter import Letter

LEFT = "remarks_left"  # the kind of the letter that tells of them
DAYS = (7, 14, 30)  # for which a link may be made
MOST = 200  # remarks by one link: beyond, a machine
LONGEST, LONGEST_NAME, QUOTED = 4000, 80, 400  # characters
GATHERS, AN_HOUR = timedelta(minutes=10), timedelta(hours=1)  # one who reads leaves several remarks


class Shut(models.TextChoices):
    """Why a link shows no text."""

    REVOKED = "revoked", _("revoked")
    PUBLISHED = "published", _("published since")
    OVER = "over", _("over")
    AWAY = "away", _("the text was taken away")


class Full(RuntimeError):
    """As many remarks came by this link as it may bring."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a text: its number from 1 on, what it is known by once others were added or moved."""

    number: int
    mark: str
    words: str


def paragraphs_of(article: Article) -> list[Paragraph]:
    """The paragraphs that a remark may be about."""
    lines = [line.strip() for line in article.body_text.split("\n") if line.strip()]
    return [Paragraph(number, mark_of(line), line) for number, line in enumerate(lines, 1)]


def mark_of(words: str) -> str:
    """What a paragraph is known by: its words, whatever stands around them."""
    return sha256(words.encode()).hexdigest()[:16]


class ReadingLinkQuerySet(models.QuerySet["ReadingLink"]):
    """The words for sets of links."""

    def live(self, at: datetime | None = None) -> Self:
        """Those that nothing but their text may shut. The same rule for one: ReadingLink.shut."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())

    def opened_by(self, key: str) -> "ReadingLink | None":
        """The link that this key opens, with what its page shows."""
        texts = self.select_related(*(f"article__{name}" for name in ("column", "picture", "event")))
        signatures = models.Prefetch("article__bylines", Byline.objects.select_related("author__portrait"))
        return texts.prefetch_related(signatures, "article__tags").filter(key=stored(key)).first()

    def make(self, article: Article, by: Any, name: str, days: int) -> "ReadingLink":
        """A link for this person, good for so many days. ValueError for a text that readers may read."""
        if not may_be_shown(article):
            raise ValueError("a text that readers have seen needs no link")
        seed, until = token_hex(16), timezone.now() + timedelta(days=days)
        with transaction.atomic():
            article.note(by, _("A reading link was made."))
            fields = {"name": name, "seed": seed, "key": stored(_key_from(seed)), "expires_at": until}
            return self.create(article=article, by=by, **fields)

    def forget_old(self, before: datetime) -> int:
        """Delete those that ended before this instant, with their remarks; how many."""
        ended = Q(revoked_at__lt=before) | Q(expires_at__lt=before)
        return self.filter(ended).delete()[1].get("articles.ReadingLink", 0)


class ReadingLink(models.Model):
    """A link: to which text, for whom, by whom, until when."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reading_links")
    name = models.CharField(_("for whom"), max_length=LONGEST_NAME)
    key = models.CharField(max_length=64, unique=True, editable=False)  # hashed
    seed = models.CharField(max_length=32, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    made_at = models.DateTimeField(_("made on"), auto_now_add=True)
    expires_at = models.DateTimeField(_("open until"))
    revoked_at = models.DateTimeField(_("revoked on"), null=True)

    objects = ReadingLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("reading link")
        verbose_name_plural = _("reading links")

    def __str__(self) -> str:
        return f"{self.article} – {self.name}"

    def known_key(self) -> str:
        """What opens it; nothing where the secret of the site has changed since."""
        key = _key_from(self.seed)
        return key if stored(key) == self.key else ""

    def shut(self, at: datetime | None = None) -> str:
        """Why it shows no text, a value of Shut; nothing while it does."""
        if self.revoked_at:
            return Shut.REVOKED
        if self.article.is_published(at):
            return Shut.PUBLISHED
        if self.expires_at <= (at or timezone.now()):
            return Shut.OVER
        return "" if may_be_shown(self.article) else Shut.AWAY

    def shut_in_words(self) -> str:
        """The same, as an editor reads it."""
        return str(Shut(self.shut()).label) if self.shut() else ""

    def revoke(self, by: Person) -> None:
        """It opens nothing any longer; once."""
        mine = ReadingLink.objects.filter(pk=self.pk, revoked_at=None)
        if mine.update(revoked_at=timezone.now()):
            self.article.note(by, _("A reading link was revoked."))

    def leave(self, words: str, name: str = "", passage: Paragraph | None = None) -> "Remark":
        """Keep a remark, and have who made the link told. The same one sent again is one. Raises Full."""
        about = {"mark": passage.mark, "passage": passage.words[:QUOTED]} if passage else {"mark": ""}
        with transaction.atomic():
            ReadingLink.objects.select_for_update().get(pk=self.pk)
            known = self.remarks.filter(words=words, mark=about["mark"]).first()
            if known:
                return known
            if self.remarks.count() >= MOST:
                raise Full
            remark = self.remarks.create(words=words, name=name or self.name, **about)
            _tell(self, remark)
        return remark


class RemarkQuerySet(models.QuerySet["Remark"]):
    """The words for sets of remarks."""

    def unsettled(self) -> Self:
        """Those that nobody has seen to, of texts that are not thrown away."""
        return self.filter(settled_at=None, link__article__trashed_at=None)

    def on(self, texts: Iterable[Any] | models.QuerySet) -> Self:
        """Those on these texts."""
        return self.filter(link__article__in=texts)


class Remark(models.Model):
    """What somebody says of the text, or of one of its paragraphs as it was then."""

    link = models.ForeignKey(ReadingLink, on_delete=models.CASCADE, related_name="remarks")
    words = models.TextField(_("remark"), max_length=LONGEST)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    mark = models.CharField(max_length=16, blank=True)
    passage = models.TextField(_("passage"), max_length=QUOTED, blank=True)
    at = models.DateTimeField(_("on"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled on"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("remark of a reader")
        verbose_name_plural = _("remarks of readers")
        indexes = [
            models.Index(fields=["link"], condition=Q(settled_at__isnull=True), name="remarks_to_settle")
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.words[:60]}"

    def settle(self, by: Any) -> None:
        """It was seen to."""
        self._note(timezone.now(), by)

    def reopen(self) -> None:
        """It was not, after all."""
        self._note(None, None)

    def _note(self, at: datetime | None, by: Any) -> None:
        self.settled_at, self.settled_by = at, by
        self.save(update_fields=["settled_at", "settled_by"])


def may_be_shown(article: Article) -> bool:
    """Is it a text that readers have not seen, and that is not thrown away?"""
    return article.trashed_at is None and not article.was_public()


def _key_from(seed: str) -> str:
    return capability("reading", seed)


def _tell(link: ReadingLink, remark: Remark) -> None:
    """Put a letter to who made the link, unless one waits that will say this remark too; at most one an
    hour. One that was tried already may be leaving without it."""
    address = (link.by.email if link.by else "").lower()
    if not address:
        return
    told = Letter.objects.filter(kind=LEFT, recipient=address)
    if told.waiting().filter(tries=0).exists():
        return
    last = told.sent().aggregate(last=models.Max("sent_at"))["last"]
    pause = last + AN_HOUR - timezone.now() if last else GATHERS
    Letter.objects.put(LEFT, remark.pk, address, max(pause, GATHERS))
