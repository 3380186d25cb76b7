"""Who administers, and that there is always somebody: the last one is neither switched off nor deleted.

The rule holds for each save, deletion and change of groups, from the room or a script. An update of a set
(`User.objects.update`) goes round it, as it does round all receivers.
"""

from typing import Any

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connections
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.utils.translation import gettext as _

GROUP = "Administration"
ENTERS = {"is_active", "is_staff", "is_superuser"}


class LastAdministrator(ValidationError):
    """Nobody would administer the site any more."""

    def __init__(self) -> None:
        super().__init__(
            _("This is the last account that administers the site: give another one that role first."),
            code="last_administrator",
        )


def administrators() -> QuerySet[User]:
    """The accounts that can enter and administer."""
    may = Q(is_superuser=True) | Q(groups__name=GROUP)
    return User.objects.filter(may, is_active=True, is_staff=True).distinct()


def is_last(user: Any) -> bool:
    """Does this account administer, and nobody else?"""
    found = administrators()
    if connections[found.db].in_atomic_block:
        # Two that each demote the other wait for one another.
        list(User.objects.select_for_update().filter(pk__in=found.values("pk")).order_by("pk").values("pk"))
    return set(found.values_list("pk", flat=True)) == {user.pk}


def start() -> None:
    """Called once, when the applications are ready."""
    pre_save.connect(_before_save, sender=User, dispatch_uid="door.last")
    pre_delete.connect(_before_delete, sender=User, dispatch_uid="door.last")
    pre_delete.connect(_before_group_goes, sender=Group, dispatch_uid="door.last")
    m2m_changed.connect(_before_groups, sender=User.groups.through, dispatch_uid="door.last")


def _before_save(instance: User, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    is_of_concern = update_fields is None or ENTERS & set(update_fields)
    if raw or instance.pk is None or not is_of_concern or not is_last(instance):
        return
    enters = instance.is_active and instance.is_staff
    if not enters or not (instance.is_superuser or instance.groups.filter(name=GROUP).exists()):
        raise LastAdministrator


def _before_delete(instance: User, **kwargs: Any) -> None:
    if is_last(instance):
        raise LastAdministrator


def _before_group_goes(instance: Group, **kwargs: Any) -> None:
    if instance.name == GROUP and administrators().exists() and not _superusers().exists():
        raise LastAdministrator


def _before_groups(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any) -> None:
    """Of an account that leaves groups, or of the group that accounts leave."""
    if action not in {"pre_remove", "pre_clear"} or _superusers().exists():
        return
    group = Group.objects.filter(name=GROUP).first()
    if group is None:
        return
    if reverse:
        leaving = instance == group and (pk_set or set(group.user_set.values_list("pk", flat=True)))
        stays = administrators().exclude(pk__in=leaving or ())
    else:
        leaving = pk_set is None or group.pk in pk_set
        stays = administrators().exclude(pk=instance.pk) if leaving else administrators()
    if leaving and administrators().exists() and not stays.exists():
        raise LastAdministrator


def _superusers() -> QuerySet[User]:
    return User.objects.filter(is_superuser=True, is_active=True, is_staff=True)
