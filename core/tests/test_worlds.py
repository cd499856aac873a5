"""The rule that chooses the tests for SQLite says what it means and has no dead entry."""

from pathlib import Path

import pytest
from django.conf import settings

from core.tests import worlds

MODULES = [
    path for app in Path(settings.BASE_DIR).glob("*/__init__.py") for path in app.parent.rglob("tests/**/test_*.py")
]


@pytest.mark.parametrize("known", worlds.IMPORTS)
def test_each_import_of_the_rule_is_used_by_some_test(known):
    assert any(known in worlds.imported(path) for path in MODULES)


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_runs_in_both_worlds(request):
    assert request.node.get_closest_marker("both_worlds")


def test_a_test_of_letters_runs_in_both_worlds(request, mailoutbox):
    assert request.node.get_closest_marker("both_worlds")


def test_a_test_that_needs_none_of_them_runs_in_one(request):
    assert request.node.get_closest_marker("both_worlds") is None
