"""The project as an application: its checks and its admin."""

from importlib import import_module

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from . import planner
from .triggers import lift_before


class ChroniquesConfig(AppConfig):
    """The ground and the roof: commands, checks, template tags. It has no models."""

    name = "chroniques"

    def ready(self) -> None:
        pre_migrate.connect(lift_before, dispatch_uid="chroniques.triggers")
        # The last of our applications: by then all tables are there.
        post_migrate.connect(planner.after_migrating, sender=apps.get_app_config("comments"))
        import_module("chroniques.checks")  # registers them
        connection_created.connect(import_module("chroniques.watching.outages").connected)
        import_module(
            "chroniques.door.accounts"
        )  # their pages in the room, in place of Django's and allauth's
        import_module("chroniques.door.administrators").start()
        import_module("chroniques.door.following").start()


class ChroniquesAdminConfig(AdminConfig):
    """Django's admin, under our name and style."""

    default_site = "chroniques.admin.EditorsRoom"
