"""Zapis po linku: one's own place, without an account, in plain words and with the one button that fits."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from core.tests.files import PDF
from events import links
from events.models import Certificate, Event, Material, Registration
from events.tests.factories import EventFactory, RegistrationFactory, in_days
from organizations.tests.pages import read

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
    """The button's effect, and the page that comes after it."""
    page = read(client.post(link(registration, name), follow=True))
    registration.refresh_from_db()
    return page


def buttons(page):
    """What can be pressed or followed in the main part, beside the crumbs."""
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
def test_the_page_says_in_plain_words_how_things_stand(client, event, place, title):
    if place == "waiting":
        RegistrationFactory(event=event)

    assert open_place(client, RegistrationFactory(event=event, place=place)).one("h1").text == title


def test_nobody_keeps_the_page_and_no_robot_lists_it(client, event):
    response = client.get(link(RegistrationFactory(event=event)))

    assert "no-store" in response["Cache-Control"]
    assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex", "same-origin")


def test_the_address_in_the_internet_is_for_those_with_a_place(client, event):
    confirmed = RegistrationFactory(event=event)
    others = [RegistrationFactory(event=event, place=place) for place in ("offered", "waiting", "cancelled", "lapsed")]

    assert open_place(client, confirmed).one(f"a[href={ONLINE}]").text == "Wejdź na spotkanie"
    assert all(ONLINE not in client.get(link(one)).content.decode() for one in others)


def test_the_position_in_the_queue_is_told(client, event):
    RegistrationFactory(event=event)
    _, second = RegistrationFactory(event=event, place="waiting"), RegistrationFactory(event=event, place="waiting")

    assert "Twoje miejsce w kolejce: 2" in open_place(client, second).text


def test_the_offer_says_until_when_it_stands(client, event):
    ends_at = timezone.localtime(timezone.now() + timedelta(hours=5)).replace(minute=30)
    page = open_place(client, RegistrationFactory(event=event, place="offered", offer_ends_at=ends_at))

    assert f"godz. {ends_at:%H.%M}" in page.one(".place-until").text
    assert buttons(page) == ["Biorę to miejsce", "Nie skorzystam", "Dodaj do kalendarza"]


def test_an_offer_is_taken_with_one_button(client, event):
    offered = RegistrationFactory(event=event, place="offered")

    page = press(client, offered, "place_accept")

    assert offered.place == "confirmed"
    assert page.one("h1").text == "Masz miejsce"


def test_an_offer_taken_twice_is_taken_once_and_nobody_is_scolded(client, event):
    offered = RegistrationFactory(event=event, place="offered")
    press(client, offered, "place_accept")
    client.get(link(offered))

    page = press(client, offered, "place_accept")

    assert page.one("h1").text == "Masz miejsce"
    assert [one.text for one in page.select(".messages .notice-warning")] == [
        "To miejsce jest już Twoje. Do zobaczenia!"
    ]


def test_an_offer_that_is_over_says_what_to_do_next(client, event):
    offered = RegistrationFactory(event=event, place="offered", offer_ends_at=timezone.now() - timedelta(minutes=1))

    before = open_place(client, offered)
    after = press(client, offered, "place_accept")

    assert before.one("h1").text == after.one("h1").text == "Ta propozycja już wygasła"
    assert offered.place == "offered"
    assert before.select(f"a[href={reverse('events:register', args=[event.slug])}]") != []


def test_giving_up_is_asked_once_more_and_then_done(client, event):
    registration = RegistrationFactory(event=event)

    asked = read(client.get(link(registration, "place_cancel")))
    unchanged = Registration.objects.get(pk=registration.pk).place
    page = press(client, registration, "place_cancel")

    assert asked.one("h1").text == "Zwolnić miejsce?"
    assert (unchanged, registration.place) == ("confirmed", "cancelled")
    assert page.one("h1").text == "Ten zapis jest odwołany"


def test_a_place_given_up_twice_is_given_up_once(client, event):
    registration = RegistrationFactory(event=event)
    press(client, registration, "place_cancel")

    page = press(client, registration, "place_cancel")

    assert page.one("h1").text == "Ten zapis jest odwołany"
    place = link(registration)
    assert client.get(f"{place}rezygnacja/")["Location"] == place


def test_the_place_given_up_is_offered_to_the_next(client, event):
    first, waiting = RegistrationFactory(event=event), RegistrationFactory(event=event, place="waiting")

    press(client, first, "place_cancel")

    assert open_place(client, waiting).one("h1").text == "Zwolniło się miejsce dla Ciebie"


def test_shortly_before_the_start_one_who_waits_may_take_a_free_place(client):
    event = EventFactory(with_sign_up=True, starts_at=timezone.now() + timedelta(minutes=90))
    waiting = RegistrationFactory(event=event, place="waiting")

    assert "Jest wolne miejsce" in open_place(client, waiting).text
    assert press(client, waiting, "place_accept").one("h1").text == "Masz miejsce"


@pytest.mark.parametrize(("days", "is_asked"), [(5, False), (2, True)])
def test_whether_one_still_comes_is_asked_shortly_before(client, days, is_asked):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=in_days(days)))

    assert ("Przyjdę" in buttons(open_place(client, registration))) is is_asked


def test_who_comes_says_so_with_one_button(client):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=in_days(2)))

    page = press(client, registration, "place_coming")

    assert registration.said_coming_at is not None
    assert "Wiemy, że przyjdziesz" in page.text
    assert "Przyjdę" not in buttons(page)


