"""A working copy: a published text edited and reviewed apart, while readers go on reading the one online."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .history import Person, record
from .lifecycle import Lifecycle, NotPublishable
from .putting import dress, put_back
from .snapshot import snapshot
from .unsaved import Unsaved
from .version import Version


class Copied(Lifecycle):
    """A text that may have a working copy, or be one. A copy is a draft, never public: it is excluded by
    every rule that excludes drafts."""

    copy_of = models.OneToOneField(
        "self",
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="working_copy",
        verbose_name=_("working copy of"),
    )
    # The state of the online text (its `updated_at`) that the copy already takes into account.
    based_at = models.DateTimeField(null=True, editable=False)

    copy_of_id: int | None
    reading_links: Any

    class Meta:
        abstract = True

    def is_copy(self) -> bool:
        """Is it a working copy?"""
        return self.copy_of_id is not None

    def copy_at_hand(self) -> Self | None:
        """Its working copy, where there is one that was not thrown away."""
        found: Self | None = type(self)._default_manager.filter(copy_of=self.pk, trashed_at=None).first()
        return found

    def is_behind(self) -> bool:
        """Did the words of the online text change since the copy took them into account?"""
        online: Any = self.copy_of
        if self.based_at and online.updated_at <= self.based_at:
            return False  # a tag or an author may have another name since: no word of the text changed
        based = Version.objects.opened_at(online, self.based_at) if self.based_at else None
        return based is None or based.snapshot != snapshot(online)

    def state_in_words(self) -> str:
        said = super().state_in_words()
        return str(_("working copy, %s") % said) if self.is_copy() else said

    def obstacles(self) -> list[str]:
        if self.is_copy():
            return [str(_("A working copy is never published: it is put online in the place of its text."))]
        return super().obstacles()

    # Verbs

    @transaction.atomic
    def open_copy(self, by: Person) -> Self:
        """Its working copy: the one at hand, the one in the trash, which comes back, or a new one.

        ValueError for a text that readers never saw; ValidationError where it may not be saved as it is.
        """
        if not self.was_public():
            raise ValueError("a text that was never public is edited itself")
        online: Any = type(self)._default_manager.select_for_update(no_key=True).get(pk=self.pk)
        if found := type(self)._default_manager.filter(copy_of=online.pk).first():
            if found.trashed_at:
                found.restore(by=by)  # what was written in it may be wanted still
            return found
        Version.objects.keep(online)
        dates = {"published_at": online.published_at, "based_at": online.updated_at}
        copy: Any = type(self)(copy_of=online, slug=f"copie-de-travail-{online.pk}", **dates)
        dress(copy, snapshot(online))
        record(online, by, _("A working copy was opened."))
        Version.objects.note(copy, by, str(_("Opened as a working copy.")))
        return copy

    @transaction.atomic
    def put_online(self, by: Person) -> None:
        """Give its words to the online text, as one version, and drop it.

        Raises NotPublishable where that text changed meanwhile, or may not be what the copy says.
        """
        if self.is_behind():
            raise NotPublishable([_("The text online changed meanwhile: open the copy again to see both.")])
        if refused := super().obstacles():
            raise NotPublishable(refused)
        online: Any = self.copy_of
        try:
            put_back(online, snapshot(self), by, str(_("Put online from its working copy.")))
        except ValidationError as refusal:
            raise NotPublishable(refusal.messages) from refusal
        Version.objects.follow(self, online)
        Unsaved.objects.follow(self, online)  # somebody may be writing in it
        self.reading_links.update(article=online)  # who has one is led to what readers read
        self.delete()
