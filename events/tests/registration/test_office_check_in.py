"""Obecność na telefonie: check in from the list of names or by the code on a person's phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events import links
from events.choices import Place, Status
from events.models import Attendance, Registration
from events.registration import qr
from events.tests.factories import EventFactory, RegistrationFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """In progress now."""
    return EventFactory(with_sign_up=True, starts_at=timezone.now() - timedelta(minutes=30))


@pytest.fixture
def evenings():
    starts = [timezone.now() - timedelta(hours=1) + timedelta(days=7 * n) for n in range(2)]
    return EventFactory(with_sign_up=True, spans=[(start, start + timedelta(hours=2)) for start in starts])


def listed(office, event, **asked):
    return office.get(reverse("events:check_in", args=[event.pk]), asked)


def press(office, registration, **said):
    said = {"termin": registration.event.dates.first().pk} | said
    return office.post(reverse("events:check_in_mark", args=[registration.event_id, registration.pk]), said)


def names(response):
    return [person.name for person in response.context["door"].people]


def test_everyone_with_a_place_is_listed_by_name(office, event):
    for name in ("Żaneta", "Łucja", "Lena"):
        RegistrationFactory(event=event, name=name)
    RegistrationFactory(event=event, name="Czekająca", place=Place.WAITING)

    response = listed(office, event)

    assert names(response) == ["Lena", "Łucja", "Żaneta"]
    assert "0 z 3" in response.text


def test_one_press_marks_a_person_and_updates_the_count(office, event):
    registration = RegistrationFactory(event=event)
    RegistrationFactory(event=event)

    response = press(office, registration)
    page = listed(office, event)

    assert response.url.endswith(f"#osoba-{registration.pk}")
    assert "1 z 2" in page.text
    assert Attendance.objects.get().registration == registration


def test_mark_can_be_removed(office, event):
    registration = RegistrationFactory(event=event)
    press(office, registration)

    press(office, registration, cofnij="tak")

    assert "0 z 1" in listed(office, event).text
    registration.refresh_from_db()
    assert registration.attended_at is None


@pytest.mark.parametrize("words", ["żółć", "ZOLC", "stow wrzos"])
def test_person_is_found_by_parts_of_name_and_organisation(office, event, words):
    RegistrationFactory(event=event, name="Zofia Żółć", organization_name="Stowarzyszenie Wrzos")
    RegistrationFactory(event=event, name="Inna Osoba")

    assert names(listed(office, event, q=words)) == ["Zofia Żółć"]


def test_search_is_kept_after_marking(office, event):
    registration = RegistrationFactory(event=event, name="Zofia")

    assert "q=zof" in press(office, registration, q="zof").url


def test_empty_search_result_says_so(office, event):
    RegistrationFactory(event=event)

    assert "Nikogo takiego nie ma" in listed(office, event, q="xyz").text


def test_each_of_several_meetings_has_its_list(office, evenings):
    first, second = evenings.dates.all()
    registration = RegistrationFactory(event=evenings)
    press(office, registration, termin=first.pk)

    assert "1 z 1" in listed(office, evenings).text
    assert "0 z 1" in listed(office, evenings, termin=second.pk).text


def test_missing_meeting_returns_404(office, event):
    registration = RegistrationFactory(event=event)

    assert listed(office, event, termin="x").status_code == 404
    assert press(office, registration, termin="x").status_code == 404
    assert not Attendance.objects.exists()


def test_event_without_a_date_says_so(office):
    event = EventFactory(status=Status.DRAFT, starts_at=None, ends_at=None, has_sign_up=True)

    assert "nie ma jeszcze terminu" in listed(office, event).text
    response = office.post(reverse("events:check_in_add", args=[event.pk]), {"name": "Gość"})
    assert response.status_code == 200
    assert not event.registrations.exists()


def test_refused_mark_shows_the_reason(office, event):
    registration = RegistrationFactory(event=event, place=Place.WAITING)

    page = office.get(press(office, registration).url)

    assert "potwierdzonym miejscem" in page.text


def test_walk_in_is_registered_on_the_spot(office, event):
    response = office.post(
        reverse("events:check_in_add", args=[event.pk]), {"name": "Gość", "email": "", "organization_name": "Klub"}
    )

    assert response.status_code == 302
    guest = Registration.objects.get()
    assert (guest.name, guest.organization_name, guest.place) == ("Gość", "Klub", Place.CONFIRMED)
    assert guest.attended_at is not None


def test_full_event_refuses_a_walk_in_and_keeps_input(office, event):
    type(event).objects.filter(pk=event.pk).update(capacity=1)
    RegistrationFactory(event=event)

    response = office.post(reverse("events:check_in_add", args=[event.pk]), {"name": "Gość"})

    assert "zajęte" in response.text
    assert 'value="Gość"' in response.text
    assert event.registrations.count() == 1


def test_code_shows_the_person_and_one_button(office, event):
    registration = RegistrationFactory(event=event, name="Zofia Wrzos", organization_name="Klub Leszczyna")

    page = office.get(reverse("events:check_in_person", args=[qr.token_of(registration)]))

    assert page.text.count("<h1") == 1
    assert "Zofia Wrzos" in page.text
    assert "Klub Leszczyna" in page.text
    assert not Attendance.objects.exists()


def test_button_behind_a_code_marks_the_person_and_removes_the_mark(office, event):
    registration = RegistrationFactory(event=event)
    address = reverse("events:check_in_person", args=[qr.token_of(registration)])

    office.post(address)
    assert "Jest od" in office.get(address).text
    office.post(address, {"cofnij": "tak"})

    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("place", "status", "said"),
    [
        (Place.WAITING, Status.PUBLISHED, "nie ma potwierdzonego miejsca"),
        (Place.CONFIRMED, Status.CANCELLED, "się nie odbywa"),
    ],
)
def test_code_without_a_place_shows_the_reason(office, place, status, said):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, status=status), place=place)

    page = office.get(reverse("events:check_in_person", args=[qr.token_of(registration)]))

    assert said in page.text
    assert "check-in-big" not in page.text


def test_code_opens_the_page_of_its_person(settings):
    registration = RegistrationFactory()

    url = qr.check_in_url(registration)

    assert url == settings.SITE_URL + reverse("events:check_in_person", args=[qr.token_of(registration)])


def test_long_list_is_truncated_and_search_finds_everyone(office, event, monkeypatch):
    monkeypatch.setattr("events.registration.check_in.SHOWN", 2)
    for name in ("Ala", "Bela", "Cela"):
        RegistrationFactory(event=event, name=name)

    page = listed(office, event)

    assert names(page) == ["Ala", "Bela"]
    assert "Jest jeszcze 1 osoba" in page.text
    assert names(listed(office, event, q="cela")) == ["Cela"]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_list_does_not_grow_with_people(office, event, django_assert_num_queries, count):
    RegistrationFactory.create_batch(count, event=event)
    listed(office, event)

    with django_assert_num_queries(5):
        listed(office, event)


@pytest.mark.parametrize(
    ("place", "room", "has_code"),
    [("confirmed", "sala 7", True), ("confirmed", "", False), ("waiting", "sala 7", False)],
)
def test_attendee_of_an_on_site_event_sees_the_code_on_the_place_page(client, place, room, has_code):
    event = EventFactory(with_sign_up=True, venue=None, room=room, online_url="https://spotkanie.example.org/")
    registration = RegistrationFactory(event=event, place=place)

    page = client.get(reverse("events:place", args=[links.of_registration(registration)]))

    assert ('role="img" aria-label="Kod QR' in page.text) is has_code


def test_organisation_event_shows_no_code(client):
    event = EventFactory(with_sign_up=True, room="sala 7", organizer=OrganizationFactory())
    registration = RegistrationFactory(event=event)

    page = client.get(reverse("events:place", args=[links.of_registration(registration)]))

    assert "Masz miejsce" in page.text
    assert "Kod QR" not in page.text
