"""The article: the words for sets of articles, its fields, how it is saved with all that follows from it."""

from collections.abc import Iterable
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from chroniques.pagecache import holds_until, shows
from chroniques.text import ArticleTarget, Reference, Rendered, Target

from .addressed import Addressed
from .body import LONG, RENDERED_FIELDS, Body
from .byline import Byline
from .conversing import Conversing
from .copying import Copied
from .footnote import Footnote
from .history import Person
from .indexed import INDEXES
from .kind import Kind
from .lifecycle import State
from .moving import MovingQuerySet
from .picture import Picture
from .signing_off import SignedOff, pictures_in
from .tag import TaggedArticle, TagsOfAnArticle
from .use import PictureUse
from .version import Versioned
from .written import article_written


class ArticleQuerySet(MovingQuerySet):
    """The words for sets of articles."""

    def pieces(self) -> Self:
        """All but the site's pages: what lists show, newest first."""
        return self.exclude(kind=Kind.PAGE).order_by("-published_at", "-id")

    def for_lists(self) -> Self:
        """With what an entry of a list shows, in a constant number of queries; without the texts."""
        return (
            self.defer(*LONG)
            .select_related("column", "picture")
            .prefetch_related(Prefetch("bylines", Byline.objects.select_related("author")))
        )

    def for_page(self) -> Self:
        """With all that the page of an article shows."""
        signatures = Byline.objects.select_related("author__portrait")
        return self.select_related("column", "picture", "event").prefetch_related(
            Prefetch("bylines", signatures), "tags"
        )

    def signed_by(self, user: Person) -> Self:
        """The texts of the author who has this account."""
        return self.filter(bylines__author__user=user)


# By which a text is known and found.
ALONE = ("id", "kind", "title", "slug", "path", "state", "published_at", "expires_at")


