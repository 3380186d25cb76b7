"""The three groups of a newsroom and what each may do."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

LOOK = ["view_article", "view_author", "view_column", "view_tag", "view_picture"]
WRITE = ["add_article", "change_article", "add_picture", "add_tag"]
CURATE = [
    f"{act}_{thing}"
    for thing in ("author", "column", "picture", "tag", "tagsynonym", "byline", "event", "address")
    for act in ("add", "change", "delete", "view")
]
SIGN = [f"{act}_{thing}" for thing in ("byline", "event") for act in ("add", "change", "delete", "view")]
NOTES = ["view_footnote"]
AVIS = ["view_comment", "view_decision"]
GROUPS = {
    "Rédaction": [
        *LOOK,
        *WRITE,
        *CURATE,
        *NOTES,
        *AVIS,
        "publish_article",
        "change_comment",
        "moderate_comment",
        "answer_comment",
    ],
    "Chroniqueurs": [*LOOK, *WRITE, *SIGN, *NOTES, *AVIS, "answer_comment"],
    "Modération": [*AVIS, "change_comment", "moderate_comment", "answer_comment"],
}


def make_groups(apps, schema_editor):
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
        ("comments", "0001_initial"),
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
