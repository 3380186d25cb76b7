"""Files of pictures that nothing uses any more, since when; and when one last looked for them."""

import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_site"),
    ]

    operations = [
        migrations.CreateModel(
            name="LooseFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255, unique=True)),
                ("since", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Sweep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
    ]
