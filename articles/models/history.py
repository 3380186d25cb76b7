"""What was done to an object, by whom and when: Django's own log, where the admin shows it."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models

# Who acts: an account; or nobody, where a command, an import or the site itself does.
Person = AbstractBaseUser | AnonymousUser | None


def record(instance: models.Model, by: Person, said: object) -> None:
    """Note a verb in the history of its object. Without an actor (a command, an import) nothing is noted."""
    if by is not None and by.pk is not None:
        LogEntry.objects.log_actions(by.pk, [instance], CHANGE, change_message=str(said), single_object=True)
