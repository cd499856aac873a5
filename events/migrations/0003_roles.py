"""What the roles of the office may do in the calendar."""

from django.db import migrations

from accounts import roles

LOOK = ["view"]
WRITE = ["add", "change", "view"]
ALL = ["add", "change", "delete", "view"]
EVENTS = ["event", "venue", "series", "zone", "survey"]
PARTS = ["eventdate", "question", "material", "surveyarea", "surveyoption"]
PEOPLE = ["registration", "stand", "certificate", "message", "surveyproposal"]
LISTS = ["feedback", "surveyanswer"]


def of(models, verbs):
    return {f"events.{model}": verbs for model in models}


def grant(apps, schema_editor):
    roles.grant(apps, roles.MODERATOR, of(EVENTS + PEOPLE, WRITE) | of(PARTS, ALL) | of(LISTS, LOOK))
    roles.grant(apps, roles.EDITOR, of(EVENTS, WRITE) | of(PARTS, ALL) | of(PEOPLE + LISTS, LOOK))
    roles.grant(apps, roles.ADVISER, of(EVENTS + PEOPLE + LISTS, LOOK))
    roles.grant(apps, roles.ADMINISTRATOR, of(EVENTS + PARTS + PEOPLE + LISTS, ALL))


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_precision"),
        ("accounts", "0003_roles"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
