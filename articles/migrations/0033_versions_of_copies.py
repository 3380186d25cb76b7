from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0032_quick_lists_of_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="from_copy",
            field=models.PositiveBigIntegerField(null=True),
        ),
    ]
