"""„Dodaj swoją organizację”: the four steps, kept between visits. test_joining_sent covers sending."""

import pytest
from django.urls import reverse

from accounts import personal
from core.forms import SENT_LIKE_A_ROBOT
from core.mail.models import Letter
from core.tests.pages import read
from core.tests.traps import as_a_person
from organizations.models import Joining, Organization
from organizations.tests.joining import EMAIL, answers, fill, fill_all, kinds, link, send, step_url

pytestmark = pytest.mark.django_db


def test_start_page_names_the_operator_and_says_no_legal_status_follows(client):
    html = read(client.get(reverse("organizations:join")))

    assert html.one("h1").text == "Dodaj swoją organizację"
    for words in (
        "Urząd Miasta Leszna",
        "bezpłatny i dobrowolny",
        "nie daje żadnego statusu",
        "nie trzeba zakładać konta",
    ):
        assert words in html.one("main").text.replace("\xa0", " ")


def test_first_step_saves_the_answers_and_sends_a_link(client, delivered):
    response = fill(client, 1)

    joining = Joining.objects.get()
    assert (joining.email, joining.person, joining.status) == (EMAIL, "Koordynatorka Żuczków", "open")
    assert joining.answers["1"]["name"] == "Fundacja Zielone Żuczki"
    assert response["Location"] == step_url(2)
    [letter] = delivered()
    assert letter.to == [EMAIL]
    assert "Fundacja Zielone Żuczki" in letter.body


def test_letter_with_the_link_is_confidential(client):
    fill(client, 1)

    assert Letter.objects.get().is_confidential


def test_each_step_leads_to_the_next_and_the_last_to_the_check(client):
    ways = [fill(client, number)["Location"] for number in (1, 2, 3, 4)]

    assert ways == [step_url(2), step_url(3), step_url(4), reverse("organizations:join_check")]


def test_every_step_reopens_with_its_answers(client):
    fill_all(client)

    assert read(client.get(step_url(1))).one("[name=name]")["value"] == "Fundacja Zielone Żuczki"
    assert read(client.get(step_url(2))).one("[name=krs]")["value"] == "123457"
    assert read(client.get(step_url(3))).one("main [name=description]").raw.strip() == "Pierwszy akapit.\n\nDrugi."
    assert read(client.get(step_url(4))).one("[name=city]")["value"] == "Leszno"


def test_wrong_answers_are_kept(client):
    fill(client, 1)

    html = read(fill(client, 2, nip="123"))

    assert "NIP ma 10 cyfr" in html.one(".error-summary").text
    assert Joining.objects.get().answers["2"]["nip"] == "123"
    assert read(client.get(step_url(2))).one("[name=nip]")["value"] == "123"


def test_progress_is_shown(client):
    fill(client, 1)

    html = read(client.get(step_url(2)))

    assert html.one("h1").text == "Krok 2 z 4: Rejestry"
    assert html.one("[aria-current=step]").text == "2. Rejestry"


def test_without_a_draft_later_steps_redirect_to_the_start(client):
    response = client.get(step_url(3), follow=True)

    assert response.redirect_chain[-1][0] == reverse("organizations:join")
    assert "Nie mamy tu zaczętego zgłoszenia" in response.content.decode()


def test_fifth_step_is_not_found(client):
    assert client.get(step_url(5)).status_code == 404


def test_empty_first_step_shows_errors_and_creates_no_draft(client):
    html = read(client.post(step_url(1), {}))

    assert html.select(".error-summary li")
    assert not Joining.objects.exists()


def test_robot_creates_no_draft(client):
    html = read(fill(client, 1, homepage_url="https://spam.example.org"))

    assert SENT_LIKE_A_ROBOT in html.one(".error-summary").text
    assert not Joining.objects.exists()


def test_quick_answer_in_a_later_step_is_accepted(client):
    fill(client, 1)

    response = client.post(step_url(2), as_a_person(seconds=0, **answers(2)))

    assert response.status_code == 302


