"""„Poproś o dostęp”: a request is verified by a link and reported to the owner and the office."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core.mail.models import Letter
from core.models import AuditEvent
from core.retention import purging
from core.tests.pages import read
from core.tests.traps import as_a_person
from organizations.models import AccessRequest, Membership
from organizations.tests.factories import OrganizationFactory
from organizations.tests.joining import kinds, link

pytestmark = pytest.mark.django_db
ASKER = "skarbniczka@example.org"


@pytest.fixture
def entry():
    return OrganizationFactory(name="Fundacja A", slug="fundacja-a")


@pytest.fixture
def owner(entry, alice):
    return Membership.objects.create(organization=entry, user=alice, role="owner")


def ask(client, entry, **data):
    said = {"name": "Skarbniczka", "email": ASKER, "message": "Jestem w zarządzie."} | data
    return client.post(reverse("organizations:ask_access", args=[entry.slug]), as_a_person(**said))


def test_profile_links_to_the_form(client, entry):
    [way] = read(client.get(entry.get_absolute_url())).select(".profile-access a")

    assert way["href"] == reverse("organizations:ask_access", args=[entry.slug])


def test_request_waits_for_verification_of_its_address(client, entry, delivered):
    response = ask(client, entry)

    asked = AccessRequest.objects.get()
    assert (asked.organization, asked.email, asked.status) == (entry, ASKER, "unconfirmed")
    assert read(client.get(response["Location"])).one("h1").text == "Dziękujemy za prośbę"
    [letter] = delivered()
    assert (letter.to, letter.subject) == ([ASKER], "Potwierdź prośbę o dostęp do wpisu")


def test_link_is_confidential(client, entry):
    ask(client, entry)

    assert Letter.objects.get().is_confidential


def test_mail_scanner_opening_the_link_confirms_nothing(client, entry):
    ask(client, entry)

    client.get(link("access_confirm"))
    client.head(link("access_confirm"))

    assert AccessRequest.objects.get().status == "unconfirmed"


def test_button_sends_letters_to_the_owner_and_the_office(client, entry, owner, settings, delivered):
    settings.OFFICE_EMAIL = "biuro@example.org"
    ask(client, entry)

    page = read(client.post(link("access_confirm"), follow=True))

    assert AccessRequest.objects.get().status == "waiting"
    assert page.one("h1").text == "Prośba czeka na decyzję"
    _, to_owner, to_office = delivered()
    assert (to_owner.to, to_office.to) == (["alice@example.org"], ["biuro@example.org"])
    assert "Jestem w zarządzie." in to_owner.body
    assert reverse("organizations:people", args=[entry.slug]) in to_owner.body


def test_without_an_owner_only_the_office_gets_a_letter(client, entry):
    ask(client, entry)
    client.post(link("access_confirm"))

    assert kinds() == ["access_confirm", "access_waits_office"]


@pytest.mark.usefixtures("owner")
def test_link_used_twice_sends_no_second_letter(client, entry):
    ask(client, entry)
    client.post(link("access_confirm"))

    page = read(client.post(link("access_confirm"), follow=True))

    assert page.one("h1").text == "Prośba czeka na decyzję"
    assert kinds() == ["access_confirm", "access_waits_owner", "access_waits_office"]


@pytest.mark.parametrize("status", ["granted", "refused"])
def test_link_to_a_decided_request_shows_a_notice(client, entry, status):
    ask(client, entry)
    AccessRequest.objects.update(status=status)

    page = read(client.post(link("access_confirm"), follow=True))

    assert page.one("h1").text == "Decyzja już zapadła"
    assert AccessRequest.objects.get().status == status


def test_repeated_unverified_request_sends_a_new_letter_only(client, entry):
    ask(client, entry)

    ask(client, entry, email="Skarbniczka@Example.org", message="Jestem skarbniczką.")

    assert AccessRequest.objects.get().message == "Jestem skarbniczką."
    assert kinds() == ["access_confirm", "access_confirm"]


def test_repeated_waiting_request_shows_a_message(client, entry):
    ask(client, entry)
    client.post(link("access_confirm"))

    html = read(ask(client, entry))

    assert "Prośba z tego adresu już czeka na decyzję." in html.one(".error-summary").text
    assert AccessRequest.objects.count() == 1


def test_signed_in_person_needs_no_verification(client, entry, alice):
    client.force_login(alice)
    html = read(client.get(reverse("organizations:ask_access", args=[entry.slug])))
    assert html.one("[name=email]")["value"] == "alice@example.org"

    ask(client, entry, email="alice@example.org")

    assert AccessRequest.objects.get().status == "waiting"
    assert kinds() == ["access_waits_office"]


def test_another_address_needs_verification_when_signed_in(client, entry, alice):
    client.force_login(alice)

    ask(client, entry)

    assert AccessRequest.objects.get().status == "unconfirmed"


def test_member_of_the_entry_sees_a_message(client, entry, owner):
    client.force_login(owner.user)

    html = read(client.get(reverse("organizations:ask_access", args=[entry.slug])))
    ask(client, entry, email="alice@example.org")

    assert "już pod Twoją opieką" in html.one("main").text
    assert not html.select("main form")
    assert not AccessRequest.objects.exists()


@pytest.mark.usefixtures("owner")
def test_stranger_does_not_learn_who_the_members_are(client, entry, delivered):
    response = ask(client, entry, email="ALICE@example.org")

    assert response["Location"] == reverse("organizations:access_asked", args=[entry.slug])
    [letter] = delivered()
    assert (letter.to, letter.subject) == (["alice@example.org"], "Ten wpis jest już pod Twoją opieką")
    assert not AccessRequest.objects.exists()


@pytest.mark.parametrize("status", ["submitted", "suspended", "rejected"])
def test_unpublished_entry_is_not_found(client, status):
    hidden = OrganizationFactory(status=status)

    assert client.get(reverse("organizations:ask_access", args=[hidden.slug])).status_code == 404
    assert ask(client, hidden).status_code == 404


def test_expired_link_leads_back_to_the_form(client, entry):
    ask(client, entry)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        html = read(client.post(link("access_confirm")), status=410)

    assert AccessRequest.objects.get().status == "unconfirmed"
    assert reverse("organizations:ask_access", args=[entry.slug]) in [one["href"] for one in html.select("main a")]


def test_damaged_link_gets_a_clear_page(client):
    html = read(client.get(reverse("organizations:confirm_access", args=["1:2:3"])), status=404)

    assert html.one("h1").text == "Ten link nie działa"


def test_empty_form_shows_errors(client, entry):
    html = read(client.post(reverse("organizations:ask_access", args=[entry.slug]), {}))

    assert html.select(".error-summary li")


@pytest.mark.usefixtures("new_hour")
def test_eleventh_request_in_an_hour_is_refused_and_keeps_its_text(client, entry):
    for number in range(10):
        ask(client, entry, email=f"osoba-{number}@example.org")

    html = read(ask(client, entry, message="Jedenasta."), status=429)

    assert html.one("textarea").text == "Jedenasta."
    assert AccessRequest.objects.count() == 10


def test_letters_to_one_address_are_limited(client, entry):
    for _ in range(3):
        ask(client, entry)

    html = read(ask(client, entry))

    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert kinds() == ["access_confirm"] * 3


def test_log_has_no_personal_data(client, entry):
    ask(client, entry)
    client.post(link("access_confirm"))

    event = AuditEvent.objects.get(action="organizations.ask_access")
    assert event.details == {"request": AccessRequest.objects.get().pk}
    assert "karbniczka" not in event.object_label


def asked_long_ago(entry, status, days):
    return AccessRequest.objects.create(
        organization=entry,
        name="Osoba",
        email=f"{status}-{days}@example.org",
        message="x",
        status=status,
        status_changed_at=timezone.now() - timedelta(days=days),
    )


def test_unverified_requests_are_deleted_after_two_weeks_and_decided_after_a_year(entry):
    for status, days in [("unconfirmed", 15), ("granted", 366), ("refused", 366)]:
        asked_long_ago(entry, status, days)
    stay = [asked_long_ago(entry, *each) for each in [("unconfirmed", 13), ("granted", 364), ("waiting", 900)]]

    purging.purge()

    assert list(AccessRequest.objects.order_by("pk")) == stay