@pytest.mark.parametrize("name", ["place", "place_cancel", "place_accept", "place_coming", "place_ics"])
@pytest.mark.parametrize("place", ["confirmed", "offered", "waiting"])
def test_a_mail_scanner_that_opens_every_link_changes_nothing(client, event, name, place):
    registration = RegistrationFactory(event=event, place=place)
    before = Registration.objects.filter(pk=registration.pk).values().get()

    client.get(link(registration, name), follow=True)

    assert Registration.objects.filter(pk=registration.pk).values().get() == before


@pytest.mark.parametrize("name", ["place", "place_cancel", "place_accept", "place_coming"])
def test_a_cancelled_event_says_why_and_that_nothing_has_to_be_done(client, event, name):
    registration = RegistrationFactory(event=event)
    call_off(event)

    page = read(client.get(link(registration, name), follow=True))

    assert page.one("h1").text == "Wydarzenie jest odwołane"
    assert "Choroba prowadzącej." in page.text
    assert buttons(page) == []


def test_an_event_taken_from_the_site_is_explained(client, event):
    registration = RegistrationFactory(event=event)
    Event.objects.filter(pk=event.pk).update(status="draft")

    assert open_place(client, registration).one("h1").text == "Tego wydarzenia teraz nie ma na stronie"


def test_a_moved_event_says_so_with_the_reason(client, event):
    registration = RegistrationFactory(event=event)
    Event.objects.filter(pk=event.pk).update(status="moved", status_reason="Remont sali.")

    assert open_place(client, registration).one(".notice-warning").text == "Wydarzenie zmieniło termin Remont sali."


@pytest.mark.parametrize("name", ["place_cancel", "place_accept", "place_coming"])
def test_a_button_pressed_after_the_event_ends_on_a_kind_page(client, name):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=in_days(-3)))

    page = press(client, registration, name)

    assert page.one("h1").text == "To wydarzenie już się odbyło"
    assert registration.place == "confirmed"


def test_a_link_to_an_address_mended_since_leads_nowhere_and_says_so(client, event):
    registration = RegistrationFactory(event=event)
    old = link(registration)
    Registration.objects.filter(pk=registration.pk).update(email="inna@example.org")

    assert read(client.get(old), 404).one("h1").text == "Ten link nie działa"


@pytest.mark.parametrize("token", ["bzdura", "1-abc:xx:yy", "1"])
def test_a_spoilt_link_says_what_to_do(client, token):
    page = read(client.get(reverse("events:place", args=[token])), 404)

    assert page.one("h1").text == "Ten link nie działa"


def test_a_year_after_the_event_the_link_is_over(client):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True))
    address = link(registration)

    with time_machine.travel(registration.event.ends_at + timedelta(days=366)):
        assert client.get(address).status_code == 404


def test_the_calendar_file_is_ones_own(client, event):
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


def test_materials_are_handed_out_after_the_event(client):
    registration = held()
    hand_out(registration.event)

    page = open_place(client, registration)
    [file, elsewhere] = page.select(".place-after ul a")
    download = client.get(file["href"])

    assert elsewhere["href"] == "https://example.org/wzor"
    assert download["Content-Disposition"] == 'attachment; filename="Prezentacja.pdf"'
    assert b"".join(download.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize(("place", "days"), [("waiting", -3), ("cancelled", -3), ("lapsed", -3), ("confirmed", 3)])
def test_materials_are_for_those_who_had_a_place_and_not_before_the_start(client, place, days):
    event = EventFactory(with_sign_up=True, starts_at=in_days(days))
    registration = RegistrationFactory(event=event, place=place)
    hand_out(event)
    file = event.materials.exclude(file="").get()

    assert open_place(client, registration).select(".place-after") == []
    assert client.get(link(registration, "material", pk=file.pk)).status_code == 404


def test_a_material_of_another_event_is_not_handed_out(client):
    other = held()
    hand_out(other.event)
    file = other.event.materials.exclude(file="").get()

    assert client.get(link(held(), "material", pk=file.pk)).status_code == 404


@pytest.mark.parametrize(("is_revoked", "is_shown"), [(False, True), (True, False)])
def test_a_certificate_that_was_issued_can_be_downloaded(client, is_revoked, is_shown):
    registration = held(has_certificates=True)
    revoked = {"revoked_at": timezone.now(), "revoked_reason": "Pomyłka."} if is_revoked else {}
    Certificate.objects.create(registration=registration, year=2026, number=1, code="ABCDEFGH2345", **revoked)

    page = open_place(client, registration)

    assert ("Pobierz zaświadczenie (PDF)" in page.text) is is_shown


@pytest.mark.parametrize("was_there", [True, False])
def test_a_certificate_that_is_yet_to_be_issued_is_promised_to_whoever_was_there(client, was_there):
    registration = held(has_certificates=True)
    Registration.objects.update(attended_at=timezone.now() if was_there else None)

    page = open_place(client, registration)

    assert ("Zaświadczenie będzie tutaj" in page.text) is was_there


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_material_and_for_many(client, django_assert_num_queries, count):
    registration = held()
    for _ in range(count):
        hand_out(registration.event)
    address = link(registration)

    with django_assert_num_queries(6):
        client.get(address)


def test_every_meeting_of_several_is_named(client):
    spans = [(in_days(days), in_days(days, 19)) for days in (3, 10, 17)]
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True, starts_at=spans[0][0], spans=spans))

    assert len(open_place(client, registration).select(".place-facts dd")) == 3 + 1
