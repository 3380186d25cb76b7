"""What has an address of its own: when it moves, the path that it leaves keeps leading to it."""

from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import unquote

from django.db import transaction

from .address import Address
from .missed import MissedAddress
from .noted import Noted


class Remembered(Noted):
    """An article, a column, an author or a tag. Whatever it is renamed, each of its addresses answers.

    What is remembered is read from the row itself, under its lock: two editors who save at once, or an
    object that was read long ago, lose no address.
    """

    # The field that its address is made of.
    lives_by: ClassVar[str] = "slug"

    class Meta:
        abstract = True

    def address_by(self, word: str) -> str:
        """The address that this value of the field gives, with its slashes."""
        raise NotImplementedError

    def get_absolute_url(self) -> str:
        word = getattr(self, self.lives_by)
        return self.address_by(word) if word else ""

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        with transaction.atomic():
            before = self._stored(self.lives_by)
            super().save(*args, update_fields=update_fields, **kwargs)
            if update_fields is None or self.lives_by in update_fields:
                self._note_move(before)

    def _stored(self, field: str) -> Any:
        """What the row holds now, whatever this object was told; nothing for a new row."""
        if self._state.adding:
            return None
        rows = type(self)._base_manager.select_for_update().filter(pk=self.pk)
        return rows.values_list(field, flat=True).first()

    def _note_move(self, before: str | None) -> None:
        now = getattr(self, self.lives_by)
        if before == now:
            return
        if before:
            self.remember(before)
        if now:
            path = _path_of(self.address_by(now))
            # Where it lives is not where it lived; what lives elsewhere keeps what it had.
            Address.objects.leading_to(self).filter(path=path).delete()
            MissedAddress.objects.answered(path)

    def remember(self, word: str) -> None:
        """From now on the address that this word gives leads here, unless something lives at it."""
        Address.objects.remember(_path_of(self.address_by(word)), self)


def _path_of(address: str) -> str:
    return unquote(address).strip("/")
