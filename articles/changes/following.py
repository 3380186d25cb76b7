"""Starting to follow: triggers laid after each migration, the machine told of each commit."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from chroniques.pagecache import tell_the_machine

from .rules import RULES
from .triggers import install
from .writes import follow_writes


def start(application: AppConfig) -> None:
    """Called once, when the application is ready."""
    follow_writes(tell_the_machine)
    post_migrate.connect(_lay_triggers, sender=application, dispatch_uid="articles.changes")


def _lay_triggers(using: str, **kwargs: Any) -> None:
    install(connections[using], RULES)
