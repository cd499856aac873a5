"""The limits that the law sets for grants, and what the roles of the office may do with calls."""

from datetime import date

from django.db import migrations

from accounts import roles

LOOK = ["view"]
ALL = ["add", "change", "delete", "view"]
CALLS = ["call", "smallgrantoffer"]
PARTS = ["callattachment", "callresult"]


def of(models, verbs):
    return {f"news.{model}": verbs for model in models}


def set_limits(apps, schema_editor):
    """As read in public pages in November 2026; the office checks them against the law and mends the day."""
    apps.get_model("news", "LegalLimits").objects.get_or_create(
        pk=1,
        defaults={
            "legal_as_of": date(2026, 11, 22),
            "basis": "Ustawa o działalności pożytku publicznego i o wolontariacie, art. 13 i art. 19a",
            "contest_days": 21,
            "small_grant_amount": 10_000,
            "small_grant_days": 90,
            "small_grant_yearly": 20_000,
            "remark_days": 7,
        },
    )


def grant(apps, schema_editor):
    limits, remarks = {"news.legallimits": ["change", "view"]}, {"news.remark": ["change", "view"]}
    for role in (roles.EDITOR, roles.MODERATOR):
        roles.grant(apps, role, of(CALLS, ALL) | of(PARTS, ALL) | limits | remarks)
    roles.grant(apps, roles.ADVISER, of([*CALLS, "legallimits"], LOOK))
    roles.grant(apps, roles.ADMINISTRATOR, of(CALLS + PARTS + ["remark"], ALL) | limits)


class Migration(migrations.Migration):
    dependencies = [("news", "0003_funding_calls"), ("accounts", "0003_roles")]
    operations = [
        migrations.RunPython(set_limits, migrations.RunPython.noop),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
