"""The columns and tables that the database searches in, each database its own."""

from django.db import migrations

from core.search import schema


class Migration(migrations.Migration):
    dependencies = [("core", "0003_search_words")]

    operations = [migrations.RunPython(schema.create, schema.drop)]
