"""What was done to an object, by whom and when: Django's own log, where the admin shows it."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.db import models


def record(instance: models.Model, by: AbstractBaseUser | None, said: object) -> None:
    """Note a verb in the history of its object. Without an actor (a command, an import) nothing is noted."""
    if by is not None and by.pk:
        LogEntry.objects.log_actions(by.pk, [instance], CHANGE, change_message=str(said), single_object=True)
