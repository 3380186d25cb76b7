"""A register that says of an erasing that a save had brought it back."""

from django.db import migrations, models

ASKED = [
    ("receipt", "by who left the avis, from its private page"),
    ("address", "by who reads the letters of the address"),
    ("editors", "by the editors"),
    ("time", "because its time was over"),
    ("again", "once more: a save had brought it back"),
]


class Migration(migrations.Migration):
    dependencies = [("comments", "0014_administration")]

    operations = [
        migrations.AlterField(
            "erasure", "asked", models.CharField(choices=ASKED, max_length=10, verbose_name="asked")
        )
    ]
