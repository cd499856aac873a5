"""Fixtures for tests of an organisation's own events: Alice is an editor of Fundacja A."""

import pytest

from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join


@pytest.fixture
def entry(alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice)
    return entry


@pytest.fixture
def editor(client, alice):
    client.force_login(alice)
    return client
