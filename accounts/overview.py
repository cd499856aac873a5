"""Which parts of "Moje konto" have something to show: one query for all apps, compiled once per process.

# <app>/account.py
ASKED = {"threads": Exists(Thread.objects.kept().of_person(PERSON))}

def panels(request, has):      # ready HTML; queries the database only for what exists
    threads = mine.latest(request.user) if has["threads"] else []
    return [render_to_string("contact/_account.html", {"threads": threads})]
"""

from functools import cache

from django.db import connection
from django.db.models import OuterRef
from django.utils.safestring import SafeString

from accounts.models import User
from core import announce

#: The person in a subquery; ``of_person`` of any queryset accepts it like a user.
PERSON = OuterRef("pk")
PERSON.email = OuterRef("email")
_NOBODY = -1


def panels(request, has: dict[str, bool]) -> list[SafeString]:
    """The panels of all apps, the lowest app first."""
    return [html for panels in reversed(announce.found("account", "panels")) for html in panels(request, has)]


def what_is_there(user: User) -> dict[str, bool]:
    """The compiled SQL is cached: compiling eight small subqueries takes longer than running them."""
    names, sql, params = _question()
    with connection.cursor() as cursor:
        cursor.execute(sql, [user.pk if value == _NOBODY else value for value in params])
        return dict(zip(names, map(bool, cursor.fetchone()), strict=True))


@cache
def _question() -> tuple[list[str], str, tuple]:
    asked = {name: one for declared in announce.found("account", "ASKED") for name, one in declared.items()}
    columns = {f"has_{name}": one for name, one in asked.items()}
    rows = User.objects.filter(pk=_NOBODY).annotate(**columns).values_list(*columns)
    sql, params = rows.query.sql_with_params()
    return list(asked), sql, params
