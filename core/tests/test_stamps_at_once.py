"""Stamps of lists: no change is hidden behind another one that came in the same moment."""

from core import stamps
from core.models import ListStamp
from core.tests.at_once import at_once, on_postgres

pytestmark = on_postgres


def test_of_the_two_first_changes_of_a_list_ever_each_is_told():
    at_once(*[lambda: stamps.bump("things")] * 2, before='INSERT INTO "core_liststamp"')

    assert ListStamp.objects.get(name="things").version == 2
