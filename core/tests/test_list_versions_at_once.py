"""Stamps of lists: no change is hidden behind another one that came in the same moment."""

from core.lists import list_versions
from core.models import ListVersion
from core.tests.at_once import at_once, on_postgres

pytestmark = on_postgres


def test_of_the_two_first_changes_of_a_list_ever_each_is_told():
    at_once(*[lambda: list_versions.bump("things")] * 2, before='INSERT INTO "core_listversion"')

    assert ListVersion.objects.get(name="things").version == 2
