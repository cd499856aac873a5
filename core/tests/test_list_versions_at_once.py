"""List versions: concurrent changes are both counted."""

from core.lists import list_versions
from core.models import ListVersion
from core.tests.at_once import at_once, on_postgres

pytestmark = on_postgres


def test_two_concurrent_first_changes_are_both_counted():
    at_once(*[lambda: list_versions.bump("things")] * 2, before='INSERT INTO "core_listversion"')

    assert ListVersion.objects.get(name="things").version == 2
