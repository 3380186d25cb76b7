from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0005_where_pages_are_cut"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="nonce",
            field=models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
    ]
