"""Version counters that show each process when its copy of a list is old (docs/fast-lists.md)."""

from django.db import connection
from django.db.models import F
from django.http import HttpRequest

from core.models import ListVersion

_latest: dict[str, int] = {}
_READ = f"SELECT name, version FROM {ListVersion._meta.db_table}"  # noqa: S608 - a name of our own


def bump(*names: str) -> None:
    """Raise the version of each list, in the transaction of the change.

    Call it last in an action: the row stays locked until commit.
    """
    for name in sorted(names):
        if not _raised(name) and not ListVersion.objects.get_or_create(name=name)[1]:
            _raised(name)  # a concurrent transaction created the row; its first version does not cover our change


def _raised(name: str) -> bool:
    return bool(ListVersion.objects.filter(name=name).update(version=F("version") + 1))


def read() -> dict[str, int]:
    """All current versions, in one query. Read them before the data they guard, never after.

    Runs on every page, so it avoids the ORM, which costs more than the query itself.
    """
    global _latest
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        _latest = dict(cursor.fetchall())
    return dict(_latest)


def of(request: HttpRequest) -> dict[str, int]:
    """The versions when this request first read them; one query per request."""
    if not hasattr(request, "list_versions"):
        request.list_versions = read()
    return request.list_versions


def latest() -> dict[str, int]:
    """The versions this process read last, without a query; empty before the first read.

    For the menu on pages that read no versions: it may be slightly old.
    """
    return dict(_latest)


def forget() -> None:
    global _latest
    _latest = {}
