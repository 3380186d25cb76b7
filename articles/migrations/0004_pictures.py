"""Pictures: their renditions, credit, right, focal point; every name they had; the texts that show them."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


def keep_names(apps, schema_editor):
    """A picture that is there keeps its short name for ever."""
    names = apps.get_model("articles", "PictureName").objects
    pictures = apps.get_model("articles", "Picture").objects.values_list("pk", "slug")
    names.bulk_create(names.model(picture_id=key, slug=slug) for key, slug in pictures)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="PictureName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="short name")),
            ],
            options={
                "verbose_name": "short name of a picture",
                "verbose_name_plural": "short names of pictures",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="PictureUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shown", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "use of a picture",
                "verbose_name_plural": "uses of pictures",
            },
        ),
        migrations.AddField(
            model_name="picture",
            name="credit_agency",
            field=models.CharField(blank=True, max_length=160, verbose_name="agency"),
        ),
        migrations.AddField(
            model_name="picture",
            name="credit_licence",
            field=models.CharField(
                blank=True, help_text="For example: CC BY 4.0.", max_length=80, verbose_name="licence"
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="credit_source",
            field=models.URLField(
                blank=True,
                help_text="Where it was found; the credit leads there.",
                max_length=500,
                verbose_name="address of the original",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="encoded_with",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="picture",
            name="encoding_since",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="encoding_tries",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="picture",
            name="focus_x",
            field=models.PositiveSmallIntegerField(
                default=50,
                help_text="In percent: 0 is the left edge, 100 the right one. No crop loses this point.",
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="focal point, from the left",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="focus_y",
            field=models.PositiveSmallIntegerField(
                default=50,
                help_text="In percent: 0 is the top, 100 the bottom.",
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="focal point, from the top",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="renditions",
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            model_name="picture",
            name="usable_until",
            field=models.DateField(
                blank=True,
                help_text="The last day on which it is shown; empty, for ever.",
                null=True,
                verbose_name="right to use until",
            ),
        ),
        migrations.AlterField(
            model_name="picture",
            name="credit_holder",
            field=models.CharField(
                blank=True,
                help_text="Who made it: their name, and nothing else.",
                max_length=160,
                verbose_name="credit",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(("focus_x__lte", 100), ("focus_y__lte", 100)),
                name="a_focal_point_is_in_its_picture",
                violation_error_message="A focal point is given in percent, from 0 to 100.",
            ),
        ),
        migrations.AddField(
            model_name="picturename",
            name="picture",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="names",
                to="articles.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="pictureuse",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="picture_uses",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="pictureuse",
            name="picture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="articles.picture"
            ),
        ),
        migrations.AddConstraint(
            model_name="pictureuse",
            constraint=models.UniqueConstraint(fields=("article", "picture"), name="a_use_is_noted_once"),
        ),
        migrations.RunPython(keep_names, migrations.RunPython.noop),
    ]
