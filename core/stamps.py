"""Counters that tell every process when its copy of a list is old (docs/architecture.md, "fast lists")."""

from django.db import connection
from django.db.models import F

from core.models import ListStamp

_READ = f"SELECT name, version FROM {ListStamp._meta.db_table}"  # noqa: S608 - a name of our own


def bump(*names: str) -> None:
    """Raise the stamp of each list, in the transaction of the change it tells about.

    Call it last in an action: the row stays locked until commit.
    """
    for name in sorted(names):
        if not ListStamp.objects.filter(name=name).update(version=F("version") + 1):
            ListStamp.objects.get_or_create(name=name)


def read() -> dict[str, int]:
    """All stamps of this moment, in one query. Read them before the data they guard, never after.

    Asked on every page, so without the ORM, which costs more here than the query itself.
    """
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        return dict(cursor.fetchall())