@pytest.mark.usefixtures("new_hour")
def test_rate_limit_of_steps_keeps_the_answers(client):
    for _ in range(30):
        fill(client, 1, person_email="nie adres")

    response = fill(client, 1, name="Pięćdziesiąta organizacja")

    html = read(response, status=429)
    assert "Zbyt wiele prób w krótkim czasie." in html.one(".error-summary").text
    assert html.one("[name=name]")["value"] == "Pięćdziesiąta organizacja"
    assert not Joining.objects.exists()


@pytest.mark.usefixtures("new_hour")
def test_letters_to_one_address_are_limited(client):
    for _ in range(3):
        fill(client, 1)
        client.post(reverse("organizations:join_leave"))

    html = read(fill(client, 1, name="Czwarta"), status=429)

    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert html.one("[name=name]")["value"] == "Czwarta"
    assert len(kinds()) == 3


@pytest.mark.usefixtures("new_hour")
def test_drafts_from_one_ip_are_limited(client):
    for number in range(20):
        fill(client, 1, person_email=f"osoba-{number}@example.org")
        client.post(reverse("organizations:join_leave"))

    html = read(fill(client, 1, person_email="osoba-21@example.org"), status=429)

    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert Joining.objects.count() == 20


def test_new_address_gets_a_new_link_and_the_old_one_is_refused(client):
    fill(client, 1)
    old = link("joining_begun")

    fill(client, 1, person_email="inna@example.org")

    assert client.get(old).status_code == 404
    assert client.get(link("joining_begun")).status_code == 200
    assert Joining.objects.get().email == "inna@example.org"


def test_draft_with_a_new_address_needs_verification_again(client):
    fill(client, 1)
    client.post(link("joining_begun"))

    fill(client, 1, person_email="inna@example.org")

    assert Joining.objects.get().email_confirmed_at is None


def test_draft_can_be_forgotten_on_the_device(client):
    fill(client, 1)

    client.post(reverse("organizations:join_leave"))

    assert client.get(step_url(2)).status_code == 302
    assert Joining.objects.get().status == "open"


def test_letter_can_be_sent_again(client):
    fill(client, 1)
    first = link("joining_begun")

    client.post(reverse("organizations:join_letter"))

    assert kinds() == ["joining_begun", "joining_begun"]
    assert client.get(first).status_code == 200


def test_pages_of_the_submission_are_not_indexed(client):
    fill_all(client)

    for path in (step_url(1), step_url(3), reverse("organizations:join_check")):
        assert read(client.get(path)).one("meta[name=robots]")["content"] == "noindex"


def test_submission_works_without_the_cache(client, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }

    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    assert Organization.objects.get().status == "submitted"


def test_open_draft_is_offered_on_the_start_page(client):
    fill(client, 1)

    html = read(client.get(reverse("organizations:join")))

    assert "Fundacja Zielone Żuczki" in html.one("main .cardx").text
    assert html.select(f"main a[href={step_url(2)}]")


def test_future_year_and_incomplete_register_show_errors(client):
    fill(client, 1)

    html = read(fill(client, 2, founded_year="2099", register_kind="church", register_number=""))
    told = html.one(".error-summary").text
    assert "Ten rok jest w przyszłości." in told
    assert "Podaj numer w wybranym rejestrze." in told

    html = read(fill(client, 2, register_kind="", register_number="7"))
    assert "Podaj, z jakiego rejestru jest ten numer." in html.one(".error-summary").text


def test_null_bytes_and_overlong_words_are_handled(client):
    fill(client, 1)

    fill(client, 3, description="a\0b" + "ż" * 30_000)

    assert len(Joining.objects.get().answers["3"]["description"]) <= 20_000


def test_erasing_the_person_keeps_the_entry(client, alice):
    fill_all(client, step_1={"person_email": "alice@example.org"})
    client.post(link("joining_begun"))
    send(client)
    part = next(part for part in personal.parts() if part.name == "organizations.joinings")

    part.erase(alice)

    kept = Joining.objects.get()
    assert (kept.email, kept.person, kept.answers, kept.user) == ("", "", {}, None)
    assert Organization.objects.exists()
