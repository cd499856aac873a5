"""Who keeps the accessibility declaration and the easy-to-read page."""

from django.db import migrations

from accounts import roles

WRITE = ["add", "change", "view"]
ALL = ["add", "change", "delete", "view"]


def grant(apps, schema_editor):
    for role in (roles.EDITOR, roles.ADMINISTRATOR):
        roles.grant(
            apps, role, {"news.declaration": WRITE, "news.easypage": WRITE, "news.easyblock": ALL}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0007_declaration_and_easy_page"),
        ("accounts", "0003_roles"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
