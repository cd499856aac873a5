"""Moje wydarzenia: a person's own places, certificates and calendar."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from core.tests.pages import read
from events.choices import Place
from events.models import Certificate, PersonalFeed
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db
PAGE, ACCOUNT = "/konto/wydarzenia/", "/konto/"


@pytest.fixture
def inside(client, alice):
    client.force_login(alice)
    return client


def place(title, *, days=10, **fields):
    event = EventFactory(title=title, starts_at=in_days(days), with_sign_up=True)
    return RegistrationFactory(event=event, **fields)


def text(response):
    return response.content.decode()


def test_anonymous_visitor_signs_in_first(client):
    assert client.get(PAGE).url.startswith("/konto/logowanie/?next=")


def test_places_of_the_account_and_of_its_address_are_listed(inside, alice):
    place("Statut", user=alice, email="inny-adres@example.org")
    place("Wniosek", email="ALICE@example.org")
    place("Cudze spotkanie", email="ktos@example.org")

    page = text(inside.get(PAGE))

    assert "Statut" in page
    assert "Wniosek" in page
    assert "Cudze spotkanie" not in page


def test_returned_place_is_not_listed(inside, alice):
    place("Statut", user=alice)
    place("Oddane miejsce", user=alice, place=Place.CANCELLED)

    page = text(inside.get(PAGE))

    assert "Statut" in page
    assert "Oddane miejsce" not in page


def test_deadline_of_an_offer_is_shown(inside, alice):
    ends_at = in_days(2, hour=9)
    place("Statut", user=alice, place=Place.OFFERED, offer_ends_at=ends_at)

    page = text(inside.get(PAGE))

    assert f"Miejsce zaproponowane – odpowiedz do {date_format(ends_at, 'j E')}, 09.00" in page


def test_waiting_list_status_is_shown(inside, alice):
    place("Statut", user=alice, place=Place.WAITING)

    assert "Na liście rezerwowej" in text(inside.get(PAGE))


def test_past_places_are_listed_separately_with_their_certificates(inside, alice):
    held = place("Wolontariat", days=-10, user=alice, attended_at=timezone.now())
    Certificate.objects.create(registration=held, year=2026, number=1, code="ABCDEFGHJK23")

    page = text(inside.get(PAGE))

    assert page.index("Nie masz teraz żadnych zapisów") < page.index("Wolontariat") < page.index("zaswiadczenie.pdf")


def test_revoked_certificate_is_not_offered(inside, alice):
    held = place("Wolontariat", days=-10, user=alice, attended_at=timezone.now())
    Certificate.objects.create(
        registration=held,
        year=2026,
        number=1,
        code="ABCDEFGHJK23",
        revoked_at=timezone.now(),
        revoked_reason="Pomyłka.",
    )

    page = text(inside.get(PAGE))

    assert "Wolontariat" in page
    assert "zaswiadczenie.pdf" not in page


def test_overview_shows_the_three_nearest_events(inside, alice):
    for days, title in ((9, "Spotkanie D"), (2, "Spotkanie A"), (5, "Spotkanie C"), (3, "Spotkanie B")):
        place(title, days=days, user=alice)

    page = text(inside.get(ACCOUNT))

    assert page.index("Spotkanie A") < page.index("Spotkanie B") < page.index("Spotkanie C")
    assert "Spotkanie D" not in page


def test_calendar_address_can_be_created_and_replaced(inside, alice, settings):
    inside.post("/konto/wydarzenia/kalendarz/")
    first = PersonalFeed.objects.get(user=alice).key

    inside.post("/konto/wydarzenia/kalendarz/")

    second = PersonalFeed.objects.get(user=alice).key
    shown = read(inside.get(PAGE))
    assert first != second
    assert shown.one("#adres-kalendarza")["value"] == f"{settings.SITE_URL}/wydarzenia/moj-kalendarz/{second}.ics"
    assert first not in shown.one("#adres-kalendarza")["value"]


def test_viewing_the_page_creates_no_address(inside, alice):
    assert inside.get("/konto/wydarzenia/kalendarz/").status_code == 405
    assert not PersonalFeed.objects.filter(user=alice).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_places(inside, alice, count, django_assert_num_queries):
    for _ in range(count):
        place("Statut", user=alice)
        held = place("Wolontariat", days=-10, user=alice, attended_at=timezone.now() - timedelta(days=10))
        Certificate.objects.create(
            registration=held, year=2026, number=held.pk, code=f"{'A' * 8}{1000 + held.pk}"[:12]
        )

    with django_assert_num_queries(5):  # session, person, coming, past, own calendar
        inside.get(PAGE)
