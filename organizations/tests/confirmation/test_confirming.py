"""Czy dane są aktualne? Each organisation gets one question twice a year and answers with one button."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from core import audit
from core.mail.models import Letter
from core.tests.pages import read
from core.tests.traps import as_a_person
from organizations.confirmation import actions, links, rounds
from organizations.confirmation.tasks import ask_for_confirmation
from organizations.models import ConfirmationRequest, ErrorReport, InternalContact, Membership, Organization
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import profile

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")
MARCH = datetime(2026, 3, 1, 6, 0, tzinfo=WARSAW)
LONG_AGO = datetime(2025, 1, 1, tzinfo=WARSAW)


def entry(*, created=LONG_AGO, **values):
    values = {"email": "ogrod@example.org", "confirmed_on": None} | values
    made = OrganizationFactory(**values)
    Organization.objects.filter(pk=made.pk).update(created_at=created)
    return made


def asked():
    """Send the questions now; return all recipients of this kind of letter."""
    ask_for_confirmation()
    return sorted(Letter.objects.filter(kind="organizations.confirmation_asked").values_list("to", flat=True))


@pytest.fixture
def question():
    """An unanswered question about an entry that was never confirmed."""
    made = entry(name="Fundacja Leszczyna")
    actions.ask_for_confirmation()
    return ConfirmationRequest.objects.get(organization=made)


def page_of(question):
    return reverse("organizations:confirmation", args=[links.of(question)])


@pytest.mark.parametrize(
    ("day", "name", "starts"),
    [
        ("2026-02-28", "2025-2", "2025-09-01"),
        ("2026-03-01", "2026-1", "2026-03-01"),
        ("2026-08-31", "2026-1", "2026-03-01"),
        ("2026-09-01", "2026-2", "2026-09-01"),
        ("2026-12-31", "2026-2", "2026-09-01"),
    ],
)
def test_rounds_begin_in_march_and_september(day, name, starts):
    this = rounds.current(datetime.fromisoformat(day).date())

    assert (this.name, this.starts_on.isoformat()) == (name, starts)


def test_each_organisation_is_asked_once_a_round_even_if_beat_repeats():
    with time_machine.travel(MARCH, tick=False):
        entry()
        assert asked() == asked() == ["ogrod@example.org"]
        assert not rounds.due(rounds.current()).exists()
    with time_machine.travel(datetime(2026, 8, 31, tzinfo=WARSAW)):
        assert asked() == ["ogrod@example.org"]
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=WARSAW)):
        assert asked() == ["ogrod@example.org"] * 2


def test_questions_are_sent_in_batches_without_skipping_any(monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    for number in range(5):
        entry(email=f"{number}@example.org")

    assert asked() == [f"{number}@example.org" for number in range(5)]


def test_interrupted_round_continues_the_next_day(monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    for number in range(3):
        entry(email=f"{number}@example.org")
    write = actions.emails.confirmation_asked
    with monkeypatch.context() as dying:
        dying.setattr(
            actions.emails,
            "confirmation_asked",
            lambda request, to: 1 / 0 if to.startswith("1") else write(request, to=to),
        )
        with pytest.raises(ZeroDivisionError):
            actions.ask_for_confirmation()
    assert ConfirmationRequest.objects.count() == Letter.objects.count() == 1

    assert asked() == ["0@example.org", "1@example.org", "2@example.org"]


@pytest.mark.parametrize(
    ("confirmed_on", "is_asked"), [("2025-12-30", True), ("2025-12-31", False), ("2026-03-01", False)]
)
def test_entry_confirmed_in_the_last_sixty_days_is_not_asked(confirmed_on, is_asked):
    with time_machine.travel(MARCH + timedelta(days=100)):
        entry(confirmed_on=confirmed_on)

        assert bool(asked()) is is_asked


def test_entry_created_during_a_round_waits_for_the_next():
    with time_machine.travel(MARCH + timedelta(days=100)):
        entry(created=MARCH + timedelta(days=1))

        assert asked() == []


@pytest.mark.parametrize("status", ["submitted", "suspended", "dissolved", "rejected", "needs_changes"])
def test_only_published_entries_are_asked_about(status):
    entry(status=status)
    entry(email="inna@example.org")

    assert asked() == ["inna@example.org"]


def test_owner_is_asked_before_the_contact_and_the_public_address(alice):
    owned, known = entry(), entry(email="publiczny@example.org")
    for each in (owned, known):
        InternalContact.objects.create(organization=each, email="kontakt@example.org")
    Membership.objects.create(organization=owned, user=alice, role="owner")

    assert asked() == ["alice@example.org", "kontakt@example.org"]


def test_closed_account_and_editor_are_not_asked(alice, dorota):
    made = entry()
    Membership.objects.create(organization=made, user=alice, role="owner")
    Membership.objects.create(organization=made, user=dorota, role="editor")
    alice.is_active = False
    alice.save()

    assert asked() == ["ogrod@example.org"]


def test_entry_without_any_address_is_listed_for_the_office(office):
    entry(email="", name="Bez adresu")
    entry(name="Z adresem")

    assert asked() == ["ogrod@example.org"]
    found = office.get(reverse("admin:organizations_organization_changelist"), {"adres": "brak"})
    assert [one.name for one in found.context["cl"].result_list] == ["Bez adresu"]


def test_letter_has_the_facts_and_a_working_link(client, question, delivered):
    [letter] = delivered()

    assert letter.to == ["ogrod@example.org"]
    assert "Pełna nazwa: Fundacja Leszczyna" in letter.body
    [address] = re.findall(r"https?://[^/]+(/organizacje/potwierdzenie/\S+)", letter.body)
    assert read(client.get(address)).one("h1").text == "Czy dane są aktualne?"


def test_mail_scanner_opening_the_link_changes_nothing(client, question):
    for method in (client.get, client.head):
        assert method(page_of(question)).status_code == 200

    question.refresh_from_db()
    assert question.answered_at is None
    assert question.organization.confirmed_on is None


def test_one_button_confirms_and_updates_the_profile(client, question):
    with time_machine.travel(datetime(2026, 12, 10, tzinfo=WARSAW)):
        response = client.post(page_of(question), follow=True)

        assert read(response).one("h1").text == "Dziękujemy, dane są potwierdzone"
        assert profile(client, question.organization).one(".profile-head .confirmed").text == (
            "Dane potwierdzone: grudzień 2026"
        )
    question.refresh_from_db()
    assert question.answered_at
    assert "organizations.confirm_by_link" in audit.events_of(question.organization).values_list("action", flat=True)


def test_link_used_twice_shows_the_answer_date_and_writes_nothing(client, question):
    client.post(page_of(question))
    before = ConfirmationRequest.objects.get().answered_at, audit.AuditEvent.objects.count()

    again = read(client.post(page_of(question), follow=True))

    assert "Potwierdzone już" in again.one("main").text
    assert (ConfirmationRequest.objects.get().answered_at, audit.AuditEvent.objects.count()) == before
    assert "Potwierdzone już" in read(client.get(page_of(question))).one("main").text


def test_expired_link_shows_the_next_step(client, question):
    address = page_of(question)

    with time_machine.travel(timezone.now() + timedelta(days=links.DAYS + 1)):
        html = read(client.post(address), status=410)

    assert html.one("h1").text == "Ten link stracił ważność"
    assert reverse("organizations:report_error", args=[question.organization.slug]) in [
        link["href"] for link in html.select("main a")
    ]
    question.refresh_from_db()
    assert question.answered_at is None


@pytest.mark.parametrize("spoil", [lambda t: t[:-2], lambda t: "x" + t, lambda t: signing.TimestampSigner().sign("1")])
def test_damaged_link_shows_the_next_step(client, question, spoil):
    address = reverse("organizations:confirmation", args=[spoil(links.of(question))])

    for answer in (client.get(address), client.post(address)):
        assert read(answer, status=404).one("h1").text == "Ten link nie działa"
    question.refresh_from_db()
    assert question.answered_at is None


def test_unpublished_entry_cannot_be_confirmed(client, question):
    Organization.objects.update(status="suspended")

    html = read(client.post(page_of(question)), status=410)

    assert html.one("h1").text == "Tego wpisu nie ma teraz na portalu"
    assert Organization.objects.get().confirmed_on is None


def test_signed_in_members_get_a_link_to_the_entry(client, question, alice):
    def ways():
        return [link["href"] for link in read(client.get(page_of(question))).select("main a.btn-quiet")]

    manage = reverse("organizations:manage", args=[question.organization.slug])
    changes = reverse("organizations:confirmation_changes", args=[links.of(question)])
    assert [way.rpartition(":")[0] for way in ways()] == [changes.rpartition(":")[0]]
    Membership.objects.create(organization=question.organization, user=alice, role="owner")
    assert len(ways()) == 2
    client.force_login(alice)

    assert ways() == [manage]


def test_person_without_an_account_can_report_changes(client, question):
    address = reverse("organizations:confirmation_changes", args=[links.of(question)])

    response = client.post(address, as_a_person(message="Mamy nowy telefon."), follow=True)

    assert read(response).one("h1").text == "Dziękujemy za poprawki"
    report = ErrorReport.objects.get()
    assert report.organization == question.organization
    assert report.message.endswith("Mamy nowy telefon.")
    assert "organizacja, z linku w liście" in report.message


def test_empty_form_of_changes_shows_errors(client, question):
    address = reverse("organizations:confirmation_changes", args=[links.of(question)])

    html = read(client.post(address, {}))

    assert html.select(".error-summary li")
    assert not ErrorReport.objects.exists()


def test_office_can_ask_now_but_only_once_a_round(office):
    with_address, without = entry(), entry(email="", name="Bez adresu")
    data = {"action": "ask", "_selected_action": [with_address.pk, without.pk]}

    address = reverse("admin:organizations_organization_changelist")
    said = office.post(address, data, follow=True).content.decode()
    again = office.post(address, data, follow=True).content.decode()

    assert "Wysłano pytanie: 1 wpis." in said
    assert "nie ma adresu e-mail" in said
    assert "w tym półroczu już o to pytaliśmy" in again
    assert Letter.objects.filter(kind="organizations.confirmation_asked").count() == 1


def test_round_costs_the_same_for_one_entry_and_for_three(django_assert_num_queries):
    for number in range(3):
        entry(email=f"{number}@example.org")

    with django_assert_num_queries(1):
        assert len(rounds.due(rounds.current())) == 3
