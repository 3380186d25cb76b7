"""The group of who administers: accounts, settings, journal; and who may invite a guest."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

INVITE = [f"{act}_invitation" for act in ("add", "delete", "view")]
GROUPS = {
    "Administration": [
        *("add_user", "change_user", "view_user", "view_group"),
        *("change_site", "view_site", "view_trace", "change_author", "view_author"),
        *INVITE,
    ],
    "Rédaction": INVITE,
}


def give_rights(apps, schema_editor):
    """Permissions are made by a signal after all migrations: they are needed now, so they are made now."""
    for label in ("auth", "articles", "comments"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None
    group_model, permissions = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _is_new = group_model.objects.get_or_create(name=name)
        ours = permissions.objects.filter(content_type__app_label__in=["auth", "articles", "comments"])
        group.permissions.add(*ours.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_the_journal_and_the_door"),
        ("comments", "0013_texts_given_back"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
