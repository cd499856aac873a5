"""Sending a finished submission: the check page, address verification, the entry, its owner, the letters."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from accounts import personal
from core.models import AuditEvent
from core.tests.pages import read
from organizations.models import Joining, Membership, Organization, Theme
from organizations.registry.errors import EntryRefused
from organizations.tests.factories import OrganizationFactory
from organizations.tests.joining import EMAIL, answers, fill, fill_all, kinds, link, send, step_url

pytestmark = pytest.mark.django_db


def test_check_page_lists_all_and_sends_after_address_verification(client):
    fill_all(client)
    html = read(client.get(reverse("organizations:join_check")))
    assert "ul. Leśna 1" in html.one("main").text

    sent = client.get(send(client)["Location"]).content.decode()
    assert "potwierdź adres" in sent
    assert not Organization.objects.exists()
    client.post(link("joining_confirm"))

    entry = Organization.objects.get()
    assert (entry.status, entry.name, entry.krs) == ("submitted", "Fundacja Zielone Żuczki", "0000123457")
    assert (entry.postal_code, entry.phone) == ("64-100", "+48 65 529 81 23")
    assert entry.description == "<p>Pierwszy akapit.</p><p>Drugi.</p>"
    assert entry.internal_contact.email == EMAIL
    assert entry.confirmed_on == timezone.localdate()
    assert kinds() == ["joining_begun", "joining_confirm", "joining_received", "joining_waits"]


def test_person_becomes_the_owner_with_an_account(client):
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    member = Membership.objects.get()
    assert (member.role, member.user.email, member.user.name) == ("owner", EMAIL, "Koordynatorka Żuczków")
    joining = Joining.objects.get()
    assert (joining.status, joining.organization, joining.user) == ("done", member.organization, member.user)


def test_existing_account_is_found_case_insensitively(client, alice):
    fill_all(client, step_1={"person_email": "Alice@Example.org"})
    send(client)
    client.post(link("joining_confirm"))

    assert Membership.objects.get().user == alice
    assert get_user_model().objects.count() == 1


def test_address_verified_by_the_draft_link_needs_no_second_verification(client):
    fill(client, 1)
    client.post(link("joining_begun"))
    for number in (2, 3, 4):
        fill(client, number)

    send(client)

    assert Organization.objects.get().status == "submitted"
    assert kinds() == ["joining_begun", "joining_received", "joining_waits"]


def test_signed_in_person_is_recognised_and_needs_no_verification(client, alice):
    client.force_login(alice)
    html = read(client.get(step_url(1)))
    assert html.one("[name=person_email]")["value"] == "alice@example.org"

    fill_all(client, step_1={"person_email": "alice@example.org"})
    send(client)

    assert Membership.objects.get().user == alice


def test_another_address_is_verified_first_when_signed_in(client, alice):
    client.force_login(alice)
    fill_all(client)

    send(client)

    assert not Organization.objects.exists()
    assert kinds()[-1] == "joining_confirm"


def test_letters_go_to_the_person_and_the_office(client, settings, delivered):
    settings.OFFICE_EMAIL = "biuro@example.org"
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    *_, received, waits = delivered()

    assert (received.to, received.subject) == ([EMAIL], "Zgłoszenie dotarło do biura")
    assert waits.to == ["biuro@example.org"]
    assert f"/admin/organizations/organization/{Organization.objects.get().pk}/change/" in waits.body


def test_log_has_no_personal_data(client):
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    told = " ".join(f"{event.object_label} {event.details}" for event in AuditEvent.objects.exclude(action="x"))
    assert "organizations.join" in AuditEvent.objects.values_list("action", flat=True)
    assert "koordynatorka" not in told.casefold()


def test_unfinished_draft_is_not_sent_and_lists_what_is_missing(client):
    fill(client, 1)
    fill(client, 2)

    html = read(send(client))

    assert "popraw zaznaczone kroki" in html.one(".error-summary").text
    assert len(html.select(".join-check.is-wrong")) == 2
    assert Joining.objects.get().status == "open"


def test_unfinished_answers_are_listed_as_typed(client):
    fill(client, 1)
    fill(client, 2, krs="abc", founded_year="wczoraj")
    fill(client, 3, mission="")

    told = read(client.get(reverse("organizations:join_check"))).one("main").text

    for words in ("abc", "wczoraj", str(Theme.objects.get(pk=answers(3)["themes"][0]))):
        assert words in told


def test_number_taken_meanwhile_is_shown_on_its_step(client):
    fill_all(client)
    send(client)
    OrganizationFactory(krs="0000123457")

    html = read(client.post(link("joining_confirm"), follow=True))
    step = read(client.get(step_url(2)))

    assert html.one(".join-check.is-wrong h2").text == "2. Rejestry"
    assert "Organizacja z tym numerem KRS już u nas jest" in step.one(".error-summary").text
    assert Joining.objects.get().status == "sent"


def test_sending_twice_creates_one_entry(client):
    fill_all(client)
    client.post(link("joining_begun"))

    send(client)
    again = client.get(send(client)["Location"]).content.decode()

    assert Organization.objects.count() == 1
    assert "Zgłoszenie dotarło do biura" in again
    assert kinds().count("joining_waits") == 1


def test_signing_in_midway_replaces_verification(client, alice):
    fill_all(client, step_1={"person_email": "alice@example.org"})
    client.force_login(alice)
    fill(client, 1, person_email="alice@example.org")

    send(client)

    assert Membership.objects.get().user == alice


def test_sent_submission_redirects_to_its_result(client):
    fill_all(client)
    client.post(link("joining_begun"))
    send(client)

    assert "Zgłoszenie dotarło" in client.get(reverse("organizations:join_check"), follow=True).content.decode()
    assert client.get(step_url(2))["Location"] == reverse("organizations:join")
    assert client.post(reverse("organizations:join_letter"))["Location"] == reverse("organizations:join")
    assert client.get(reverse("organizations:join_sent")).status_code == 200


def test_result_page_needs_a_sent_submission(client):
    assert client.get(reverse("organizations:join_sent"))["Location"] == reverse("organizations:join")
    fill(client, 1)
    assert client.get(reverse("organizations:join_sent"))["Location"] == step_url(2)


def test_entry_refused_at_the_end_shows_the_error_on_its_step(client, monkeypatch):
    fill_all(client)
    client.post(link("joining_begun"))

    def refuse(**values):
        raise EntryRefused({"internal_contact": ["Popraw telefon."], "nip": ["Popraw NIP."]})

    monkeypatch.setattr("organizations.submission.actions.create", refuse)
    html = read(send(client))

    assert html.one("h1").text == "Krok 2 z 4: Rejestry"
    assert html.one(".error-summary li").text == "NIP: Popraw NIP."
    assert Joining.objects.get().status == "open"


def test_my_data_exports_and_erases_a_submission(client, alice):
    fill_all(client, step_1={"person_email": "Alice@example.org"})
    part = next(part for part in personal.parts() if part.name == "organizations.joinings")

    [told] = part.export(alice)
    assert told["e-mail"] == "Alice@example.org"
    part.erase(alice)

    assert not Joining.objects.exists()
