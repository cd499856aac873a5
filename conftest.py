"""The cast of the tests and what every test may lean on."""

import pytest


@pytest.fixture
def alice(django_user_model):
    """A person with an account, not of the office."""
    return django_user_model.objects.create_user(
        "alice@example.org", "haslo-alicji-1", name="Koordynatorka Fundacji A"
    )


@pytest.fixture
def dorota(django_user_model):
    """A worker of the office who may do everything."""
    return django_user_model.objects.create_superuser(
        "dorota@example.org", "haslo-doroty-1", name="Pracowniczka biura"
    )


@pytest.fixture
def office(client, dorota):
    """A browser in which the office worker is signed in."""
    client.force_login(dorota)
    return client
