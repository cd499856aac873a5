"""The rule that chooses the tests for SQLite is correct and has no unused entry."""

from pathlib import Path

import pytest
from django.conf import settings

from core.tests import worlds

MODULES = [
    path for app in Path(settings.BASE_DIR).glob("*/__init__.py") for path in app.parent.rglob("tests/**/test_*.py")
]


@pytest.mark.parametrize("known", worlds.IMPORTS)
def test_each_import_of_the_rule_is_used_by_a_test(known):
    assert any(known in worlds.imported(path) for path in MODULES)


@pytest.mark.django_db(transaction=True)
def test_committing_test_runs_in_both_worlds(request):
    assert request.node.get_closest_marker("both_worlds")


def test_letter_test_runs_in_both_worlds(request, mailoutbox):
    assert request.node.get_closest_marker("both_worlds")


def test_other_test_runs_in_one_world(request):
    assert request.node.get_closest_marker("both_worlds") is None
