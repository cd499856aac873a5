"""Zapisy na wydarzenie: who gets a place, what is shown before and after, and what the form prefills."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.mail.models import Letter
from core.tests.pages import read
from events.choices import Audience
from events.models import Registration
from events.tests.factories import EventFactory, RegistrationFactory
from events.tests.signing_up import ANNA, BEATA, CELA, address, filled_in, places, problems, sign_up, typed
from organizations.models import Membership
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True, title="Pierwszy wniosek")


def open_form(client, event):
    return read(client.get(address(event)))


def belong(user, **values):
    organization = OrganizationFactory(**values)
    Membership.objects.create(organization=organization, user=user, role=Membership.Role.OWNER)
    return organization


def test_free_place_needs_no_account(client, event):
    response = sign_up(client, event, organization="Koło Gospodyń")

    done = read(client.get(response["Location"]))
    assert done.one("h1").text == "Masz miejsce"
    assert done.one(".sign-up-people li").text == "Uczestniczka pierwsza pierwsza@example.org miejsce potwierdzone"
    [place] = event.registrations.all()
    assert (place.name, place.email, place.place) == (*ANNA.values(), "confirmed")
    assert (place.organization, place.organization_name) == (None, "Koło Gospodyń")
    assert place.clause == event.clause
    assert Letter.objects.get().to == "pierwsza@example.org"


def test_several_people_of_one_organisation_register_in_one_form(client, event):
    response = sign_up(client, event, ANNA, BEATA, CELA, organization="Fundacja Leszczyna")

    assert read(client.get(response["Location"])).one("h1").text == "Macie miejsca"
    assert [one.organization_name for one in event.registrations.all()] == ["Fundacja Leszczyna"] * 3
    assert len(set(event.registrations.values_list("party", flat=True))) == 1


def test_typed_name_of_a_registered_organisation_is_linked_to_its_entry(client, event):
    entry = OrganizationFactory(name="Fundacja „Leszczyna”")

    sign_up(client, event, organization="  fundacja  leszczyna ")

    assert event.registrations.get().organization == entry


def test_name_of_two_entries_is_not_linked(client, event):
    for slug in ("jedna", "druga"):
        OrganizationFactory(name="Fundacja Leszczyna", slug=slug)

    sign_up(client, event, organization="Fundacja Leszczyna")

    place = event.registrations.get()
    assert (place.organization, place.organization_name) == (None, "Fundacja Leszczyna")


def test_unpublished_entry_is_linked_for_its_own_members_only(client, event, alice):
    entry = belong(alice, name="Fundacja Nowa", status="submitted")

    sign_up(client, event, ANNA, organization="Fundacja Nowa")
    client.force_login(alice)
    sign_up(client, event, BEATA, organization="Fundacja Nowa")

    assert [one.organization for one in event.registrations.order_by("pk")] == [None, entry]


def test_signed_in_person_gets_a_prefilled_form(client, event, alice):
    belong(alice, name="Fundacja Leszczyna")
    belong(alice, name="Stowarzyszenie Orzech")
    client.force_login(alice)

    page = client.get(address(event))

    known = {"osoba1-name": alice.name, "osoba1-email": alice.email, "organization": "Fundacja Leszczyna"}
    assert {name: value for name, value in typed(page).items() if value} == known
    offered = [option["value"] for option in read(page).select("datalist option")]
    assert offered == ["Fundacja Leszczyna", "Stowarzyszenie Orzech"]


def test_place_taken_while_signed_in_belongs_to_the_account(client, event, alice):
    client.force_login(alice)

    sign_up(client, event, ANNA | {"email": alice.email})

    assert event.registrations.get().user == alice


def test_registered_person_sees_a_notice_before_signing_up_others(client, event, alice):
    RegistrationFactory(event=event, email=alice.email)
    client.force_login(alice)

    page = client.get(address(event))

    assert read(page).one(".notice-title").text == "Twój adres jest już zapisany"
    assert typed(page)["osoba1-email"] == ""


def test_form_sent_twice_creates_one_registration_and_shows_success(client, event):
    sent = filled_in(event, ANNA, BEATA, form_key="6ac65fa2-8e57-4a9b-8c4a-0d5cbf6a4f17")

    first, second = client.post(address(event), sent), client.post(address(event), sent)

    assert first["Location"] == second["Location"]
    assert len(read(client.get(second["Location"])).select(".sign-up-people li")) == 2
    assert places(event) == [("pierwsza@example.org", "confirmed"), ("druga@example.org", "confirmed")]


def test_same_email_from_another_form_is_refused(client, event):
    sign_up(client, event, ANNA, form_key="6ac65fa2-8e57-4a9b-8c4a-0d5cbf6a4f17")

    again = sign_up(client, event, ANNA, form_key="0b42a3c5-0f0e-4a4e-9d6c-1f6f3d8fb9a1")

    assert len(problems(again)) == event.registrations.count() == 1


def test_free_places_are_shown_before_the_form(client, event):
    for _ in range(7):
        RegistrationFactory(event=event)

    assert open_form(client, event).one(".sign-up-free").text == "Zostały 3 miejsca."


@pytest.mark.parametrize(
    ("waiting", "told"),
    [(0, "Nikt na niej jeszcze nie czeka."), (1, "Czeka na niej 1 osoba."), (3, "Czekają na niej 3 osoby.")],
)
def test_full_event_announces_the_waiting_list_before_the_form(client, waiting, told):
    event = EventFactory(with_sign_up=True, capacity=1)
    RegistrationFactory(event=event)
    for _ in range(waiting):
        RegistrationFactory(event=event, place="waiting")

    page = open_form(client, event)

    assert page.one("h1").text == "Lista rezerwowa"
    assert told in page.one(".notice-warning").text
    assert page.select("#zapis button")[-1].text == "Zapisz na listę rezerwową"


def test_third_person_for_two_places_joins_the_waiting_list(client):
    event = EventFactory(with_sign_up=True, capacity=2)

    done = read(client.get(sign_up(client, event, ANNA, BEATA, CELA)["Location"]))

    tags = [tag.text for tag in done.select(".sign-up-people .tag")]
    assert tags == ["miejsce potwierdzone", "miejsce potwierdzone", "1. na liście rezerwowej"]
    assert done.one("h1").text == "Zapisano, część osób czeka"


def test_thanks_page_reveals_nothing_to_others(client, event):
    thanks = sign_up(client, event)["Location"]
    client.cookies.clear()

    page = read(client.get(thanks))

    assert page.one("h1").text == "Dziękujemy za zapis"
    assert ANNA["email"] not in page.text


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"has_sign_up": False, "sign_up_closes_at": None}, "Zapisy nie są potrzebne"),
        ({"sign_up_opens_at": timezone.now() + timedelta(days=1)}, "Zapisy jeszcze się nie zaczęły"),
        ({"sign_up_closes_at": timezone.now() - timedelta(hours=1)}, "Zapisy są zamknięte"),
        ({"status": "cancelled"}, "Wydarzenie odwołane"),
        ({"starts_at": timezone.now() - timedelta(days=2)}, "To wydarzenie już się odbyło"),
    ],
)
def test_closed_sign_up_page_shows_the_reason(client, changes, title):
    event = EventFactory(with_sign_up=True, **changes)

    page = open_form(client, event)

    assert page.one("h1").text == title
    assert page.select("#zapis") == []


def test_full_event_without_a_waiting_list_says_so(client):
    event = EventFactory(with_sign_up=True, capacity=1, has_waiting_list=False)
    RegistrationFactory(event=event)

    assert open_form(client, event).one("h1").text == "Brak wolnych miejsc"


def test_former_slug_redirects_to_the_form(client, event):
    event.old_addresses.create(slug="dawny-adres")

    assert client.get("/wydarzenia/dawny-adres/zapisy/")["Location"] == address(event)


def test_members_meeting_returns_404_for_others(client, alice, bob):
    own = belong(alice)
    event = EventFactory(with_sign_up=True, audience=Audience.MEMBERS, members_of=own)

    client.force_login(bob)
    assert client.get(address(event)).status_code == 404
    client.force_login(alice)
    assert typed(client.get(address(event)))["organization"] == own.name


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_form_does_not_grow_with_the_waiting_list(client, event, django_assert_num_queries, count):
    for _ in range(count):
        RegistrationFactory(event=event, place="waiting")
    client.get(address(event))

    with django_assert_num_queries(4):
        client.get(address(event))


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_thanks_page_does_not_grow_with_people(client, django_assert_num_queries, count):
    event = EventFactory(with_sign_up=True, capacity=1)
    RegistrationFactory(event=event)
    thanks = sign_up(client, event, *[ANNA, BEATA, CELA][:count])["Location"]

    with django_assert_num_queries(5):
        client.get(thanks)


def test_names_of_published_entries_are_suggested(client):
    OrganizationFactory(name="Fundacja Leszczyna")
    OrganizationFactory(name="Fundacja Leszczynka", status="submitted")

    answer = client.get("/wydarzenia/zapisy/organizacje/", {"q": "leszczy"})

    assert answer.json() == {"names": ["Fundacja Leszczyna"]}


def test_form_that_is_not_submitted_stores_nothing(client, event):
    client.post(address(event), filled_in(event, ANNA) | {"add": "tak"})

    assert Registration.objects.count() == Letter.objects.count() == 0


def test_form_shows_event_details_above(client):
    whole_day = EventFactory(with_sign_up=True, precision="day", venue=None, room="Rynek")
    online = EventFactory(with_sign_up=True, venue=None, online_url="https://spotkanie.example.org/")

    first, second = (open_form(client, event).one(".ticket").text for event in (whole_day, online))

    assert first.endswith("Rynek")
    assert "17.00" not in first
    assert second.endswith("17.00–19.00przez internet")
    assert "spotkanie.example.org" not in second
