"""What the groups of a newsroom may see and do of reports, bans, lists of words, erasings and letters."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MODERATE = [
    *("view_report", "view_erasure", "view_learnt"),
    *(f"{act}_{thing}" for thing in ("ban", "wordlist") for act in ("add", "change", "delete", "view")),
]
GROUPS = {
    "Modération": MODERATE,
    "Rédaction": [*MODERATE, "view_letter", "change_letter", "view_subscription"],
}


def give_rights(apps, schema_editor):
    """Permissions are made by a signal after all migrations: they are needed now, so they are made now."""
    for label in ("articles", "comments"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None
    group_model, permissions = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _is_new = group_model.objects.get_or_create(name=name)
        ours = permissions.objects.filter(content_type__app_label__in=["articles", "comments"])
        group.permissions.add(*ours.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_subscriptions_by_network"),
        ("comments", "0011_reports_of_what_is_erased"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
