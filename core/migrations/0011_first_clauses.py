"""The first version of each clause, so that no form ever asks for data without one."""

from django.db import migrations

from core import clauses


def write(apps, schema_editor):
    clauses.write_first(apps)


class Migration(migrations.Migration):
    dependencies = [("core", "0010_clauses")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
