"""Sprawdzanie zaświadczenia: valid or not, nothing else; the code is accepted in any spelling."""

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
def test_valid_certificate_is_confirmed_in_any_spelling_of_its_code(client, certificate, typed):
    response = check(client, typed)

    assert response.status_code == 200
    assert title(response) == "Zaświadczenie jest ważne"
    assert "KLMN-PQRS-6789" in read(response).text


def test_check_reveals_nothing_about_the_person_or_the_event(client, certificate):
    page = check(client, CODE).content.decode()

    assert all(secret not in page for secret in ("Ukryta", "Tajemne", "OP/12", "2026 r."))


def test_revoked_and_unknown_codes_get_the_same_answer(client, certificate):
    Certificate.objects.update(revoked_at=timezone.now(), revoked_reason="Pomyłka.")

    revoked, unknown = check(client, CODE), check(client, "ZZZZZZZZZZZZ")

    revoked, unknown = read(revoked, status=404), read(unknown, status=404)
    assert revoked.one("h1").text == "Nie ma ważnego zaświadczenia z tym kodem"
    assert revoked.text.replace("KLMN-PQRS-6789", "ZZZZ-ZZZZ-ZZZZ") == unknown.text


@pytest.mark.parametrize("nonsense", ["x", "BCDF-GHJK-234", "AAAAAAAAAAAA", "%00", "żółw"])
def test_malformed_code_gets_a_normal_page(client, nonsense):
    assert title(check(client, nonsense), status=404) == "Nie ma ważnego zaświadczenia z tym kodem"


def test_form_accepts_the_code_in_any_spelling(client, certificate):
    response = client.get(FORM, {"kod": " klmn pqrs-6789 "})

    assert response["Location"] == f"{FORM}KLMN-PQRS-6789/"
    assert title(client.get(response["Location"])) == "Zaświadczenie jest ważne"


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Wpisz kod z zaświadczenia."), ("BCDF", "To nie jest kod zaświadczenia.")]
)
def test_malformed_code_in_the_form_shows_a_hint(client, typed, said):
    page = read(client.get(FORM, {"kod": typed}))

    assert said in page.one(".error-summary").text
    assert page.one("input[name=kod]").attrs.get("value", "") == typed
    assert page.one("input[name=kod]")["aria-invalid"] == "true"


def test_pages_are_not_indexed(client, certificate):
    assert {client.get(where)["X-Robots-Tag"] for where in (FORM, f"{FORM}{CODE}/", f"{FORM}x/")} == {"noindex"}


@pytest.mark.usefixtures("new_hour")
def test_rate_limit_prevents_guessing_codes(client, certificate):
    tries = [check(client, f"KLMNPQRS2{number:03}").status_code for number in range(60)]

    assert set(tries) == {404}
    assert check(client, CODE).status_code == 429
    assert client.get(FORM).status_code == 200
