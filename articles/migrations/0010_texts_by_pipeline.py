"""The texts that an older pipeline made, or that link to where something lived, are found without a walk."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_read_by_the_index_alone"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["rendered_with"], name="articles_by_pipeline"),
        ),
    ]
