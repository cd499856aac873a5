"""Zapis po linku: a person's own place without an account, in plain words, with the buttons that apply."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from core.tests.files import PDF
from core.tests.pages import read
from events import links
from events.models import Certificate, Event, Material, Registration
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db
ONLINE = "https://spotkanie.example.org/pokoj"


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True, online_url=ONLINE, capacity=1)


def link(registration, name="place", **more):
    return reverse(f"events:{name}", kwargs={"token": links.of_registration(registration)} | more)


def open_place(client, registration):
    return read(client.get(link(registration)))


def press(client, registration, name):
    """Press the button and return the resulting page."""
    page = read(client.post(link(registration, name), follow=True))
    registration.refresh_from_db()
    return page


def buttons(page):
    """Buttons and links of the main part, without the breadcrumbs."""
    return [one.text for one in page.select(".sign-up button") + page.select(".sign-up a.btn-quiet")]


def call_off(event, reason="Choroba prowadzącej."):
    Event.objects.filter(pk=event.pk).update(status="cancelled", status_reason=reason)


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("confirmed", "Masz miejsce"),
        ("offered", "Zwolniło się miejsce dla Ciebie"),
        ("waiting", "Jesteś na liście rezerwowej"),
        ("cancelled", "Ten zapis jest odwołany"),
        ("lapsed", "Ta propozycja już wygasła"),
    ],
)
def test_page_describes_the_place_in_plain_words(client, event, place, title):
    if place == "waiting":
        RegistrationFactory(event=event)

    assert open_place(client, RegistrationFactory(event=event, place=place)).one("h1").text == title


def test_page_is_not_cached_or_indexed(client, event):
    response = client.get(link(RegistrationFactory(event=event)))

    assert "no-store" in response["Cache-Control"]
    assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex", "same-origin")


def test_online_address_is_for_people_with_a_place(client, event):
    confirmed = RegistrationFactory(event=event)
    others = [RegistrationFactory(event=event, place=place) for place in ("offered", "waiting", "cancelled", "lapsed")]

    assert open_place(client, confirmed).one(f"a[href={ONLINE}]").text == "Wejdź na spotkanie"
    assert all(ONLINE not in client.get(link(one)).content.decode() for one in others)


def test_queue_position_is_shown(client, event):
    RegistrationFactory(event=event)
    _, second = RegistrationFactory(event=event, place="waiting"), RegistrationFactory(event=event, place="waiting")

    assert "Twoje miejsce w kolejce: 2" in open_place(client, second).text


def test_offer_shows_its_deadline(client, event):
    ends_at = timezone.localtime(timezone.now() + timedelta(hours=5)).replace(minute=30)
    page = open_place(client, RegistrationFactory(event=event, place="offered", offer_ends_at=ends_at))

    assert f"godz. {ends_at:%H.%M}" in page.one(".place-until").text
    assert buttons(page) == ["Biorę to miejsce", "Nie skorzystam", "Dodaj do kalendarza"]


def test_offer_is_accepted_with_one_button(client, event):
    offered = RegistrationFactory(event=event, place="offered")

    page = press(client, offered, "place_accept")

    assert offered.place == "confirmed"
    assert page.one("h1").text == "Masz miejsce"


def test_accepting_an_offer_twice_counts_once_without_an_error(client, event):
    offered = RegistrationFactory(event=event, place="offered")
    press(client, offered, "place_accept")
    client.get(link(offered))

    page = press(client, offered, "place_accept")

    assert page.one("h1").text == "Masz miejsce"
    assert [one.text for one in page.select(".messages .notice-warning")] == [
        "To miejsce jest już Twoje. Do zobaczenia!"
    ]


def test_expired_offer_shows_the_next_step(client, event):
    offered = RegistrationFactory(event=event, place="offered", offer_ends_at=timezone.now() - timedelta(minutes=1))

    before = open_place(client, offered)
    after = press(client, offered, "place_accept")

    assert before.one("h1").text == after.one("h1").text == "Ta propozycja już wygasła"
    assert offered.place == "offered"
    assert before.select(f"a[href={reverse('events:register', args=[event.slug])}]") != []


def test_cancelling_needs_confirmation(client, event):
    registration = RegistrationFactory(event=event)

    asked = read(client.get(link(registration, "place_cancel")))
    unchanged = Registration.objects.get(pk=registration.pk).place
    page = press(client, registration, "place_cancel")

    assert asked.one("h1").text == "Zwolnić miejsce?"
    assert (unchanged, registration.place) == ("confirmed", "cancelled")
    assert page.one("h1").text == "Ten zapis jest odwołany"


def test_cancelling_twice_counts_once(client, event):
    registration = RegistrationFactory(event=event)
    press(client, registration, "place_cancel")

    page = press(client, registration, "place_cancel")

    assert page.one("h1").text == "Ten zapis jest odwołany"
    place = link(registration)
    assert client.get(f"{place}rezygnacja/")["Location"] == place


def test_cancelled_place_is_offered_to_the_next_person(client, event):
    first, waiting = RegistrationFactory(event=event), RegistrationFactory(event=event, place="waiting")

    press(client, first, "place_cancel")

    assert open_place(client, waiting).one("h1").text == "Zwolniło się miejsce dla Ciebie"


def test_waiting_person_may_take_a_free_place_shortly_before_the_start(client):
    event = EventFactory(with_sign_up=True, starts_at=timezone.now() + timedelta(minutes=90))
    waiting = RegistrationFactory(event=event, place="waiting")

    assert "Jest wolne miejsce" in open_place(client, waiting).text
    assert press(client, waiting, "place_accept").one("h1").text == "Masz miejsce"


@pytest.mark.parametrize(("days", "is_asked"), [(5, False), (2, True)])
def test_attendance_question_is_shown_shortly_before_the_event(client, days, is_asked):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=in_days(days)))

    assert ("Przyjdę" in buttons(open_place(client, registration))) is is_asked


def test_attendance_is_confirmed_with_one_button(client):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=in_days(2)))

    page = press(client, registration, "place_coming")

    assert registration.said_coming_at is not None
    assert "Wiemy, że przyjdziesz" in page.text
    assert "Przyjdę" not in buttons(page)


@pytest.mark.parametrize("name", ["place", "place_cancel", "place_accept", "place_coming", "place_ics"])
@pytest.mark.parametrize("place", ["confirmed", "offered", "waiting"])
def test_get_requests_by_a_mail_scanner_change_nothing(client, event, name, place):
    registration = RegistrationFactory(event=event, place=place)
    before = Registration.objects.filter(pk=registration.pk).values().get()

    client.get(link(registration, name), follow=True)

    assert Registration.objects.filter(pk=registration.pk).values().get() == before


@pytest.mark.parametrize("name", ["place", "place_cancel", "place_accept", "place_coming"])
def test_cancelled_event_shows_the_reason_and_no_buttons(client, event, name):
    registration = RegistrationFactory(event=event)
    call_off(event)

    page = read(client.get(link(registration, name), follow=True))

    assert page.one("h1").text == "Wydarzenie jest odwołane"
    assert "Choroba prowadzącej." in page.text
    assert buttons(page) == []


def test_withdrawn_event_shows_an_explanation(client, event):
    registration = RegistrationFactory(event=event)
    Event.objects.filter(pk=event.pk).update(status="draft")

    assert open_place(client, registration).one("h1").text == "Tego wydarzenia teraz nie ma na stronie"


def test_moved_event_shows_the_reason(client, event):
    registration = RegistrationFactory(event=event)
    Event.objects.filter(pk=event.pk).update(status="moved", status_reason="Remont sali.")

    assert open_place(client, registration).one(".notice-warning").text == "Wydarzenie zmieniło termin Remont sali."


@pytest.mark.parametrize("name", ["place_cancel", "place_accept", "place_coming"])
def test_button_pressed_after_the_event_shows_an_explanation(client, name):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=in_days(-3)))

    page = press(client, registration, name)

    assert page.one("h1").text == "To wydarzenie już się odbyło"
    assert registration.place == "confirmed"


def test_link_stops_working_when_the_email_is_corrected(client, event):
    registration = RegistrationFactory(event=event)
    old = link(registration)
    Registration.objects.filter(pk=registration.pk).update(email="inna@example.org")

    assert read(client.get(old), 404).one("h1").text == "Ten link nie działa"


@pytest.mark.parametrize("token", ["bzdura", "1-abc:xx:yy", "1"])
def test_invalid_link_shows_an_explanation(client, token):
    page = read(client.get(reverse("events:place", args=[token])), 404)

    assert page.one("h1").text == "Ten link nie działa"


def test_link_expires_a_year_after_the_event(client):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True))
    address = link(registration)

    with time_machine.travel(registration.event.ends_at + timedelta(days=366)):
        assert client.get(address).status_code == 404


def test_calendar_file_matches_the_own_place(client, event):
    confirmed, waiting = RegistrationFactory(event=event), RegistrationFactory(event=event, place="waiting")

    files = [client.get(link(one, "place_ics")) for one in (confirmed, waiting)]

    assert [one["Content-Type"] for one in files] == ["text/calendar; charset=utf-8"] * 2
    [mine], [theirs] = (Calendar.from_ical(one.content).walk("VEVENT") for one in files)
    assert ONLINE in mine["DESCRIPTION"]
    assert (ONLINE in theirs["DESCRIPTION"], theirs["STATUS"]) == (False, "TENTATIVE")


def held(**values):
    return RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=in_days(-3), **values))


def hand_out(event):
    Material.objects.create(event=event, title="Prezentacja", file=ContentFile(PDF, "prezentacja.pdf"))
    Material.objects.create(event=event, title="Wzór wniosku", url="https://example.org/wzor")


def test_materials_are_available_after_the_event(client):
    registration = held()
    hand_out(registration.event)

    page = open_place(client, registration)
    [file, elsewhere] = page.select(".place-after ul a")
    download = client.get(file["href"])

    assert elsewhere["href"] == "https://example.org/wzor"
    assert download["Content-Disposition"] == 'attachment; filename="Prezentacja.pdf"'
    assert b"".join(download.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize(("place", "days"), [("waiting", -3), ("cancelled", -3), ("lapsed", -3), ("confirmed", 3)])
def test_materials_need_a_place_and_a_started_event(client, place, days):
    event = EventFactory(with_sign_up=True, starts_at=in_days(days))
    registration = RegistrationFactory(event=event, place=place)
    hand_out(event)
    file = event.materials.exclude(file="").get()

    assert open_place(client, registration).select(".place-after") == []
    assert client.get(link(registration, "material", pk=file.pk)).status_code == 404


def test_material_of_another_event_returns_404(client):
    other = held()
    hand_out(other.event)
    file = other.event.materials.exclude(file="").get()

    assert client.get(link(held(), "material", pk=file.pk)).status_code == 404


@pytest.mark.parametrize(("is_revoked", "is_shown"), [(False, True), (True, False)])
def test_issued_certificate_can_be_downloaded(client, is_revoked, is_shown):
    registration = held(has_certificates=True)
    revoked = {"revoked_at": timezone.now(), "revoked_reason": "Pomyłka."} if is_revoked else {}
    Certificate.objects.create(registration=registration, year=2026, number=1, code="ABCDEFGH2345", **revoked)

    page = open_place(client, registration)

    assert ("Pobierz zaświadczenie (PDF)" in page.text) is is_shown


@pytest.mark.parametrize("was_there", [True, False])
def test_pending_certificate_is_announced_to_present_people(client, was_there):
    registration = held(has_certificates=True)
    Registration.objects.update(attended_at=timezone.now() if was_there else None)

    page = open_place(client, registration)

    assert ("Zaświadczenie będzie tutaj" in page.text) is was_there


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_materials(client, django_assert_num_queries, count):
    registration = held()
    for _ in range(count):
        hand_out(registration.event)
    address = link(registration)

    with django_assert_num_queries(6):
        client.get(address)


def test_each_of_several_dates_is_listed(client):
    spans = [(in_days(days), in_days(days, 19)) for days in (3, 10, 17)]
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=spans[0][0], spans=spans))

    assert len(open_place(client, registration).select(".place-facts dd")) == 3 + 1
