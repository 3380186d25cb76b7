"""Tags: one per word whatever its case and accents, names cleaned, synonyms that lead to one."""

import re
import unicodedata
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from chroniques.ways import way_to

from .address import Address
from .history import Person, record
from .remembered import Remembered
from .slugs import free_slug, is_made_from, slug_of

LONGEST = 60


def cleaned(name: str) -> str:
    """A tag as it will be read: no control character, no leading #, no quotes around, single spaces."""
    seen = "".join(
        sign for sign in unicodedata.normalize("NFC", name) if sign.isprintable() or sign.isspace()
    )
    return re.sub(r"\s+", " ", seen).strip(" #\"'«»").strip()[:LONGEST].strip()


def folded(name: str) -> str:
    """What two spellings of one tag share: no case, no accent, œ opened."""
    bare = unicodedata.normalize("NFKD", cleaned(name).casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("’", "'")


def names_from(text: str) -> list[str]:
    """The tags of a field, separated by commas alone: "climat social" is one tag."""
    names: dict[str, str] = {}
    for name in (text or "").split(","):
        names.setdefault(folded(name), cleaned(name))
    return [name for key, name in names.items() if key]


def names_to_text(tags: Iterable["Tag"]) -> str:
    """The field's text for these tags."""
    return ", ".join(sorted((tag.name for tag in tags), key=folded))


class TagQuerySet(models.QuerySet["Tag"]):
    """The words for sets of tags."""

    def named(self, name: str) -> "Tag | None":
        """The tag of this name or of this synonym, whatever the case and accents."""
        key = folded(name)
        return self.filter(models.Q(folded=key) | models.Q(synonyms__folded=key)).first()

    def named_or_new(self, name: str) -> "Tag":
        """The tag of this name or synonym, made where there is none. A name without a letter is refused."""
        if not folded(name):
            raise ValidationError(_("A tag needs at least one letter or digit."))
        return self.named(name) or self.create(name=cleaned(name))


class Tag(Remembered, TagBase):  # type: ignore[django-manager-missing]  # taggit is untyped
    """A word that articles share."""

    name: str
    slug: str
    folded = models.CharField(max_length=200, unique=True, editable=False)
    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["folded"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def save(self, *args, **kwargs) -> None:
        """Its name before stays, as a synonym: who knows the word by it still finds the texts."""
        self.name = cleaned(self.name)
        self.folded = folded(self.name)
        with transaction.atomic():
            before = self._stored("name")
            is_renamed = bool(before) and folded(before) != self.folded
            if is_renamed and is_made_from(before, self.slug):
                self.slug = free_slug(self, self.name)
            super().save(*args, **kwargs)
            if is_renamed:
                # A name wins over the synonyms of any tag.
                TagSynonym.objects.filter(folded__in=[self.folded, folded(before)]).delete()
                self.synonyms.create(name=before)

    def clean(self) -> None:
        if not folded(self.name):
            raise ValidationError({"name": _("A tag needs at least one letter or digit.")})
        found = Tag.objects.named(self.name)
        if found and found.pk != self.pk:
            raise ValidationError({"name": _("This tag exists already as “%s”.") % found})

    def slugify(self, tag: str, i: int | None = None) -> str:
        base = slug_of(tag) or "mot"
        return base if i is None else f"{base}-{i}"

    def address_by(self, word: str) -> str:
        return way_to("articles:tag", word)

    def merge_into(self, kept: "Tag", by: Person) -> None:
        """Become a synonym of another tag, which takes its articles, its synonyms and its addresses; noted
        in the history of that one. ValueError for itself."""
        if kept.pk == self.pk:
            raise ValueError(f"{self} is the tag to keep")
        with transaction.atomic():
            shared = TaggedArticle.objects.filter(tag=kept).values_list("content_object", flat=True)
            self.tagged.exclude(content_object__in=list(shared)).update(tag=kept)
            self.synonyms.update(tag=kept)
            Address.objects.leading_to(self).lead_to(kept)
            self.delete()
            kept.remember(self.slug)
            synonym = TagSynonym.objects.filter(folded=self.folded).first() or TagSynonym(name=self.name)
            synonym.tag = kept
            synonym.save()
            record(kept, by, _("The tag “%s” was merged into it.") % self.name)


class TagSynonym(models.Model):
    """Another spelling that leads to a tag: multi-canal leads to multicanal."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="synonyms")
    name = models.CharField(_("synonym"), max_length=100)
    folded = models.CharField(max_length=200, unique=True, editable=False)

    class Meta:
        ordering = ["folded"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Its address leads to the tag from now on, as an old address does. It takes the place of what wrote
        the tag in the same way: an editor may note by hand the name that a renamed tag has just left."""
        self.name = cleaned(self.name)
        self.folded = folded(self.name)
        with transaction.atomic():
            self.tag.synonyms.filter(folded=self.folded).exclude(pk=self.pk).delete()
            super().save(*args, **kwargs)
            self.tag.remember(self.tag.slugify(self.name))

    def clean(self) -> None:
        if not folded(self.name):
            raise ValidationError({"name": _("A tag needs at least one letter or digit.")})
        found = Tag.objects.named(self.name)
        if found and found.pk != self.tag_id:
            raise ValidationError({"name": _("This word already leads to the tag “%s”.") % found})


class TaggedArticle(ItemBase):
    """The tag of an article."""

    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of articles")
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="an_article_has_a_tag_once")
        ]


class TagsOfAnArticle(_TaggableManager):
    """taggit's manager, which finds a tag by its folded name or a synonym instead of its exact letters."""

    def _to_tag_model_instances(self, tags, tag_kwargs) -> set[Tag]:
        return {tag if isinstance(tag, Tag) else Tag.objects.named_or_new(tag) for tag in tags}
