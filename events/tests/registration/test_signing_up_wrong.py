"""Zapisy: whatever cannot be done is said beside the field it is about, and nothing that was typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.forms import SENT_TOO_FAST
from core.tests.pages import read
from core.tests.traps import as_a_person
from events.choices import Audience
from events.models import Event
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory
from events.tests.signing_up import ANNA, BEATA, CELA, address, filled_in, places, problems, sign_up, typed

pytestmark = pytest.mark.django_db
FULL = "Nie ma już wolnych miejsc."


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True)


def refused(client, event, *people, **shared):
    """What is said; and everything that was typed stands where it stood."""
    people = people or (ANNA,)
    response = sign_up(client, event, *people, **shared)
    kept = typed(response)
    for number, person in enumerate(people, 1):
        for name, value in person.items():
            assert kept[f"osoba{number}-{name}"] == value
    return problems(response)


def test_an_empty_form_shows_errors_not_a_blank_form(client, event):
    response = client.post(address(event), as_a_person())

    assert [line.partition(":")[0] for line in problems(response) if ":" in line] == [
        "Imię i nazwisko",
        "Adres e-mail",
        "Zgoda",
    ]


def test_every_error_links_to_its_field(client, event):
    page = read(sign_up(client, event, ANNA, {"name": "", "email": "zły"}, consent=None))

    linked = [line["href"] for line in page.select(".error-summary a")]
    assert linked == ["#id_osoba2-name", "#id_osoba2-email", "#id_consent"]
    assert all(page.select(target) for target in linked)


def test_an_address_that_is_signed_up_already_is_named(client, event):
    RegistrationFactory(event=event, email="DRUGA@example.org")

    [said] = refused(client, event, ANNA, BEATA)

    assert said.startswith("Osoba 2, Adres e-mail: Ten adres jest już zapisany na to wydarzenie.")
    assert len(places(event)) == 1


def test_one_address_twice_in_the_form_is_said_beside_the_second(client, event):
    [said] = refused(client, event, ANNA, BEATA | {"email": "Pierwsza@example.org"})

    assert said == "Osoba 2, Adres e-mail: Ten adres jest już wyżej, przy osobie 1. Każda osoba potrzebuje własnego."


def test_an_event_that_filled_up_meanwhile_refuses_politely(client):
    event = EventFactory(with_sign_up=True, capacity=1, has_waiting_list=False)
    RegistrationFactory(event=event)

    assert refused(client, event) == [FULL]


def test_more_people_than_an_organisation_may_send_are_refused_beside_its_name(client):
    event = EventFactory(with_sign_up=True, per_organization=2)
    RegistrationFactory(event=event, organization_name="Fundacja A", organization_key="")
    sign_up(client, event, CELA, organization="Fundacja Leszczyna")

    said = refused(client, event, ANNA, BEATA, organization="FUNDACJA LESZCZYNA")

    assert len(said) == 1
    assert said[0].startswith("Organizacja: Z jednej organizacji można zapisać najwyżej 2 osoby.")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"sign_up_closes_at": timezone.now() - timedelta(hours=1)}, "Zapisy na to wydarzenie są już zamknięte."),
        ({"sign_up_opens_at": timezone.now() + timedelta(days=1)}, "Zapisy na to wydarzenie jeszcze się nie zaczęły."),
        ({"status": "cancelled", "status_reason": "Choroba."}, "To wydarzenie się nie odbędzie."),
        ({"has_sign_up": False}, "Na to wydarzenie nie trzeba się zapisywać."),
    ],
)
def test_what_changed_while_the_form_was_filled_in_is_said_and_nothing_is_lost(client, event, changes, sentence):
    Event.objects.filter(pk=event.pk).update(**changes)

    assert refused(client, event, ANNA, BEATA) == [sentence]
    assert places(event) == []


def test_a_question_added_meanwhile_is_shown_to_be_answered(client, event):
    before = filled_in(event)
    asked = QuestionFactory(event=event, label="Z czym przychodzisz?")

    response = client.post(address(event), before)

    assert problems(response) == [
        "Organizator zmienił ten formularz, gdy był wypełniany. Sprawdź odpowiedzi i wyślij jeszcze raz."
    ]
    assert typed(response)[f"osoba1-pytanie{asked.pk}"] == ""
    assert places(event) == []


def test_a_question_taken_off_meanwhile_is_told_and_the_rest_stays(client, event):
    gone, stays = QuestionFactory(event=event), QuestionFactory(event=event)
    answers = {f"pytanie{gone.pk}": "odpowiedź", f"pytanie{stays.pk}": "inna"}
    before = filled_in(event, ANNA | answers)
    gone.removed_at = timezone.now()
    gone.save()

    response = client.post(address(event), before)
    again = client.post(address(event), before | {"seen": read(response).one("#id_seen")["value"]})

    assert len(problems(response)) == 1
    assert typed(response)[f"osoba1-pytanie{stays.pk}"] == "inna"
    assert again.status_code == 302
    assert [answer.text for answer in event.registrations.get().answers.all()] == ["inna"]


def test_consent_is_asked_anew_when_its_words_changed(client, event):
    before = filled_in(event)
    Event.objects.filter(pk=event.pk).update(clause="Inna treść zgody.")

    assert len(problems(client.post(address(event), before))) == 1


def test_nobody_is_signed_up_without_consent(client, event):
    assert refused(client, event, consent=None) == [
        "Zgoda: Bez tej zgody nie możemy nikogo zapisać. Zaznacz ją, proszę."
    ]


def test_a_phone_is_asked_for_where_the_event_needs_it(client):
    event = EventFactory(with_sign_up=True, asks_phone=True)

    assert [line.partition(":")[0] for line in refused(client, event)] == ["Telefon"]
    assert sign_up(client, event, ANNA | {"phone": "655298123"}).status_code == 302
    assert event.registrations.get().phone == "+48 65 529 81 23"


def test_a_meeting_for_organisations_wants_to_know_which(client):
    event = EventFactory(with_sign_up=True, audience=Audience.ORGANIZATIONS)

    assert refused(client, event) == ["Organizacja: To spotkanie jest dla organizacji. Wpisz, z której jesteś."]


def test_a_robot_falls_into_the_trap_and_a_person_loses_nothing(client, event):
    response = sign_up(client, event, homepage_url="https://example.org")

    assert len(problems(response)) == 1
    assert typed(response)["osoba1-name"] == ANNA["name"]
    assert places(event) == []


def test_a_form_sent_in_a_blink_comes_back_filled_in(client, event):
    assert refused(client, event, **as_a_person(seconds=0)) == [SENT_TOO_FAST]


@pytest.mark.usefixtures("new_hour")
def test_too_many_forms_from_one_machine_come_back_filled_in(client, event):
    for _ in range(60):
        client.post(address(event), {})

    response = sign_up(client, event)

    assert response.status_code == 429
    response.status_code = 200
    assert typed(response)["osoba1-email"] == ANNA["email"]
    assert places(event) == []


@pytest.mark.usefixtures("new_hour")
def test_no_mailbox_is_filled_by_a_stranger(client, monkeypatch):
    monkeypatch.setattr("events.registration.views.sign_up.LETTERS_AN_HOUR", 1)
    first, second = EventFactory(with_sign_up=True), EventFactory(with_sign_up=True)

    sign_up(client, first)
    response = sign_up(client, second)

    assert response.status_code == 429
    assert places(second) == []


@pytest.mark.parametrize("people", ["0", "-1", "dwie", "999999999", ""])
def test_a_strange_number_of_people_breaks_nothing(client, event, people):
    response = client.post(address(event), filled_in(event) | {"people": people, "osoba1-email": "zły"})

    assert response.status_code == 200
    assert typed(response)["osoba1-email"] == "zły"


def test_the_words_of_an_organiser_are_text_not_markup(client):
    event = EventFactory(with_sign_up=True, clause="<script>a</script>")
    QuestionFactory(event=event, label="<b>Pytanie</b>", help_text="<i>Podpowiedź</i>")

    page = client.get(address(event)).content.decode()

    assert not {"<script>a", "<b>Pytanie", "<i>Podpowiedź"} & {
        word for word in ("<script>a", "<b>Pytanie") if word in page
    }
    assert "&lt;i&gt;Podpowiedź" in page
