"""The address of each synonym is kept as an old address of its tag; the editors see what readers miss, and
set the site."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

from articles.models.slugs import slug_of

ALLOWED = ["change_site", "view_site", "view_missedaddress", "delete_missedaddress"]


def remember_synonyms(apps, schema_editor):
    """A tag that lives at such an address keeps it: what lives wins over what is remembered."""
    addresses, synonyms = apps.get_model("articles", "Address"), apps.get_model("articles", "TagSynonym")
    for name, tag in synonyms.objects.values_list("name", "tag").iterator():
        addresses.objects.update_or_create(
            path=f"mots-cles/{slug_of(name) or 'mot'}",
            defaults={"tag_id": tag, "article": None, "column": None, "author": None},
        )


def allow_editors(apps, schema_editor):
    """Permissions are made by a signal after all migrations: they are needed now, so they are made now."""
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    editors, _is_new = apps.get_model("auth", "Group").objects.get_or_create(name="Rédaction")
    ours = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles")
    editors.permissions.add(*ours.filter(codename__in=ALLOWED))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_search"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(remember_synonyms, migrations.RunPython.noop),
        migrations.RunPython(allow_editors, migrations.RunPython.noop),
    ]
