"""The roles of the office, and what of accounts and letters the administrators may do."""

from django.db import migrations

from accounts import roles


def make(apps, schema_editor):
    roles.make(apps)
    roles.grant(
        apps,
        roles.ADMINISTRATOR,
        {
            "accounts.user": ["add", "change", "delete", "view"],
            "core.letter": ["change", "view"],
            "core.suppression": ["add", "change", "delete", "view"],
            "core.auditevent": ["view"],
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_user_sign_outs"),
        ("core", "0005_letters"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
