from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_letters"),
        ("comments", "0004_conversing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begins", models.CharField(max_length=10)),
                ("avis", models.IntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=models.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("article", "begins"), name="a_page_begins_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=Q(("author__isnull", False)),
                fields=["article", "state", "path"],
                name="answers_of_an_article",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=Q(("pick", ""), _negated=True),
                fields=["article", "state", "path"],
                name="picks_of_an_article",
            ),
        ),
    ]
