"""What the roles of the office may do with articles."""

from django.db import migrations

from accounts import roles


def grant(apps, schema_editor):
    for role in (roles.EDITOR, roles.MODERATOR, roles.ADMINISTRATOR):
        roles.grant(apps, role, {"news.article": ["add", "change", "delete", "view"]})
    roles.grant(apps, roles.ADVISER, {"news.article": ["view"]})


class Migration(migrations.Migration):
    dependencies = [("news", "0010_former_deadline_may_be_open"), ("accounts", "0003_roles")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
