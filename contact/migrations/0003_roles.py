"""Who answers what people write to us; it needs no right to publish."""

from django.db import migrations

from accounts import roles

LOOK = ["view"]
WORK = ["change", "view"]
WRITE = ["add", "change", "view"]
ALL = ["add", "change", "delete", "view"]


def grant(apps, schema_editor):
    inbox = {"contact.thread": WORK, "core.casemark": ["add", "change", "view"]}
    roles.grant(
        apps, roles.MODERATOR, inbox | {"contact.topic": WRITE, "contact.rules": WORK, "core.caseclass": WRITE}
    )
    roles.grant(apps, roles.ADMINISTRATOR, inbox | {"contact.topic": ALL, "contact.rules": WORK, "core.caseclass": ALL})


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0002_topics_and_rules"),
        ("accounts", "0003_roles"),
        ("core", "0009_case_marks"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
