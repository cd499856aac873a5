"""Kolejka zgłoszeń: the office sees how long each item waits and decides; people get a letter."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from core.mail.models import Letter
from core.tests.pages import read
from organizations.models import AccessRequest, Joining, Membership, Organization
from organizations.moderation import actions
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
QUEUE = 5
URL = "admin:organizations_organization_queue"


def submitted(name="Fundacja Nowa", *, days=0, **values):
    """An entry submitted online from a verified address, this many days ago."""
    entry = OrganizationFactory(name=name, status="submitted", confirmed_on=None, **values)
    Organization.objects.filter(pk=entry.pk).update(status_changed_at=timezone.now() - timedelta(days=days))
    Joining.objects.create(
        email="prezeska@example.org", person="Prezeska fundacji", status="done", organization=entry,
        email_confirmed_at=timezone.now(),
    )  # fmt: skip
    return entry


def proposed(organization=None, by=None, **changes):
    organization = organization or OrganizationFactory(name="Fundacja Dawna")
    changes = changes or {"name": "Fundacja Odnowiona"}
    return actions.propose(organization=organization, by=by, values=changes)


def asking(organization=None, **values):
    organization = organization or OrganizationFactory()
    facts = {
        "name": "Skarbnik klubu",
        "email": "skarbnik@example.org",
        "message": "Jestem skarbnikiem.",
        "status": "waiting",
    }
    return AccessRequest.objects.create(organization=organization, **(facts | values))


def place(thing):
    if isinstance(thing, Organization):
        return reverse("admin:organizations_organization_submission", args=[thing.pk])
    return reverse(f"admin:organizations_{thing._meta.model_name}_change", args=[thing.pk])


def decide(browser, thing, decision, **data):
    if isinstance(thing, Organization):
        data = {"seen_at": thing.updated_at.isoformat()} | data
    return browser.post(place(thing), {"decision": decision} | data)


def letter(kind):
    return Letter.objects.get(kind=f"organizations.{kind}")


# --- the queue ---


def test_oldest_is_first_and_each_shows_how_long_it_waits(office):
    submitted("Młodsza", days=1)
    submitted("Najstarsza", days=12)
    submitted("Dzisiejsza")

    rows = read(office.get(reverse(URL))).select("tbody tr")

    assert [(row.one("th").text, row.one(".waits").text) for row in rows] == [
        ("Najstarsza", "12 dni"),
        ("Młodsza", "1 dzień"),
        ("Dzisiejsza", "od dzisiaj"),
    ]


def test_proposal_is_shown_field_by_field(office):
    proposed(name="Fundacja Odnowiona", krs="0000012345")

    [row] = read(office.get(reverse(URL))).select("tbody tr")

    told = [line.text for line in row.select("li")]
    assert told == ["Pełna nazwa: Fundacja Dawna → Fundacja Odnowiona", "Numer KRS: (puste) → 0000012345"]


def test_request_waits_only_after_its_address_is_verified(office):
    asking(name="Skarbnik klubu")
    asking(name="Nieznany", status="unconfirmed")

    text = read(office.get(reverse(URL))).one("#content-main").text

    assert "Skarbnik klubu" in text
    assert "Nieznany" not in text


def test_empty_queue_shows_a_message(office):
    text = read(office.get(reverse(URL))).one("#content-main").text

    assert "Żadne zgłoszenie nie czeka." in text
    assert "Żadna propozycja nie czeka." in text
    assert "Żadna prośba nie czeka." in text


@pytest.mark.parametrize("count", [1, 3])
def test_queue_costs_the_same_for_one_and_for_many(office, django_assert_num_queries, count):
    for number in range(count):
        submitted(f"Zgłoszona {number}")
        proposed(OrganizationFactory())
        asking()

    with django_assert_num_queries(QUEUE):
        office.get(reverse(URL))


def test_list_of_entries_links_to_the_queue(office):
    page = office.get(reverse("admin:organizations_organization_changelist")).content.decode()

    assert reverse(URL) in page


@pytest.mark.parametrize("right", ["change_organization", "change_proposal", "change_accessrequest"])
def test_staff_see_and_decide_only_what_their_permission_allows(client, alice, right):
    things = {
        "change_organization": submitted(),
        "change_proposal": proposed(),
        "change_accessrequest": asking(),
    }
    alice.is_staff = True
    alice.save()
    client.force_login(alice)
    assert client.get(reverse(URL)).status_code == 403
    alice.user_permissions.add(Permission.objects.get(codename=right))

    assert len(read(client.get(reverse(URL))).select("tbody tr")) == 1
    assert {name for name, thing in things.items() if client.get(place(thing)).status_code == 200} == {right}
    assert all(decide(client, thing, "approve").status_code == 403 for n, thing in things.items() if n != right)


# --- a submission ---


def test_page_shows_all_facts_the_sender_and_similar_entries(office):
    OrganizationFactory(name="Bank Żywności")
    entry = submitted("Leszczyński Bank Żywności", mission="Dzielimy się jedzeniem.", phone="+48 65 000 00 01")

    text = read(office.get(place(entry))).one("#content-main").text

    for words in ("Dzielimy się jedzeniem.", "+48 65 000 00 01", "Prezeska fundacji, prezeska@example.org"):
        assert words in text
    assert "Bank Żywności – taka sama nazwa, opublikowana" in text


def test_approved_entry_is_public_and_its_people_get_a_letter(office):
    entry = submitted()

    response = decide(office, entry, "approve")

    assert response["Location"] == reverse(URL)
    assert Organization.objects.get().status == "published"
    assert letter("approved").to == "prezeska@example.org"
    assert entry.get_absolute_url() in letter("approved").text
    assert reverse("organizations:manage", args=[entry.slug]) in letter("approved").text


@pytest.mark.parametrize(
    ("decision", "status", "kind"),
    [("changes", "needs_changes", "changes_asked"), ("reject", "rejected", "rejected")],
)
def test_reason_of_the_office_is_sent_to_the_people(office, decision, status, kind):
    entry = submitted()

    decide(office, entry, decision, reason="Podaj numer telefonu.")

    moved = Organization.objects.get()
    assert (moved.status, moved.status_reason) == (status, "Podaj numer telefonu.")
    assert "Podaj numer telefonu." in letter(kind).text


@pytest.mark.parametrize("decision", ["changes", "reject"])
def test_returning_or_rejecting_requires_a_reason(office, decision):
    entry = submitted()

    html = read(decide(office, entry, decision, reason=" "))

    assert "organizacja musi to wiedzieć" in html.one(".errornote").text
    assert Organization.objects.get().status == "submitted"


def test_too_long_reason_is_kept_on_the_page(office):
    html = read(decide(office, submitted(), "reject", reason="x" * 1001))

    assert html.one("textarea").text == "x" * 1001
    assert Organization.objects.get().status == "submitted"


def test_post_without_a_button_decides_nothing(office):
    entry = submitted()

    html = read(office.post(place(entry), {"seen_at": entry.updated_at.isoformat(), "reason": "Tekst"}))

    assert "naciśnij jeden z przycisków" in html.one(".errornote").text
    assert Organization.objects.get().status == "submitted"


def test_second_worker_sees_the_first_decision(office):
    entry = submitted()
    decide(office, entry, "approve")

    html = read(decide(office, entry, "reject", reason="Nie działa w Lesznie."))

    assert "już rozstrzygnięte. Stan wpisu: opublikowana" in html.one(".errornote").text
    assert Organization.objects.get().status == "published"
    assert not Letter.objects.filter(kind="organizations.rejected").exists()


def test_entry_changed_while_being_read_must_be_read_again(office, alice):
    entry = submitted()
    entries.update(organization=entry, by=alice, mission="Nowe zdanie.")

    html = read(decide(office, entry, "approve"))

    assert "Organizacja zmieniła wpis" in html.one(".errornote").text
    assert "Nowe zdanie." in html.one("#content-main").text
    seen = html.one("[name=seen_at]")["value"]
    assert Organization.objects.get().status == "submitted"
    assert decide(office, entry, "approve", seen_at=seen).status_code == 302


def test_letter_goes_to_the_owner_rather_than_the_submitter(office, alice):
    entry = submitted()
    Membership.objects.create(organization=entry, user=alice, role="owner")

    decide(office, entry, "approve")

    assert letter("approved").to == "alice@example.org"


def test_entry_without_members_or_submitter_gets_no_letter(office):
    entry = OrganizationFactory(status="submitted", email="biuro@example.org")

    decide(office, entry, "approve")

    assert not Letter.objects.exists()


def test_ending_a_suspension_sends_no_letter(dorota, alice):
    entry = OrganizationFactory(status="suspended")
    Membership.objects.create(organization=entry, user=alice, role="owner")

    actions.publish(organization=entry, by=dorota)

    assert not Letter.objects.exists()


def test_repeated_decision_sends_a_second_letter(dorota):
    entry = submitted()
    for _ in range(2):
        actions.ask_for_changes(organization=entry, by=dorota, reason="Popraw.")
        actions.resubmit(organization=entry, by=None)

    assert Letter.objects.filter(kind="organizations.changes_asked").count() == 2
