"""What a result shows of a text, how a form is written, and constraints that ON CONFLICT can name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0002_heartbeat")]

    operations = [
        migrations.RemoveConstraint("searchdocument", name="core_searchdocument_one_per_object"),
        migrations.RemoveConstraint("searchform", name="core_searchform_one_per_pair"),
        migrations.AddField("searchdocument", "body", models.TextField(blank=True)),
        migrations.AddField("searchform", "word", models.CharField(default="", max_length=80), preserve_default=False),
        migrations.AddIndex("searchform", models.Index(fields=["form"], name="core_searchform_by_form")),
        migrations.AddConstraint(
            "searchdocument",
            models.UniqueConstraint(fields=["kind", "object_id"], name="core_searchdocument_one_per_object"),
        ),
        migrations.AddConstraint(
            "searchform", models.UniqueConstraint(fields=["key", "form"], name="core_searchform_one_per_pair")
        ),
    ]
