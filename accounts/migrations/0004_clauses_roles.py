"""Who may write the clauses about personal data."""

from django.db import migrations

from accounts import roles


def grant(apps, schema_editor):
    roles.grant(apps, roles.EDITOR, {"core.clause": ["add", "change", "view"]})
    roles.grant(apps, roles.ADMINISTRATOR, {"core.clause": ["add", "change", "view"]})


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_roles"),
        ("core", "0010_clauses"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
