"""What the roles of the office may do with pages, old addresses and documents."""

from django.db import migrations

from accounts import roles

LOOK = ["view"]
ALL = ["add", "change", "delete", "view"]
KINDS = ["page", "oldaddress", "document", "documenttopic"]


def of(verbs):
    return {f"news.{model}": verbs for model in KINDS}


def grant(apps, schema_editor):
    roles.grant(apps, roles.EDITOR, of(ALL))
    roles.grant(apps, roles.MODERATOR, of(LOOK))
    roles.grant(apps, roles.ADVISER, of(LOOK))
    roles.grant(apps, roles.ADMINISTRATOR, of(ALL))


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0011_roles_for_articles"),
        ("accounts", "0003_roles"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
