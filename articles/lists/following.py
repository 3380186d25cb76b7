"""Starting to follow: the triggers of the lists laid after each migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from .triggers import follow


def start(application: AppConfig) -> None:
    """Called once, when the application is ready."""
    post_migrate.connect(_follow, sender=application, dispatch_uid="articles.lists")


def _follow(using: str, **kwargs: Any) -> None:
    follow(connections[using])
