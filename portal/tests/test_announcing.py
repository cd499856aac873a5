"""Adding an app takes INSTALLED_APPS, one line of URLs and the app's own modules; the rest is discovered."""

import pytest
from celery import Celery
from django.conf import settings as portal_settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import override_settings

from core import announce, retention, search, seeding
from core.clauses import registry as processes
from core.retention import purging
from core.search.registry import findables
from portal import celery, menu
from portal.templatetags import shell

pytestmark = pytest.mark.django_db
APPS = [portal_settings.INSTALLED_APPS[0], "portal.tests.tiny", *portal_settings.INSTALLED_APPS[1:]]
GATHERED = (
    announce.modules,
    announce.rooms,
    processes._discover,
    menu._declared,
    menu._fixed,
    menu._homes,
    shell._ready,
)


@pytest.fixture
def _tiny():
    """A portal with one extra app."""
    _gather_anew()
    with override_settings(INSTALLED_APPS=APPS, ROOT_URLCONF="portal.tests.tiny.portal_urls"):
        _gather_anew()
        cache.clear()
        seeding.seed()
        yield
    findables.pop("tiny")
    retention._RULES.pop("tiny.things")
    processes._PROCESSES.pop("tiny.things")
    _gather_anew()


def _gather_anew():
    for gathered in GATHERED:
        gathered.cache_clear()


@pytest.mark.usefixtures("_tiny")
def test_new_app_appears_everywhere(office, client, alice):
    group = Group.objects.get(name="Krasnoludki")
    search.index(group)
    start = office.get("/admin/")
    client.force_login(alice)
    beat = Celery("beat", set_as_current=False)
    celery.schedule(beat)

    assert [line.count for line in start.context["waiting"] if line.what == "malutkich spraw"] == [7]
    assert "Dodaj malutką sprawę" in start.content.decode()
    assert "Malutkie sprawy: alice@example.org" in client.get("/konto/").content.decode()
    assert '<a href="/malutka/">Malutka</a>' in client.get("/").content.decode()
    assert "Krasnoludki" in client.get("/szukaj/?q=krasnoludek").content.decode()
    privacy = client.get("/prywatnosc/").content.decode()
    assert 'id="malutka-sprawa"' in privacy
    assert "Malutkie sprawy usuwamy po dniu." in privacy
    assert "/sitemap-malutka.xml" in client.get("/sitemap.xml").content.decode()
    assert "/malutka/</loc>" in client.get("/sitemap-malutka.xml").content.decode()
    assert "tiny.tasks.sweep" in beat.conf.beat_schedule
    assert [right.codename for right in group.permissions.all()] == ["view_letter"]
    Group.objects.create(name="stara malutka sprawa")
    assert purging.purge()["tiny.things"] == 1


def test_beat_schedules_only_registered_tasks():
    celery.app.finalize()
    celery.app.loader.import_default_modules()

    assert len(celery.app.conf.beat_schedule) > 8
    assert set(celery.app.conf.beat_schedule) <= set(celery.app.tasks)
