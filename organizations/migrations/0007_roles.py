"""What the roles of the office may do in the registry."""

from django.db import migrations

from accounts import roles

LOOK = ["view"]
WORK = ["change", "view"]
WRITE = ["add", "change", "view"]
ALL = ["add", "change", "delete", "view"]
WORDS = ["theme", "district", "targetgroup", "accessfeature", "sphere"]
ENTRIES = ["organization", "importbatch"]
QUEUE = ["errorreport", "proposal", "accessrequest", "contactmessage"]
LISTS = ["membership", "invitation", "joining"]


def of(models, verbs):
    return {f"organizations.{model}": verbs for model in models}


def grant(apps, schema_editor):
    moderator = of(ENTRIES + WORDS, WRITE) | of(QUEUE, WORK) | of(["barredsender"], ALL) | of(LISTS, LOOK)
    roles.grant(apps, roles.MODERATOR, moderator)
    roles.grant(apps, roles.EDITOR, of(["organization", *WORDS], LOOK))
    roles.grant(apps, roles.ADMINISTRATOR, of(ENTRIES + WORDS + QUEUE + LISTS + ["barredsender"], ALL))


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0006_people_joining_proposals_and_keeping"),
        ("accounts", "0003_roles"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
