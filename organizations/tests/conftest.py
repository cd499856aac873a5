"""Fixtures shared by several tests of the registry."""

from organizations.tests.register import register  # noqa: F401 - a fixture
