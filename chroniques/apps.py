"""The project as an application: its checks and its admin."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ChroniquesConfig(AppConfig):
    """The ground and the roof: commands, checks, template tags. It has no models."""

    name = "chroniques"

    def ready(self) -> None:
        import_module("chroniques.checks")  # registers them


class ChroniquesAdminConfig(AdminConfig):
    """Django's admin, under our name and style."""

    default_site = "chroniques.admin.EditorsRoom"
