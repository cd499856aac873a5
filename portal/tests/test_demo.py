"""The demo data: real organisations through the office import, and examples of every feature.

It also serves to test `manage.py prepare` on a portal in use.
"""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from contact.models import Topic
from core import search
from core.clauses import actions as clauses
from core.clauses.models import Clause
from events.models import Certificate, Event, Feedback, Stand, SurveyAnswer
from grants.choices import CallKind
from grants.models import Call, LegalLimits
from organizations.choices import Status
from organizations.demo import HISTORICAL_LIST, people
from organizations.demo.examples import EXAMPLES
from organizations.models import (
    AccessRequest,
    ContactMessage,
    District,
    ImportBatch,
    Organization,
    Proposal,
    TargetGroup,
    Theme,
)
from organizations.registry.actions import taxonomy
from pages.models import EasyBlock
from pages.tests import checker
from portal.demo import loading

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load the demo data once for this file and roll it back afterwards; it uses every feature of the portal."""
    files = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(DEBUG=True, MEDIA_ROOT=files), transaction.atomic():
        call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def test_real_organisations_come_through_the_import():
    batch = ImportBatch.objects.get()

    assert batch.status == ImportBatch.Status.APPLIED
    assert Organization.objects.filter(status=Status.PUBLISHED).count() == 72 + len(EXAMPLES)


def test_outdated_public_benefit_list_gives_no_current_status():
    current = Organization.objects.public_benefit().values_list("name", flat=True)

    assert Organization.objects.filter(public_benefit_as_of=HISTORICAL_LIST).count() == 15
    assert all(name.startswith("Przykładow") for name in current)


def test_food_bank_is_found_without_polish_letters():
    found = [hit.title for group in search.search("bankow zywnosci").groups for hit in group.hits]

    assert any("Bank Żywności" in title for title in found)


def test_every_kind_of_work_waits_for_the_office():
    assert Organization.objects.get(status=Status.SUBMITTED).name == people.SUBMITTED_NAME
    assert Organization.objects.published().stale().count() == 1
    assert [kind.objects.count() for kind in (Proposal, AccessRequest, ContactMessage)] == [1, 1, 1]


@pytest.mark.parametrize(("who", "where", "email", "password"), loading.SIGN_INS)
def test_every_demo_user_can_sign_in(who, where, email, password):
    browser = Client()
    browser.post("/konto/logowanie/", {"login": email, "password": password})

    assert browser.get(where).status_code == 200


def test_demo_user_is_a_member_of_an_example_entry():
    browser = Client()
    browser.force_login(get_user_model().objects.get(email=loading.PERSON_EMAIL))

    assert "Przykładowa Fundacja Ogród Leszczynowy" in browser.get("/konto/").content.decode()


def test_demo_is_never_loaded_over_data():
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo", verbosity=0)


def test_declaration_is_published_and_marks_its_phone_as_an_example(client):
    page = client.get("/deklaracja-dostepnosci/").content.decode()

    assert checker.faults(page) == []
    assert "dane przykładowe: numer telefonu wpisze biuro" in page


def test_demo_shows_past_and_coming_events():
    gathered = Event.objects.exclude(source_url="")
    assert (gathered.count(), gathered.public().count()) == (55, 49)  # six rows without a date stay drafts
    full = Event.objects.get(title__startswith="Pierwszy wniosek")
    assert [full.registrations.confirmed().count(), full.registrations.waiting().count()] == [12, 3]
    assert Event.objects.get(title__startswith="Księgowość").registrations.confirmed().count() == 8
    assert set(Event.objects.values_list("status", flat=True)) >= {"draft", "published", "moved", "cancelled"}
    assert Certificate.objects.count() == 7
    assert Feedback.objects.count() == 4
    assert Stand.objects.count() == 2
    assert SurveyAnswer.objects.count() == 3
    old = Call.objects.exclude(source_url="")
    assert (old.count(), old.archive().count(), old.filter(deadline="unknown").count()) == (50, 50, 18)
    assert set(Call.objects.open().values_list("kind", flat=True)) == set(CallKind.values)
    assert Call.objects.coming().exists()
    assert Call.objects.filter(settled_at__isnull=False).exists()


def every_row() -> dict[str, list[tuple]]:
    return {
        model._meta.label: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models(include_auto_created=True)
    }


def test_prepare_keeps_changes_and_deletions_by_the_office(client):
    office = get_user_model().objects.get(email=loading.OFFICE_EMAIL)
    client.force_login(office)
    theme = Theme.objects.get(slug="sport")
    theme.name, theme.slug = "Ruch i wycieczki", "ruch"
    taxonomy.save_word(word=theme, by=office)
    taxonomy.delete_word(word=TargetGroup.objects.get(name="Kobiety"), by=office)
    taxonomy.delete_word(word=District.objects.get(slug="antoniny"), by=office)
    client.post(reverse("admin:contact_topic_delete", args=[Topic.objects.get(slug="doradztwo").pk]), {"post": "yes"})
    EasyBlock.objects.first().delete()
    LegalLimits.objects.update(contest_days=30)
    draft = clauses.begin(process="contact.messages", by=office)
    draft.purpose = "Żeby odpowiedzieć na wiadomość."
    draft.save()
    clauses.publish(draft=draft, by=office)
    editors = Group.objects.get(name="Redakcja")
    editors.permissions.remove(*editors.permissions.filter(codename__in=["delete_article", "change_clause"]))
    Group.objects.get(name="Biblioteczka").delete()
    Group.objects.filter(name="Doradztwo").update(name="Doradczynie")
    before = every_row()

    call_command("prepare", verbosity=0)
    call_command("prepare", verbosity=0)

    assert every_row() == before
    assert not Topic.objects.filter(slug="doradztwo").exists()
    assert Clause.objects.current().get(process="contact.messages").purpose == "Żeby odpowiedzieć na wiadomość."
    assert editors.permissions.filter(codename="add_article").exists()
