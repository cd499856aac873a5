"""Stoiska: an organisation submits a stand, gets a confirmation, sees the decision and can withdraw."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.mail.models import Letter
from core.models import AuditEvent
from core.tests.pages import read
from events.models import Stand
from events.tests.factories import SeriesFactory
from events.tests.stands import address, ask, of_person, open_series, stand
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return open_series(title="Święto Leszczyny")


@pytest.fixture
def mine(alice, client):
    """Alice's organisation; Alice is signed in."""
    client.force_login(alice)
    return of_person(alice)


def test_editor_submits_a_stand(client, series, mine):
    response = ask(client, series, mine)

    assert response["Location"] == address(series)
    asked = Stand.objects.get()
    assert (asked.series, asked.organization, asked.status) == (series, mine, "submitted")
    assert asked.offer == "Pokażemy, jak sadzić leszczynę."
    assert "Odpowiemy na kontakt-stoiska@example.org" in read(client.get(address(series))).one(".messages").text


def test_contact_and_office_get_a_letter(client, series, mine, settings):
    ask(client, series, mine)

    letters = {letter.kind: letter for letter in Letter.objects.all()}
    assert set(letters) == {"events.stand_received", "events.stand_waits"}
    assert letters["events.stand_received"].to == "kontakt-stoiska@example.org"
    assert letters["events.stand_waits"].to == settings.OFFICE_EMAIL
    assert "Pokażemy, jak sadzić leszczynę." in letters["events.stand_waits"].text


def test_log_has_the_submitter_and_no_contact_details(client, series, mine, alice):
    ask(client, series, mine)

    event = AuditEvent.objects.get(action="events.submit_stand")
    assert event.actor_id == alice.pk
    assert "kontakt" not in f"{event.object_label} {event.details}".lower()


def test_contact_is_prefilled_and_a_single_organisation_needs_no_choice(client, series, mine, alice):
    html = read(client.get(address(series)))

    assert html.one("[name=contact_name]")["value"] == alice.name
    assert html.one("[name=contact_email]")["value"] == alice.email
    assert html.one("[name=organization]")["type"] == "hidden"
    assert html.one("[name=organization]")["value"] == str(mine.pk)


def test_editor_of_two_entries_chooses_one(client, series, mine, alice):
    other = of_person(alice, name="Klub Olszy")

    choices = read(client.get(address(series))).select("select[name=organization] option")
    ask(client, series, other)

    assert [option.text for option in choices] == ["Wybierz organizację", "Fundacja A", "Klub Olszy"]
    assert Stand.objects.get().organization == other


def test_organisation_has_one_active_stand_per_edition(client, series, mine):
    ask(client, series, mine)

    html = read(ask(client, series, mine, offer="Jeszcze raz."))

    assert "Ta organizacja zgłosiła już stoisko" in html.one(".error-summary").text
    assert Stand.objects.get().offer == "Pokażemy, jak sadzić leszczynę."


def test_page_shows_the_submitted_stand_in_place_of_the_form(client, series, mine):
    stand(series, mine)

    html = read(client.get(address(series)))

    assert html.one(".my-stands h3").text == "Fundacja A zgłoszone"
    assert not html.select("[name=offer]")


@pytest.mark.parametrize("status", ["withdrawn", "rejected"])
def test_withdrawn_or_rejected_stand_allows_a_new_one(client, series, mine, status):
    stand(series, mine, status=status, status_reason="Zabrakło miejsca.")

    ask(client, series, mine)

    assert sorted(Stand.objects.values_list("status", flat=True)) == sorted([status, "submitted"])


def test_incomplete_form_keeps_its_input(client, series, mine):
    html = read(ask(client, series, mine, offer="", equipment="Namiot."))

    assert html.select(".error-summary")
    assert "Namiot." in html.one("[name=equipment]").text
    assert not Stand.objects.exists()


@pytest.mark.parametrize(
    ("opens", "closes", "said"), [(1, 2, "Zgłoszenia przyjmiemy od"), (-2, -1, "Nowych stoisk już nie przyjmujemy")]
)
def test_form_is_closed_outside_its_period_and_the_page_says_so(client, mine, opens, closes, said):
    now = timezone.now()
    series = SeriesFactory(stands_open_at=now + timedelta(days=opens), stands_close_at=now + timedelta(days=closes))

    html = read(client.get(address(series)))
    ask(client, series, mine)

    assert said in html.one(".notice").text
    assert not Stand.objects.exists()


def test_edition_without_stands_says_so(client, mine):
    html = read(client.get(address(SeriesFactory())))

    assert "Nowych stoisk już nie przyjmujemy" in html.text


def test_stand_for_another_organisation_is_refused(client, series, mine):
    foreign = OrganizationFactory(name="Fundacja B")

    html = read(ask(client, series, foreign))

    assert html.select(".error-summary")
    assert not Stand.objects.exists()


def test_unpublished_entry_cannot_submit_a_stand(client, series, alice):
    client.force_login(alice)
    hidden = of_person(alice, status="submitted")

    html = read(client.get(address(series)))
    ask(client, series, hidden)

    assert "Stoisko zgłasza organizacja z bazy" in html.text
    assert not Stand.objects.exists()


def test_anonymous_visitor_is_sent_to_sign_in(client, series):
    response = client.get(address(series))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_unpublished_edition_returns_404(client, mine):
    hidden = open_series(is_published=False)

    assert client.get(address(hidden)).status_code == 404
    assert client.get(hidden.get_absolute_url()).status_code == 404


def withdrawal(asked):
    return reverse("events:withdraw_stand", args=[asked.series.slug, asked.pk])


@pytest.mark.parametrize("status", ["submitted", "accepted"])
def test_organisation_withdraws_its_stand_and_the_office_gets_a_letter(client, series, mine, settings, status):
    asked = stand(series, mine, status=status)

    page = read(client.get(withdrawal(asked)))
    client.post(withdrawal(asked))

    assert page.one("h1").text == "Wycofać stoisko?"
    asked.refresh_from_db()
    assert asked.status == "withdrawn"
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("events.stand_withdrawn", settings.OFFICE_EMAIL)


def test_second_withdrawal_is_reported_and_writes_nothing(client, series, mine):
    asked = stand(series, mine)
    client.post(withdrawal(asked))

    answer = client.post(withdrawal(asked), follow=True)

    assert "to stoisko jest już w stanie „wycofane”" in read(answer).one(".messages").text
    assert Letter.objects.count() == 1


def test_stand_of_another_organisation_cannot_be_withdrawn(client, series, mine):
    foreign = stand(series)

    assert client.post(withdrawal(foreign)).status_code == 404
    foreign.refresh_from_db()
    assert foreign.status == "submitted"


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_stands(client, series, alice, mine, django_assert_num_queries, count):
    for number in range(count):
        stand(series, of_person(alice, name=f"Klub {number}"))
    client.get(address(series))

    with django_assert_num_queries(6):
        html = read(client.get(address(series)))

    assert len(html.select(".my-stands li")) == count
