"""The numbers of an article's figures, kept beside its HTML for those who download them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="figures",
            field=models.JSONField(default=list, editable=False),
        ),
    ]
