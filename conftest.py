"""The cast of the tests and what every test may lean on."""

import ipaddress
import os
import shutil
import socket
import uuid

import pytest
from django.conf import settings as django_settings
from django.db import connection

from core import mail, seeding
from core.lists import memory


class ForeignAddress(RuntimeError):
    """A test wanted to speak to another machine."""


def pytest_collection_modifyitems(items):
    """Tests that commit empty every table afterwards; rights and first texts must come back for the next.

    All of them, or none: content types made anew by one would meet the saved ones of another.
    """
    for item in items:
        marks = list(item.iter_markers("django_db"))
        if any(mark.kwargs.get("transaction") for mark in marks) or "transactional_db" in item.fixturenames:
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """An empty portal has rights and first texts; Django keeps a copy of them for the tests that empty every table."""
    with django_db_blocker.unblock():
        seeding.seed()
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()


@pytest.fixture(scope="session", autouse=True)
def _closed_sockets():
    """Nobody but this machine is spoken to: a name or an address that is not loopback is refused."""
    real_connect = socket.socket.connect

    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
            raise ForeignAddress(address[0])
        return real_connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def own_redis(url: str) -> str:
    """A database of Redis for each process of the suite: ``cache.clear()`` empties all of it, whatever the prefix."""
    server, _, number = url.rpartition("/")
    process = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return f"{server}/{int(number) - int(process)}"


@pytest.fixture(autouse=True)
def _own_files_and_cache(settings, tmp_path):
    """What one test uploads or counts, the next does not see (the database cache goes with its transaction)."""
    settings.MEDIA_ROOT = tmp_path / "media"
    if settings.REDIS_URL:
        where = {"LOCATION": own_redis(settings.REDIS_URL), "KEY_PREFIX": uuid.uuid4().hex}
        cache = django_settings.CACHES["default"] | where
        settings.CACHES = {"default": cache}
    yield
    shutil.rmtree(django_settings.VAR_DIR / "private", ignore_errors=True)


@pytest.fixture(autouse=True)
def _fresh_lists():
    """A rolled back test takes its list versions back, so what this process remembers of its lists must go as well."""
    memory.forget()


@pytest.fixture
def alice(django_user_model):
    """A person with an account, not of the office."""
    return django_user_model.objects.create_user(
        "alice@example.org", "haslo-alicji-1", name="Koordynatorka Fundacji A"
    )


@pytest.fixture
def bob(django_user_model):
    """A person with an account who works with Alice: an editor of her entry, where a test says so."""
    return django_user_model.objects.create_user("bob@example.org", "haslo-boba-1", name="Wolontariusz Fundacji A")


@pytest.fixture
def celina(django_user_model):
    """A person with an account who has nothing to do with Alice's organisation."""
    return django_user_model.objects.create_user("celina@example.org", "haslo-celiny-1", name="Prezeska Fundacji B")


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


@pytest.fixture
def delivered(mailoutbox):
    """Send what waits in the outbox and hand back what arrived: ``[letter] = delivered()``."""

    def deliver():
        mail.deliver()
        return mailoutbox

    return deliver
