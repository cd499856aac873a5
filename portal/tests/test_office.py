"""The start page of the office: what waits, for which role, and the link to handle it."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from core import emails
from core.mail.models import Letter
from events.models import Stand
from events.tests.factories import EventFactory, RegistrationFactory, SeriesFactory, in_days
from organizations.models import AccessRequest, ImportBatch, Organization
from organizations.moderation import actions
from organizations.registry.actions import entries, reports
from organizations.tests.factories import OrganizationFactory
from pages.tests.declarations import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _declaration():
    """Publish the accessibility declaration; without it something always waits."""
    published()


def told(browser):
    page = browser.get(reverse("admin:index"))
    assert page.status_code == 200
    return {line.what: line.count for line in page.context["waiting"]}


def test_empty_start_page_shows_a_message(office):
    assert told(office) == {}
    assert "Nic nie czeka" in office.get(reverse("admin:index")).content.decode()


def test_everything_that_waits_is_told_with_its_number(office):
    long_ago = timezone.localdate() - timedelta(days=600)
    OrganizationFactory(name="Zielone wzgórze", status="submitted")
    OrganizationFactory(name="Fundacja Wodna", confirmed_on=long_ago)
    OrganizationFactory(name="Koło Wodne Wodniaków", confirmed_on=None)
    reports.report_error(organization=OrganizationFactory(name="Bank Żywności"), message="Zły adres")
    OrganizationFactory(name="Leszczyński Bank Żywności")
    ImportBatch.objects.create(file_name="a.csv")

    assert told(office) == {
        "zgłoszony wpis do przyjęcia": 1,
        "wpis, którego danych nikt nie potwierdził od półtora roku": 1,
        "wpis, którego danych nikt jeszcze nie potwierdził": 1,
        "wpisy bez adresu e-mail, na który można zapytać o dane": 4,
        "para podobnych wpisów": 1,
        "zgłoszony błąd we wpisie": 1,
        "import do sprawdzenia": 1,
    }


def test_items_from_people_show_how_long_the_oldest_waits(office, alice):
    entry = OrganizationFactory(email="a@example.org")
    actions.propose(organization=entry, by=alice, values={"name": "Fundacja Nowa"})
    facts = {"organization": entry, "name": "Skarbnik", "message": "To ja.", "status": "waiting"}
    for days, email in ((2, "b@example.org"), (9, "c@example.org")):
        made = AccessRequest.objects.create(email=email, **facts)
        AccessRequest.objects.filter(pk=made.pk).update(created_at=timezone.now() - timedelta(days=days))

    page = office.get(reverse("admin:index"))

    assert {line.what: (line.count, line.oldest) for line in page.context["waiting"]} == {
        "propozycja zmiany we wpisie": (1, "od dzisiaj"),
        "prośby o dostęp do wpisów": (2, "9 dni"),
    }
    assert "najdłużej czeka: 9 dni" in page.content.decode()


def test_failed_letters_and_a_stuck_outbox_are_shown(office):
    for status in ("failed", "undecided", "queued"):
        letter = emails.trial(to=f"{status}@example.org", asked_at=timezone.now())
        reason = "" if status == "queued" else "refused"
        hour_ago = timezone.now() - timedelta(hours=1)
        Letter.objects.filter(pk=letter.pk).update(status=status, reason=reason, next_attempt_at=hour_ago)

    assert told(office) == {
        "Listy czekają w kolejce, bo program, który je wysyła, nie pracuje.": 1,
        "niepewny list": 1,
        "niewysłany list": 1,
    }
    for line in office.get(reverse("admin:index")).context["waiting"]:
        assert office.get(line.url).status_code == 200


def test_every_line_links_to_a_working_page(office):
    test_everything_that_waits_is_told_with_its_number(office)

    for line in office.get(reverse("admin:index")).context["waiting"]:
        assert office.get(line.url).status_code == 200


def test_staff_with_report_permission_only_see_reports(client, alice):
    reports.report_error(organization=OrganizationFactory(confirmed_on=None), message="Zły adres")
    alice.is_staff = True
    alice.save()
    alice.user_permissions.add(Permission.objects.get(codename="change_errorreport"))
    client.force_login(alice)

    assert told(client) == {"zgłoszony błąd we wpisie": 1}


def test_similar_pairs_are_recounted_only_after_a_change(office, django_assert_num_queries, monkeypatch):
    OrganizationFactory(name="Bank Żywności")
    twin = OrganizationFactory(name="Leszczyński Bank Żywności")
    assert told(office)["para podobnych wpisów"] == 1

    entries.update(organization=twin, by=None, name="Fundacja Wodna")

    assert "para podobnych wpisów" not in told(office)


@pytest.mark.parametrize("model_admin", list(admin.site._registry.values()), ids=lambda m: m.opts.label_lower)
def test_every_list_and_add_page_of_the_admin_opens(office, model_admin):
    for page in ("changelist", "add"):
        address = reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_{page}")
        answer = office.get(address, follow=True)  # a list of a singleton redirects to its only row
        is_allowed = page == "changelist" or model_admin.has_add_permission(answer.wsgi_request)
        assert answer.status_code == (200 if is_allowed else 403)


def test_very_large_registry_is_not_compared_on_the_start_page(office, monkeypatch):
    monkeypatch.setattr("organizations.office.COMPARED_AT_MOST", 1)
    OrganizationFactory(name="Bank Żywności")
    OrganizationFactory(name="Leszczyński Bank Żywności")

    assert "para podobnych wpisów" not in told(office)
    assert Organization.objects.count() == 2


def test_waiting_items_of_the_calendar_are_shown(office):
    EventFactory(
        status="submitted", organizer=OrganizationFactory(confirmed_on=timezone.localdate(), email="a@example.org")
    )
    EventFactory(is_changed_by_organization=True)
    Stand.objects.create(
        series=SeriesFactory(),
        organization=Organization.objects.get(),
        offer="Sadzonki",
        contact_name="Koordynatorka",
        contact_email="a@example.org",
    )
    held = RegistrationFactory(event=EventFactory(starts_at=in_days(-3), with_sign_up=True))

    page = office.get(reverse("admin:index"))

    assert told(office) == {
        "zgłoszone wydarzenie do przyjęcia": 1,
        "wydarzenie zmienione przez organizację": 1,
        "zgłoszone stoisko": 1,
        "wydarzenie bez listy obecności": 1,
    }
    assert reverse("events:check_in", args=[held.event_id]) in page.content.decode()


def test_nothing_waits_after_the_first_check_in(office):
    event = EventFactory(starts_at=in_days(-3), with_sign_up=True)
    RegistrationFactory(event=event)
    RegistrationFactory(event=event, attended_at=timezone.now())

    assert told(office) == {}


def test_next_events_are_shown_with_the_number_of_attendees(office):
    event = EventFactory(title="Statut", starts_at=in_days(3), with_sign_up=True)
    RegistrationFactory(event=event)
    RegistrationFactory(event=event, place="waiting")
    EventFactory(title="Za miesiąc", starts_at=in_days(30))

    page = office.get(reverse("admin:index")).content.decode()

    assert reverse("admin:events_event_people", args=[event.pk]) in page
    assert "osoby: 1 z 10, w kolejce: 1" in page
    assert "Za miesiąc" not in page


def test_draft_of_an_event_that_begins_soon_is_shown(office):
    EventFactory(status="draft", starts_at=in_days(3))

    assert told(office) == {"szkic wydarzenia w ciągu dwóch tygodni": 1}
