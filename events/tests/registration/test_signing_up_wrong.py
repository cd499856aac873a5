"""Zapisy: each error appears at its field and input is kept."""

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
    """The error messages, after a check that all input is kept."""
    people = people or (ANNA,)
    response = sign_up(client, event, *people, **shared)
    kept = typed(response)
    for number, person in enumerate(people, 1):
        for name, value in person.items():
            assert kept[f"osoba{number}-{name}"] == value
    return problems(response)


def test_empty_form_shows_errors(client, event):
    response = client.post(address(event), as_a_person())

    assert [line.partition(":")[0] for line in problems(response) if ":" in line] == [
        "Imię i nazwisko",
        "Adres e-mail",
        "Zgoda",
    ]


def test_each_error_links_to_its_field(client, event):
    page = read(sign_up(client, event, ANNA, {"name": "", "email": "zły"}, consent=None))

    linked = [line["href"] for line in page.select(".error-summary a")]
    assert linked == ["#id_osoba2-name", "#id_osoba2-email", "#id_consent"]
    assert all(page.select(target) for target in linked)


def test_registered_email_is_named(client, event):
    RegistrationFactory(event=event, email="DRUGA@example.org")

    [said] = refused(client, event, ANNA, BEATA)

    assert said.startswith("Osoba 2, Adres e-mail: Ten adres jest już zapisany na to wydarzenie.")
    assert len(places(event)) == 1


def test_duplicate_email_in_the_form_is_reported_at_the_second_person(client, event):
    [said] = refused(client, event, ANNA, BEATA | {"email": "Pierwsza@example.org"})

    assert said == "Osoba 2, Adres e-mail: Ten adres jest już wyżej, przy osobie 1. Każda osoba potrzebuje własnego."


def test_event_that_filled_up_meanwhile_refuses_politely(client):
    event = EventFactory(with_sign_up=True, capacity=1, has_waiting_list=False)
    RegistrationFactory(event=event)

    assert refused(client, event) == [FULL]


def test_exceeded_organisation_limit_is_reported_at_the_organisation_field(client):
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
def test_changes_made_meanwhile_are_reported_and_input_is_kept(client, event, changes, sentence):
    Event.objects.filter(pk=event.pk).update(**changes)

    assert refused(client, event, ANNA, BEATA) == [sentence]
    assert places(event) == []


def test_question_added_meanwhile_is_shown(client, event):
    before = filled_in(event)
    asked = QuestionFactory(event=event, label="Z czym przychodzisz?")

    response = client.post(address(event), before)

    assert problems(response) == [
        "Organizator zmienił ten formularz, gdy był wypełniany. Sprawdź odpowiedzi i wyślij jeszcze raz."
    ]
    assert typed(response)[f"osoba1-pytanie{asked.pk}"] == ""
    assert places(event) == []


def test_question_retired_meanwhile_is_reported_and_input_is_kept(client, event):
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


def test_changed_consent_text_needs_new_consent(client, event):
    before = filled_in(event)
    Event.objects.filter(pk=event.pk).update(clause="Inna treść zgody.")

    assert len(problems(client.post(address(event), before))) == 1


def test_sign_up_needs_consent(client, event):
    assert refused(client, event, consent=None) == [
        "Zgoda: Bez tej zgody nie możemy nikogo zapisać. Zaznacz ją, proszę."
    ]


def test_phone_is_required_where_the_event_asks_for_it(client):
    event = EventFactory(with_sign_up=True, asks_phone=True)

    assert [line.partition(":")[0] for line in refused(client, event)] == ["Telefon"]
    assert sign_up(client, event, ANNA | {"phone": "655298123"}).status_code == 302
    assert event.registrations.get().phone == "+48 65 529 81 23"


def test_event_for_organisations_requires_an_organisation(client):
    event = EventFactory(with_sign_up=True, audience=Audience.ORGANIZATIONS)

    assert refused(client, event) == ["Organizacja: To spotkanie jest dla organizacji. Wpisz, z której jesteś."]


def test_honeypot_stops_bots_and_keeps_input(client, event):
    response = sign_up(client, event, homepage_url="https://example.org")

    assert len(problems(response)) == 1
    assert typed(response)["osoba1-name"] == ANNA["name"]
    assert places(event) == []


def test_form_sent_too_fast_is_refused_and_keeps_input(client, event):
    assert refused(client, event, **as_a_person(seconds=0)) == [SENT_TOO_FAST]


@pytest.mark.usefixtures("new_hour")
def test_rate_limit_keeps_input(client, event):
    for _ in range(60):
        client.post(address(event), {})

    response = sign_up(client, event)

    assert response.status_code == 429
    response.status_code = 200
    assert typed(response)["osoba1-email"] == ANNA["email"]
    assert places(event) == []


@pytest.mark.usefixtures("new_hour")
def test_letters_to_one_address_are_limited(client, monkeypatch):
    monkeypatch.setattr("events.registration.views.sign_up.LETTERS_AN_HOUR", 1)
    first, second = EventFactory(with_sign_up=True), EventFactory(with_sign_up=True)

    sign_up(client, first)
    response = sign_up(client, second)

    assert response.status_code == 429
    assert places(second) == []


@pytest.mark.parametrize("people", ["0", "-1", "dwie", "999999999", ""])
def test_invalid_number_of_people_is_handled(client, event, people):
    response = client.post(address(event), filled_in(event) | {"people": people, "osoba1-email": "zły"})

    assert response.status_code == 200
    assert typed(response)["osoba1-email"] == "zły"


def test_organiser_texts_are_escaped(client):
    event = EventFactory(with_sign_up=True, clause="<script>a</script>")
    QuestionFactory(event=event, label="<b>Pytanie</b>", help_text="<i>Podpowiedź</i>")

    page = client.get(address(event)).content.decode()

    assert not {"<script>a", "<b>Pytanie", "<i>Podpowiedź"} & {
        word for word in ("<script>a", "<b>Pytanie") if word in page
    }
    assert "&lt;i&gt;Podpowiedź" in page
