"""Access to the office: anonymous visitors sign in, other accounts open nothing, staff do what their role allows."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from accounts import roles
from events.choices import Place
from events.models import Attendance
from events.registration import qr
from events.tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def registration():
    return RegistrationFactory(event=EventFactory(with_sign_up=True))


def pages(registration):
    event = registration.event
    beside = ["people", "people_xlsx", "person_add", "people_bring", "message", "opinions"]
    return [reverse(f"admin:events_event_{name}", args=[event.pk]) for name in beside] + [
        reverse("admin:events_event_changelist"),
        reverse("admin:events_event_change", args=[event.pk]),
        reverse("admin:events_event_step", args=[event.pk, "odwolaj"]),
        reverse("admin:events_event_person_cancel", args=[event.pk, registration.pk]),
        reverse("admin:events_event_statistics"),
        reverse("admin:events_event_statistics_xlsx"),
        reverse("admin:events_venue_changelist"),
        reverse("admin:events_registration_changelist"),
    ]


def at_the_door(registration):
    return [
        reverse("events:check_in", args=[registration.event_id]),
        reverse("events:check_in_add", args=[registration.event_id]),
        reverse("events:check_in_person", args=[qr.token_of(registration)]),
    ]


def worker(django_user_model, role=None):
    """An office worker with one role or none."""
    user = django_user_model.objects.create_user("jan@example.org", "haslo-jana-12", is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def answers(client, addresses):
    return {address: client.get(address).status_code for address in addresses}


def test_anonymous_visitor_is_sent_to_sign_in(client, registration):
    for address in [*pages(registration), *at_the_door(registration)]:
        response = client.get(address)

        assert response.status_code == 302, address
        assert "logowanie" in response.url or "login" in response.url


def test_account_outside_the_office_opens_nothing(client, alice, registration):
    client.force_login(alice)

    assert set(answers(client, at_the_door(registration)).values()) == {404}
    assert set(answers(client, pages(registration)).values()) == {302}


def test_staff_without_a_role_get_403(client, django_user_model, registration):
    client.force_login(worker(django_user_model))

    assert set(answers(client, [*pages(registration), *at_the_door(registration)]).values()) == {403}


def test_office_opens_every_page(office, registration):
    assert set(answers(office, [*pages(registration), *at_the_door(registration)]).values()) == {200}


def test_view_only_role_writes_nothing(client, django_user_model, registration):
    client.force_login(worker(django_user_model, roles.ADVISER))
    event = registration.event

    assert client.get(reverse("admin:events_event_people", args=[event.pk])).status_code == 200
    assert client.get(reverse("admin:events_event_change", args=[event.pk])).status_code == 200
    for name in ("person_add", "people_bring", "message"):
        assert client.get(reverse(f"admin:events_event_{name}", args=[event.pk])).status_code == 403
    person = [registration.pk]
    steps = [
        ("promote", []),
        ("person_accept", person),
        ("person_cancel", person),
        ("step", ["odwolaj"]),
        ("copy", []),
    ]
    for name, more in steps:
        assert client.post(reverse(f"admin:events_event_{name}", args=[event.pk, *more])).status_code == 403
    registration.refresh_from_db()
    assert registration.place == Place.CONFIRMED


def test_role_without_permission_to_add_events_copies_none(client, django_user_model, registration):
    user = worker(django_user_model)
    user.user_permissions.add(Permission.objects.get(codename="change_event"))
    client.force_login(user)

    assert client.post(reverse("admin:events_event_copy", args=[registration.event_id])).status_code == 403


def test_attendance_is_marked_only_by_post(office, registration):
    mark = reverse("events:check_in_mark", args=[registration.event_id, registration.pk])

    assert office.get(mark).status_code == 405
    assert office.get(reverse("events:check_in_person", args=[qr.token_of(registration)])).status_code == 200
    assert not Attendance.objects.exists()
    assert office.get(reverse("admin:events_event_promote", args=[registration.event_id])).status_code == 405
    assert office.get(reverse("admin:events_event_copy", args=[registration.event_id])).status_code == 405
    accept = reverse("admin:events_event_person_accept", args=[registration.event_id, registration.pk])
    assert office.get(accept).status_code == 405


def test_forged_code_returns_404(office, registration):
    token = qr.token_of(registration)

    assert office.get(reverse("events:check_in_person", args=[token[:-1] + "x"])).status_code == 404
    assert office.get(reverse("events:check_in_person", args=["123"])).status_code == 404


def test_attendee_of_another_event_is_not_marked(office, registration):
    other = EventFactory(with_sign_up=True)
    address = reverse("events:check_in_mark", args=[other.pk, registration.pk])

    assert office.post(address, {"termin": other.dates.get().pk}).status_code == 404


def test_check_in_requires_the_second_factor(office, registration, settings):
    settings.STAFF_NEEDS_MFA = True

    for address in at_the_door(registration):
        assert office.get(address).url == reverse("mfa_index")


def test_redirect_reveals_no_address_to_staff_without_a_role(client, django_user_model, registration):
    client.force_login(worker(django_user_model))

    response = client.get(reverse("admin:events_registration_change", args=[registration.pk]))

    assert response.status_code == 403
    assert registration.email not in response.headers.get("Location", "")


def test_role_that_may_only_view_people_marks_and_adds_nobody(client, django_user_model, registration):
    client.force_login(worker(django_user_model, roles.EDITOR))
    date = registration.event.dates.get()
    mark = reverse("events:check_in_mark", args=[registration.event_id, registration.pk])

    assert set(answers(client, at_the_door(registration)).values()) == {403}
    assert client.post(mark, {"termin": date.pk}).status_code == 403
    assert not Attendance.objects.exists()
    assert client.get(reverse("events:attendance_list", args=[registration.event_id])).status_code == 200


def test_role_without_permission_to_view_people_prints_no_list(client, django_user_model, registration):
    user = worker(django_user_model)
    user.user_permissions.add(Permission.objects.get(codename="change_event"))
    client.force_login(user)

    for address in ("events:attendance_list", "admin:events_certificate_issue"):
        assert client.get(reverse(address, args=[registration.event_id])).status_code == 403


@pytest.mark.parametrize("address", ["stand/abc", "stand/²", "registration/²"])
def test_non_numeric_address_returns_404(office, address):
    assert office.get(f"{reverse('admin:index')}events/{address}/change/").status_code == 404


def test_non_numeric_date_returns_404(office, registration):
    mark = reverse("events:check_in_mark", args=[registration.event_id, registration.pk])

    assert office.post(mark, {"termin": "²"}).status_code == 404
