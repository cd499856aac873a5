"""Lista obecności do podpisu: printed by the office, accessible to screen readers."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from core.audit import events_of
from core.tests.pdf_structure import problems, tags, words_of
from events.certificates import papers
from events.tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")


def evening(day):
    return datetime(2026, 10, day, 17, tzinfo=WARSAW), datetime(2026, 10, day, 19, tzinfo=WARSAW)


@pytest.fixture
def event():
    return EventFactory(title="Dobry wniosek", with_sign_up=True, spans=[evening(7), evening(14)])


def page(event, *date):
    return reverse("events:attendance_list", args=[event.pk, *date])


def names(content):
    """Names in table order."""
    words = words_of(content)
    known = ["Zofia Ąbacka", "Anna Żuk", "Łucja Lis", "Adam Łoś"]
    return sorted((name for name in known if name in words), key=words.index)


def test_list_has_people_with_a_place_sorted_by_last_name(event):
    for name in ("Anna Żuk", "Adam Łoś", "Łucja Lis", "Zofia Ąbacka"):
        RegistrationFactory(event=event, name=name, organization_name="Stowarzyszenie „Ogród”")
    for place in ("waiting", "offered", "cancelled"):
        RegistrationFactory(event=event, name=f"Bez miejsca {place}", place=place)

    words = words_of(content := papers.attendance_pdf(event))

    assert names(content) == ["Zofia Ąbacka", "Łucja Lis", "Adam Łoś", "Anna Żuk"]
    assert "Bez miejsca" not in words
    assert words.count("Stowarzyszenie „Ogród”") == 4
    assert "4 osoby" in words
    assert "@" not in words.replace("ngo@leszno.pl", "")


def test_list_of_one_date_names_the_date(event):
    first = event.dates.first()

    assert "Kiedy: środa, 7 października 2026 r., 17.00–19.00" in words_of(papers.attendance_pdf(event, first))
    assert "Kiedy: 7 i 14 października 2026 r." in words_of(papers.attendance_pdf(event))


@pytest.mark.parametrize("count", [0, 1, 60])
def test_list_is_accessible_with_any_number_of_pages(event, count):
    for _ in range(count):
        RegistrationFactory(event=event, organization_name="Stowarzyszenie z bardzo długą nazwą w Lesznie")

    content = papers.attendance_pdf(event, event.dates.first())

    assert problems(content) == []
    assert tags(content).count("H1") == 1
    assert tags(content).count("TR") >= count + papers.EMPTY_LINES + 1
    assert "TH" in tags(content)


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_people(event, count, django_assert_num_queries):
    for _ in range(count):
        RegistrationFactory(event=event)

    with django_assert_num_queries(2):
        papers.attendance_pdf(event)


def test_office_downloads_the_file_and_the_log_records_it(office, event, dorota):
    response = office.get(page(event, event.dates.last().pk))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert "14 października" in words_of(response.content)
    assert "no-store" in response["Cache-Control"]
    [noted] = events_of(event)
    assert (noted.action, noted.actor_id) == ("events.print_attendance_list", dorota.pk)


def test_date_of_another_event_returns_404(office, event):
    assert office.get(page(event, EventFactory().dates.get().pk)).status_code == 404


def test_list_is_for_the_office_only(client, alice, event):
    assert client.get(page(event)).status_code == 302
    client.force_login(alice)
    assert client.get(page(event)).status_code == 404
    alice.is_staff = True
    alice.save()
    assert client.get(page(event)).status_code == 403


def test_staff_without_a_second_factor_get_no_names(office, event, settings):
    settings.STAFF_NEEDS_MFA = True

    assert office.get(page(event))["Location"] == reverse("mfa_index")
