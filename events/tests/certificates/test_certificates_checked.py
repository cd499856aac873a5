"""Sprawdzanie zaświadczenia: valid or not, and no more; however the code is typed."""

import pytest
from django.utils import timezone

from core.tests.pages import read
from events.models import Certificate
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db
FORM = "/zaswiadczenia/"
CODE = "KLMNPQRS6789"


@pytest.fixture
def certificate():
    event = EventFactory(title="Tajemne szkolenie", with_sign_up=True, starts_at=in_days(-2), has_certificates=True)
    person = RegistrationFactory(event=event, name="Uczestniczka Ukryta", attended_at=event.starts_at)
    return Certificate.objects.create(registration=person, year=2026, number=12, code=CODE)


def check(client, code):
    return client.get(f"{FORM}{code}/")


def title(response, status=200):
    return read(response, status=status).one("h1").text


@pytest.mark.parametrize("typed", ["KLMN-PQRS-6789", "klmnpqrs6789", "KLMN PQRS 6789", "klmn–pqrs–6789"])
def test_a_valid_one_is_called_valid_however_its_code_is_typed(client, certificate, typed):
    response = check(client, typed)

    assert response.status_code == 200
    assert title(response) == "Zaświadczenie jest ważne"
    assert "KLMN-PQRS-6789" in read(response).text


def test_nothing_of_the_person_or_the_event_is_told(client, certificate):
    page = check(client, CODE).content.decode()

    assert all(secret not in page for secret in ("Ukryta", "Tajemne", "OP/12", "2026 r."))


def test_one_taken_back_and_one_that_never_was_are_answered_alike(client, certificate):
    Certificate.objects.update(revoked_at=timezone.now(), revoked_reason="Pomyłka.")

    revoked, unknown = check(client, CODE), check(client, "ZZZZZZZZZZZZ")

    revoked, unknown = read(revoked, status=404), read(unknown, status=404)
    assert revoked.one("h1").text == "Nie ma ważnego zaświadczenia z tym kodem"
    assert revoked.text.replace("KLMN-PQRS-6789", "ZZZZ-ZZZZ-ZZZZ") == unknown.text


@pytest.mark.parametrize("nonsense", ["x", "BCDF-GHJK-234", "AAAAAAAAAAAA", "%00", "żółw"])
def test_what_cannot_be_a_code_is_answered_politely(client, nonsense):
    assert title(check(client, nonsense), status=404) == "Nie ma ważnego zaświadczenia z tym kodem"


def test_the_code_is_typed_into_a_form_and_forgiven_its_spelling(client, certificate):
    response = client.get(FORM, {"kod": " klmn pqrs-6789 "})

    assert response["Location"] == f"{FORM}KLMN-PQRS-6789/"
    assert title(client.get(response["Location"])) == "Zaświadczenie jest ważne"


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Wpisz kod z zaświadczenia."), ("BCDF", "To nie jest kod zaświadczenia.")]
)
def test_a_code_that_cannot_be_one_comes_back_with_a_hint(client, typed, said):
    page = read(client.get(FORM, {"kod": typed}))

    assert said in page.one(".error-summary").text
    assert page.one("input[name=kod]").attrs.get("value", "") == typed
    assert page.one("input[name=kod]")["aria-invalid"] == "true"


def test_no_robot_lists_these_pages(client, certificate):
    assert {client.get(where)["X-Robots-Tag"] for where in (FORM, f"{FORM}{CODE}/", f"{FORM}x/")} == {"noindex"}


@pytest.mark.usefixtures("new_hour")
def test_codes_are_not_found_by_trying(client, certificate):
    tries = [check(client, f"KLMNPQRS2{number:03}").status_code for number in range(60)]

    assert set(tries) == {404}
    assert check(client, CODE).status_code == 429
    assert client.get(FORM).status_code == 200
