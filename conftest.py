"""The cast of the tests and shared fixtures."""

import ipaddress
import shutil
import socket
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.test import TransactionTestCase
from django.utils import timezone

from core import mail
from core.lists import memory
from core.tests import filled_database, worlds


class ForeignAddress(RuntimeError):
    """A test tried to connect to another machine."""


@pytest.hookimpl(tryfirst=True)  # before "-m" chooses
def pytest_collection_modifyitems(items):
    for item in items:
        if worlds.in_both_worlds(item):
            item.add_marker("both_worlds")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """A copy of the filled database for this process; it is restored after a test that commits."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), filled_database.copied_for_the_suite():
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: filled_database.put_back())
        with django_db_blocker.block():
            yield


@pytest.fixture(scope="session", autouse=True)
def _closed_sockets():
    """Refuse connections to any name or address that is not loopback."""
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


@pytest.fixture(autouse=True)
def _own_files_and_cache(settings, tmp_path):
    """Uploads and counters do not leak between tests (the database cache is rolled back with the transaction)."""
    settings.MEDIA_ROOT = tmp_path / "media"
    if settings.REDIS_URL:
        settings.CACHES = {"default": django_settings.CACHES["default"] | {"KEY_PREFIX": uuid.uuid4().hex}}
    yield
    shutil.rmtree(django_settings.VAR_DIR / "private", ignore_errors=True)


@pytest.fixture
def new_hour():
    """The start of an hour: everything that a test counts within a minute or an hour falls into one window."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    with time_machine.travel(now + timedelta(hours=1)):
        yield


@pytest.fixture(autouse=True)
def _fresh_lists():
    """A test's rollback reverts list versions, so this process must drop its cached lists as well."""
    memory.forget()


@pytest.fixture
def alice(django_user_model):
    """A person with an account, not office staff."""
    return django_user_model.objects.create_user(
        "alice@example.org", "haslo-alicji-1", name="Koordynatorka Fundacji A"
    )


@pytest.fixture
def bob(django_user_model):
    """A person with an account who works with Alice: an editor of her entry where a test sets it."""
    return django_user_model.objects.create_user("bob@example.org", "haslo-boba-1", name="Wolontariusz Fundacji A")


@pytest.fixture
def celina(django_user_model):
    """A person with an account, unrelated to Alice's organisation."""
    return django_user_model.objects.create_user("celina@example.org", "haslo-celiny-1", name="Prezeska Fundacji B")


@pytest.fixture
def dorota(django_user_model):
    """Office staff with all permissions."""
    return django_user_model.objects.create_superuser(
        "dorota@example.org", "haslo-doroty-1", name="Pracowniczka biura"
    )


@pytest.fixture
def office(client, dorota):
    """A client logged in as office staff."""
    client.force_login(dorota)
    return client


@pytest.fixture
def delivered(mailoutbox):
    """Deliver the outbox and return the received letters: ``[letter] = delivered()``."""

    def deliver():
        mail.deliver()
        return mailoutbox

    return deliver
