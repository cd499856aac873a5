"""Counters that tell every process when its copy of a list is old (docs/architecture.md, "fast lists")."""

from django.db import connection
from django.db.models import F

from core.models import ListStamp

_latest: dict[str, int] = {}
_READ = f"SELECT name, version FROM {ListStamp._meta.db_table}"  # noqa: S608 - a name of our own


def bump(*names: str) -> None:
    """Raise the stamp of each list, in the transaction of the change it tells about.

    Call it last in an action: the row stays locked until commit.
    """
    for name in sorted(names):
        if not _raised(name) and not ListStamp.objects.get_or_create(name=name)[1]:
            _raised(name)  # two were the first ever: the other one's row tells nothing of our change


def _raised(name: str) -> bool:
    return bool(ListStamp.objects.filter(name=name).update(version=F("version") + 1))


def read() -> dict[str, int]:
    """All stamps of this moment, in one query. Read them before the data they guard, never after.

    Asked on every page, so without the ORM, which costs more here than the query itself.
    """
    global _latest
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        _latest = dict(cursor.fetchall())
    return dict(_latest)


def latest() -> dict[str, int]:
    """What this process read last, without a query; nothing before its first reading.

    For what every page wears and may be a few moments old: the next page that shows a list brings it up to date.
    """
    return dict(_latest)


def forget() -> None:
    global _latest
    _latest = {}
