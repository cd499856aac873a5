"""The topics that "Napisz do nas" begins with, and the one row of rules; staff may change all of it."""

from django.db import migrations

TOPICS = [
    ("wpis-w-bazie", "Wpis organizacji w bazie"),
    ("wydarzenia-i-szkolenia", "Wydarzenia i szkolenia"),
    ("doradztwo", "Doradztwo"),
    ("dotacje", "Dotacje i konkursy"),
    ("biblioteczka", "Biblioteczka"),
    ("strona", "Ta strona i jej dostępność"),
    ("inna-sprawa", "Inna sprawa"),
]


def write(apps, schema_editor):
    topics = apps.get_model("contact", "Topic").objects
    for order, (slug, name) in enumerate(TOPICS, 1):
        topics.get_or_create(slug=slug, defaults={"name": name, "order": order * 10})
    apps.get_model("contact", "Rules").objects.get_or_create(pk=1)


def take_back(apps, schema_editor):
    apps.get_model("contact", "Topic").objects.filter(threads=None, slug__in=[slug for slug, _ in TOPICS]).delete()


class Migration(migrations.Migration):
    dependencies = [("contact", "0001_initial")]
    operations = [migrations.RunPython(write, take_back)]
