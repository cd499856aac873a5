"""What the roles of the office may do with alerts: look, count, and stop one by hand."""

from django.db import migrations

from accounts import roles

ALERTS = {"news.alertprofile": ["change", "view"], "news.alertround": ["view"]}


def grant(apps, schema_editor):
    for role in (roles.EDITOR, roles.MODERATOR, roles.ADMINISTRATOR):
        roles.grant(apps, role, ALERTS)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0005_alerts"),
        ("accounts", "0003_roles"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