class Article(Copied, Versioned, SignedOff, Body, Conversing, Addressed):  # type: ignore[django-manager-missing]  # taggit is untyped
    """A signed text: a piece of a column, an article, an event report or a page."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ARTICLE)
    title = models.CharField(_("title"), max_length=255)
    standfirst = models.TextField(_("standfirst"), blank=True)
    authors = models.ManyToManyField(
        "articles.Author", through="articles.Byline", related_name="articles", verbose_name=_("authors")
    )
    column = models.ForeignKey(
        "articles.Column",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("column"),
    )
    number = models.PositiveSmallIntegerField(_("number in the column"), null=True, blank=True)
    tags = TaggableManager(
        through=TaggedArticle,
        manager=TagsOfAnArticle,
        ordering=["folded"],  # or PostgreSQL gives them as it finds them
        blank=True,
        verbose_name=_("tags"),
    )
    picture = models.ForeignKey(
        "articles.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_articles",
        verbose_name=_("lead picture"),
    )
    illustration_credit = models.CharField(
        _("illustration credit"),
        max_length=160,
        blank=True,
        help_text=_("Who made the illustration, where the picture itself does not say it."),
    )
    figures_source = models.CharField(_("source of the figures"), max_length=300, blank=True)
    first_site = models.CharField(_("first published on"), max_length=160, blank=True)
    first_url = models.URLField(_("at the address"), max_length=500, blank=True)
    first_on = models.DateField(_("first published, date"), null=True, blank=True)
    corrected = models.JSONField(editable=False, null=True)  # see Correction; nothing where there is none
    featured = models.PositiveSmallIntegerField(
        _("on the front page"), null=True, blank=True, help_text=_("1 comes first; empty, the latest lead.")
    )
    import_ref = models.CharField(max_length=200, unique=True, null=True, editable=False)
    created_at = models.DateTimeField(_("created on"), auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-id"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [("publish_article", _("Can publish and withdraw articles"))]
        indexes = INDEXES
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="an_article_has_a_known_state"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="an_article_has_a_known_kind"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.READY, State.WITHDRAWN])
                | Q(published_at__isnull=True)
                | Q(path__isnull=False),
                name="what_is_published_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(column__isnull=False),
                name="a_number_belongs_to_a_column",
                violation_error_message=_("A number makes sense within a column: choose the column."),
            ),
            models.CheckConstraint(
                condition=Q(copy_of__isnull=True) | Q(state__in=[State.DRAFT, State.IN_REVIEW]),
                name="a_copy_is_never_public",
            ),
            models.UniqueConstraint(
                fields=["column", "number"],
                condition=Q(copy_of__isnull=True),
                name="a_number_serves_once_in_a_column",
                violation_error_message=_("This number is taken in the column: choose another."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def names_shown(self) -> set[str]:
        """What a line about it in a list depends on: itself, its column, who signs it."""
        authors = {f"author:{signature.author_id}" for signature in self.bylines.all()}
        return {f"article:{self.pk}", *authors, *([f"column:{self.column_id}"] if self.column_id else [])}

    _known_words: tuple[str | None, ...] | None = None

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Self:  # type: ignore[override]
        article = super().from_db(db, field_names, values)
        article._known_words = article._words_read()
        if end := article.__dict__.get("expires_at"):
            holds_until(end.timestamp() if end > timezone.now() else None)
        if article.__dict__.keys() & {"body", "body_html", "figures"}:
            shows(f"text:{article.pk}")
        return article

    def clean(self) -> None:
        super().clean()
        if refusal := self._refused_address():
            raise ValidationError({"slug": refusal})
        if self.state == State.READY and (lacking := self.refused_pictures()):
            raise ValidationError(lacking)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save it with its notes and its old addresses, all or nothing. ValueError: see `rendered`."""
        self._settle(update_fields)
        self._note_revision()
        rendered = self._rendered_if_due(update_fields)
        if update_fields is not None:
            update_fields = {*update_fields, "path", "revised_at"} | set(RENDERED_FIELDS if rendered else ())
        with transaction.atomic():
            super().save(*args, update_fields=update_fields, **kwargs)
            if rendered:
                Footnote.project(self, rendered.footnotes)
                PictureUse.project(self, pictures_in(rendered))
            article_written.send(type(self), instance=self)

    def alone(self) -> Self:
        """The same text without what is long in it or goes with it: for what outlives its page in memory."""
        return type(self)(**{name: getattr(self, name) for name in ALONE})

    def lead_picture(self) -> Picture | None:
        """The picture that opens it, as long as it may be shown."""
        return self.picture if self.picture and self.picture.is_usable() else None

    def resolve(self, reference: Reference) -> Target | None:
        """What `article:slug` and `image:slug` lead to in the text."""
        if reference.kind == "image":
            picture = Picture.objects.called(reference.name).first()
            return self._saw(picture) if picture else None
        found = Article.objects.published().called(reference.name)
        return ArticleTarget(url=found.get_absolute_url(), title=found.title) if found else None

    @cached_property
    def seen(self) -> dict[int, Target]:
        """What its rendering met of each picture, by the picture's key."""
        return {}

    def _saw(self, picture: Picture) -> Target:
        target = self.seen[picture.pk] = picture.target()
        return target

    def _words_read(self) -> tuple[str | None, ...] | None:
        """What readers read of it, as far as the row was read."""
        return tuple(self.__dict__.get(name) for name in ("title", "standfirst", "body"))

    def _note_revision(self) -> None:
        """Date the change of a text that readers have read: an honest date for feeds and engines."""
        known, now = self._known_words, self._words_read()
        if known and now != known and None not in known and self.was_public():
            self.revised_at = timezone.now()
        self._known_words = now

    def _note_move(self, before: str | None) -> None:
        super()._note_move(before)
        if before and before != self.path:
            Article.objects.linking_to(before.rpartition("/")[2]).await_moves()

    def _rendered_if_due(self, update_fields: Iterable[str] | None) -> Rendered | None:
        return self.keep_rendered() if update_fields is None or "body" in update_fields else None
