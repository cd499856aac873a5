"""„Poproś o dostęp”: asked, proved by a link, told to the owner and the office."""

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


def test_the_profile_leads_to_the_form(client, entry):
    [way] = read(client.get(entry.get_absolute_url())).select(".profile-access a")

    assert way["href"] == reverse("organizations:ask_access", args=[entry.slug])


def test_a_request_waits_for_the_proof_of_its_address(client, entry, delivered):
    response = ask(client, entry)

    asked = AccessRequest.objects.get()
    assert (asked.organization, asked.email, asked.status) == (entry, ASKER, "unconfirmed")
    assert read(client.get(response["Location"])).one("h1").text == "Dziękujemy za prośbę"
    [letter] = delivered()
    assert (letter.to, letter.subject) == ([ASKER], "Potwierdź prośbę o dostęp do wpisu")


def test_the_link_is_confidential(client, entry):
    ask(client, entry)

    assert Letter.objects.get().is_confidential


def test_a_scanner_that_opens_the_link_confirms_nothing(client, entry):
    ask(client, entry)

    client.get(link("access_confirm"))
    client.head(link("access_confirm"))

    assert AccessRequest.objects.get().status == "unconfirmed"


def test_the_button_tells_the_owner_and_the_office(client, entry, owner, settings, delivered):
    settings.OFFICE_EMAIL = "biuro@example.org"
    ask(client, entry)

    page = read(client.post(link("access_confirm"), follow=True))

    assert AccessRequest.objects.get().status == "waiting"
    assert page.one("h1").text == "Prośba czeka na decyzję"
    _, to_owner, to_office = delivered()
    assert (to_owner.to, to_office.to) == (["alice@example.org"], ["biuro@example.org"])
    assert "Jestem w zarządzie." in to_owner.body
    assert reverse("organizations:people", args=[entry.slug]) in to_owner.body


def test_without_an_owner_the_office_alone_hears(client, entry):
    ask(client, entry)
    client.post(link("access_confirm"))

    assert kinds() == ["access_confirm", "access_waits_office"]


@pytest.mark.usefixtures("owner")
def test_the_link_used_twice_tells_nobody_twice(client, entry):
    ask(client, entry)
    client.post(link("access_confirm"))

    page = read(client.post(link("access_confirm"), follow=True))

    assert page.one("h1").text == "Prośba czeka na decyzję"
    assert kinds() == ["access_confirm", "access_waits_owner", "access_waits_office"]


@pytest.mark.parametrize("status", ["granted", "refused"])
def test_a_link_to_a_decided_request_says_so(client, entry, status):
    ask(client, entry)
    AccessRequest.objects.update(status=status)

    page = read(client.post(link("access_confirm"), follow=True))

    assert page.one("h1").text == "Decyzja już zapadła"
    assert AccessRequest.objects.get().status == status


def test_asked_again_before_the_proof_it_is_one_request_with_a_new_letter(client, entry):
    ask(client, entry)

    ask(client, entry, email="Skarbniczka@Example.org", message="Jestem skarbniczką.")

    assert AccessRequest.objects.get().message == "Jestem skarbniczką."
    assert kinds() == ["access_confirm", "access_confirm"]


def test_asked_again_while_it_waits_is_told(client, entry):
    ask(client, entry)
    client.post(link("access_confirm"))

    html = read(ask(client, entry))

    assert "Prośba z tego adresu już czeka na decyzję." in html.one(".error-summary").text
    assert AccessRequest.objects.count() == 1


def test_somebody_signed_in_needs_no_proof(client, entry, alice):
    client.force_login(alice)
    html = read(client.get(reverse("organizations:ask_access", args=[entry.slug])))
    assert html.one("[name=email]")["value"] == "alice@example.org"

    ask(client, entry, email="alice@example.org")

    assert AccessRequest.objects.get().status == "waiting"
    assert kinds() == ["access_waits_office"]


def test_signed_in_with_another_address_proves_it_first(client, entry, alice):
    client.force_login(alice)

    ask(client, entry)

    assert AccessRequest.objects.get().status == "unconfirmed"


def test_who_keeps_the_entry_already_is_told(client, entry, owner):
    client.force_login(owner.user)

    html = read(client.get(reverse("organizations:ask_access", args=[entry.slug])))
    ask(client, entry, email="alice@example.org")

    assert "już pod Twoją opieką" in html.one("main").text
    assert not html.select("main form")
    assert not AccessRequest.objects.exists()


@pytest.mark.usefixtures("owner")
def test_a_stranger_does_not_learn_who_keeps_the_entry(client, entry, delivered):
    response = ask(client, entry, email="ALICE@example.org")

    assert response["Location"] == reverse("organizations:access_asked", args=[entry.slug])
    [letter] = delivered()
    assert (letter.to, letter.subject) == (["alice@example.org"], "Ten wpis jest już pod Twoją opieką")
    assert not AccessRequest.objects.exists()


@pytest.mark.parametrize("status", ["submitted", "suspended", "rejected"])
def test_of_an_entry_that_is_not_public_nobody_learns(client, status):
    hidden = OrganizationFactory(status=status)

    assert client.get(reverse("organizations:ask_access", args=[hidden.slug])).status_code == 404
    assert ask(client, hidden).status_code == 404


def test_an_expired_link_leads_to_the_form_again(client, entry):
    ask(client, entry)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        html = read(client.post(link("access_confirm")), status=410)

    assert AccessRequest.objects.get().status == "unconfirmed"
    assert reverse("organizations:ask_access", args=[entry.slug]) in [one["href"] for one in html.select("main a")]


def test_a_garbled_link_gets_a_kind_page(client):
    html = read(client.get(reverse("organizations:confirm_access", args=["1:2:3"])), status=404)

    assert html.one("h1").text == "Ten link nie działa"


def test_an_empty_form_shows_errors(client, entry):
    html = read(client.post(reverse("organizations:ask_access", args=[entry.slug]), {}))

    assert html.select(".error-summary li")


@pytest.mark.usefixtures("new_hour")
def test_the_eleventh_in_an_hour_waits_and_keeps_its_words(client, entry):
    for number in range(10):
        ask(client, entry, email=f"osoba-{number}@example.org")

    html = read(ask(client, entry, message="Jedenasta."), status=429)

    assert html.one("textarea").text == "Jedenasta."
    assert AccessRequest.objects.count() == 10


def test_nobody_can_be_flooded_with_letters(client, entry):
    for _ in range(3):
        ask(client, entry)

    html = read(ask(client, entry))

    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert kinds() == ["access_confirm"] * 3


def test_the_log_names_no_person(client, entry):
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


def test_unproved_requests_go_after_a_fortnight_and_decided_ones_after_a_year(entry):
    for status, days in [("unconfirmed", 15), ("granted", 366), ("refused", 366)]:
        asked_long_ago(entry, status, days)
    stay = [asked_long_ago(entry, *each) for each in [("unconfirmed", 13), ("granted", 364), ("waiting", 900)]]

    purging.purge()

    assert list(AccessRequest.objects.order_by("pk")) == stay
