"""Fixtures that several tests of the registry lean on."""

from organizations.tests.register import register  # noqa: F401 - a fixture
