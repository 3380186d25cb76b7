"""The index of lists holds all that they ask: no row, hence no text, is opened to choose which are shown."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_addresses_of_synonyms"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="article",
            name="articles_by_date",
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["state", "-published_at", "kind", "trashed_at", "column", "revised_at"],
                name="articles_by_date",
            ),
        ),
    ]
