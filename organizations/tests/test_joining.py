"""„Dodaj swoją organizację”: from the first step to the office's queue."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from accounts import personal
from core.forms import SENT_LIKE_A_ROBOT
from core.mail.models import Letter
from core.models import AuditEvent
from core.tests.traps import as_a_person
from organizations.actions import EntryRefused
from organizations.models import Joining, Membership, Organization, Theme
from organizations.tests.factories import OrganizationFactory
from organizations.tests.joining import EMAIL, answers, fill, fill_all, kinds, link, send, step_url
from organizations.tests.pages import read

pytestmark = pytest.mark.django_db


def test_the_start_page_says_who_runs_it_and_that_no_status_follows(client):
    html = read(client.get(reverse("organizations:join")))

    assert html.one("h1").text == "Dodaj swoją organizację"
    for words in (
        "Urząd Miasta Leszna",
        "bezpłatny i dobrowolny",
        "nie daje żadnego statusu",
        "nie trzeba zakładać konta",
    ):
        assert words in html.one("main").text.replace("\xa0", " ")


def test_the_first_step_keeps_what_was_typed_and_sends_the_link_back(client, delivered):
    response = fill(client, 1)

    joining = Joining.objects.get()
    assert (joining.email, joining.person, joining.status) == (EMAIL, "Koordynatorka Żuczków", "open")
    assert joining.answers["1"]["name"] == "Fundacja Zielone Żuczki"
    assert response["Location"] == step_url(2)
    [letter] = delivered()
    assert letter.to == [EMAIL]
    assert "Fundacja Zielone Żuczki" in letter.body


def test_the_letter_with_the_link_is_confidential(client):
    fill(client, 1)

    assert Letter.objects.get().is_confidential


def test_each_step_leads_to_the_next_and_the_last_to_the_check(client):
    ways = [fill(client, number)["Location"] for number in (1, 2, 3, 4)]

    assert ways == [step_url(2), step_url(3), step_url(4), reverse("organizations:join_check")]


def test_every_step_can_be_opened_again_with_what_was_typed(client):
    fill_all(client)

    assert read(client.get(step_url(1))).one("[name=name]")["value"] == "Fundacja Zielone Żuczki"
    assert read(client.get(step_url(2))).one("[name=krs]")["value"] == "123457"
    assert read(client.get(step_url(3))).one("main [name=description]").raw.strip() == "Pierwszy akapit.\n\nDrugi."
    assert read(client.get(step_url(4))).one("[name=city]")["value"] == "Leszno"


def test_wrong_answers_are_kept_too(client):
    fill(client, 1)

    html = read(fill(client, 2, nip="123"))

    assert "NIP ma 10 cyfr" in html.one(".error-summary").text
    assert Joining.objects.get().answers["2"]["nip"] == "123"
    assert read(client.get(step_url(2))).one("[name=nip]")["value"] == "123"


def test_progress_is_told(client):
    fill(client, 1)

    html = read(client.get(step_url(2)))

    assert html.one("h1").text == "Krok 2 z 4: Rejestry"
    assert html.one("[aria-current=step]").text == "2. Rejestry"


def test_without_a_draft_later_steps_lead_to_the_start(client):
    response = client.get(step_url(3), follow=True)

    assert response.redirect_chain[-1][0] == reverse("organizations:join")
    assert "Nie mamy tu zaczętego zgłoszenia" in response.content.decode()


def test_there_is_no_fifth_step(client):
    assert client.get(step_url(5)).status_code == 404


def test_the_check_lists_all_and_hands_over_after_the_address_is_confirmed(client):
    fill_all(client)
    html = read(client.get(reverse("organizations:join_check")))
    assert "ul. Leśna 1" in html.one("main").text

    sent = client.get(send(client)["Location"]).content.decode()
    assert "potwierdź adres" in sent
    assert not Organization.objects.exists()
    client.post(link("joining_confirm"))

    entry = Organization.objects.get()
    assert (entry.status, entry.name, entry.krs) == ("submitted", "Fundacja Zielone Żuczki", "0000123457")
    assert (entry.postal_code, entry.phone) == ("64-100", "+48 65 529 81 23")
    assert entry.description == "<p>Pierwszy akapit.</p><p>Drugi.</p>"
    assert entry.internal_contact.email == EMAIL
    assert entry.confirmed_on == timezone.localdate()
    assert kinds() == ["joining_begun", "joining_confirm", "joining_received", "joining_waits"]


def test_the_person_becomes_the_owner_with_an_account(client):
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    member = Membership.objects.get()
    assert (member.role, member.user.email, member.user.name) == ("owner", EMAIL, "Koordynatorka Żuczków")
    joining = Joining.objects.get()
    assert (joining.status, joining.organization, joining.user) == ("done", member.organization, member.user)


def test_an_existing_account_is_used_whatever_the_case_of_the_address(client, alice):
    fill_all(client, step_1={"person_email": "Alice@Example.org"})
    send(client)
    client.post(link("joining_confirm"))

    assert Membership.objects.get().user == alice
    assert get_user_model().objects.count() == 1


def test_an_address_proved_by_the_draft_link_needs_no_second_proof(client):
    fill(client, 1)
    client.post(link("joining_begun"))
    for number in (2, 3, 4):
        fill(client, number)

    send(client)

    assert Organization.objects.get().status == "submitted"
    assert kinds() == ["joining_begun", "joining_received", "joining_waits"]


def test_somebody_signed_in_is_known_and_needs_no_proof(client, alice):
    client.force_login(alice)
    html = read(client.get(step_url(1)))
    assert html.one("[name=person_email]")["value"] == "alice@example.org"

    fill_all(client, step_1={"person_email": "alice@example.org"})
    send(client)

    assert Membership.objects.get().user == alice


def test_signed_in_with_another_address_the_other_one_is_proved_first(client, alice):
    client.force_login(alice)
    fill_all(client)

    send(client)

    assert not Organization.objects.exists()
    assert kinds()[-1] == "joining_confirm"


def test_the_letters_tell_the_person_and_the_office(client, settings, delivered):
    settings.OFFICE_EMAIL = "biuro@example.org"
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    *_, received, waits = delivered()

    assert (received.to, received.subject) == ([EMAIL], "Zgłoszenie dotarło do biura")
    assert waits.to == ["biuro@example.org"]
    assert f"/admin/organizations/organization/{Organization.objects.get().pk}/change/" in waits.body


def test_the_log_names_no_person(client):
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    told = " ".join(f"{event.object_label} {event.details}" for event in AuditEvent.objects.exclude(action="x"))
    assert "organizations.join" in AuditEvent.objects.values_list("action", flat=True)
    assert "koordynatorka" not in told.casefold()


def test_an_unfinished_draft_is_not_sent_and_says_what_is_missing(client):
    fill(client, 1)
    fill(client, 2)

    html = read(send(client))

    assert "popraw zaznaczone kroki" in html.one(".error-summary").text
    assert len(html.select(".join-check.is-wrong")) == 2
    assert Joining.objects.get().status == "open"


def test_what_is_unfinished_is_listed_as_it_was_typed(client):
    fill(client, 1)
    fill(client, 2, krs="abc", founded_year="wczoraj")
    fill(client, 3, mission="")

    told = read(client.get(reverse("organizations:join_check"))).one("main").text

    for words in ("abc", "wczoraj", str(Theme.objects.get(pk=answers(3)["themes"][0]))):
        assert words in told


def test_an_empty_first_step_shows_errors_and_begins_nothing(client):
    html = read(client.post(step_url(1), {}))

    assert html.select(".error-summary li")
    assert not Joining.objects.exists()


def test_a_robot_begins_nothing(client):
    html = read(fill(client, 1, homepage_url="https://spam.example.org"))

    assert SENT_LIKE_A_ROBOT in html.one(".error-summary").text
    assert not Joining.objects.exists()


def test_who_is_quick_in_a_later_step_is_no_robot(client):
    fill(client, 1)

    response = client.post(step_url(2), as_a_person(seconds=0, **answers(2)))

    assert response.status_code == 302


def test_fifty_in_a_minute_are_held_back_and_lose_nothing(client):
    for _ in range(30):
        fill(client, 1, person_email="nie adres")

    response = fill(client, 1, name="Pięćdziesiąta organizacja")

    html = read(response, status=429)
    assert "Zbyt wiele prób w krótkim czasie." in html.one(".error-summary").text
    assert html.one("[name=name]")["value"] == "Pięćdziesiąta organizacja"
    assert not Joining.objects.exists()


def test_nobody_can_be_flooded_with_letters(client):
    for _ in range(3):
        fill(client, 1)
        client.post(reverse("organizations:join_leave"))

    html = read(fill(client, 1, name="Czwarta"), status=429)

    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert html.one("[name=name]")["value"] == "Czwarta"
    assert len(kinds()) == 3


def test_one_machine_cannot_begin_without_end(client):
    for number in range(20):
        fill(client, 1, person_email=f"osoba-{number}@example.org")
        client.post(reverse("organizations:join_leave"))

    html = read(fill(client, 1, person_email="osoba-21@example.org"), status=429)

    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert Joining.objects.count() == 20


def test_another_address_gets_a_link_of_its_own_and_the_old_one_leads_nowhere(client):
    fill(client, 1)
    old = link("joining_begun")

    fill(client, 1, person_email="inna@example.org")

    assert client.get(old).status_code == 404
    assert client.get(link("joining_begun")).status_code == 200
    assert Joining.objects.get().email == "inna@example.org"


def test_a_moved_joining_must_prove_the_new_address(client):
    fill(client, 1)
    client.post(link("joining_begun"))

    fill(client, 1, person_email="inna@example.org")

    assert Joining.objects.get().email_confirmed_at is None


def test_the_device_can_forget_the_draft(client):
    fill(client, 1)

    client.post(reverse("organizations:join_leave"))

    assert client.get(step_url(2)).status_code == 302
    assert Joining.objects.get().status == "open"


def test_the_letter_can_be_asked_for_again(client):
    fill(client, 1)
    first = link("joining_begun")

    client.post(reverse("organizations:join_letter"))

    assert kinds() == ["joining_begun", "joining_begun"]
    assert client.get(first).status_code == 200


def test_what_the_registry_refuses_at_the_end_is_told_on_its_step(client):
    fill_all(client)
    send(client)
    OrganizationFactory(krs="0000123457")

    html = read(client.post(link("joining_confirm"), follow=True))
    step = read(client.get(step_url(2)))

    assert html.one(".join-check.is-wrong h2").text == "2. Rejestry"
    assert "Organizacja z tym numerem KRS już u nas jest" in step.one(".error-summary").text
    assert Joining.objects.get().status == "sent"


def test_sending_twice_makes_one_entry(client):
    fill_all(client)
    client.post(link("joining_begun"))

    send(client)
    again = client.get(send(client)["Location"]).content.decode()

    assert Organization.objects.count() == 1
    assert "Zgłoszenie dotarło do biura" in again
    assert kinds().count("joining_waits") == 1


def test_pages_of_joining_are_not_for_search_engines(client):
    fill_all(client)

    for path in (step_url(1), step_url(3), reverse("organizations:join_check")):
        assert read(client.get(path)).one("meta[name=robots]")["content"] == "noindex"


def test_with_the_cache_down_people_get_through(client, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }

    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    assert Organization.objects.get().status == "submitted"


def test_who_signs_in_on_the_way_needs_no_proof_any_more(client, alice):
    fill_all(client, step_1={"person_email": "alice@example.org"})
    client.force_login(alice)
    fill(client, 1, person_email="alice@example.org")

    send(client)

    assert Membership.objects.get().user == alice


def test_after_sending_every_way_leads_to_what_was_said(client):
    fill_all(client)
    client.post(link("joining_begun"))
    send(client)

    assert "Zgłoszenie dotarło" in client.get(reverse("organizations:join_check"), follow=True).content.decode()
    assert client.get(step_url(2))["Location"] == reverse("organizations:join")
    assert client.post(reverse("organizations:join_letter"))["Location"] == reverse("organizations:join")
    assert client.get(reverse("organizations:join_sent")).status_code == 200


def test_an_open_draft_is_offered_on_the_start_page(client):
    fill(client, 1)

    html = read(client.get(reverse("organizations:join")))

    assert "Fundacja Zielone Żuczki" in html.one("main .cardx").text
    assert html.select(f"main a[href={step_url(2)}]")


def test_without_anything_sent_there_is_nothing_to_say(client):
    assert client.get(reverse("organizations:join_sent"))["Location"] == reverse("organizations:join")
    fill(client, 1)
    assert client.get(reverse("organizations:join_sent"))["Location"] == step_url(2)


def test_a_year_to_come_and_half_a_register_are_told(client):
    fill(client, 1)

    html = read(fill(client, 2, founded_year="2099", register_kind="church", register_number=""))
    told = html.one(".error-summary").text
    assert "Ten rok jest w przyszłości." in told
    assert "Podaj numer w wybranym rejestrze." in told

    html = read(fill(client, 2, register_kind="", register_number="7"))
    assert "Podaj, z jakiego rejestru jest ten numer." in html.one(".error-summary").text


def test_a_word_refused_by_the_registry_is_told_on_its_step(client, monkeypatch):
    fill_all(client)
    client.post(link("joining_begun"))

    def refuse(**values):
        raise EntryRefused({"internal_contact": ["Popraw telefon."], "nip": ["Popraw NIP."]})

    monkeypatch.setattr("organizations.joining.actions.create", refuse)
    html = read(send(client))

    assert html.one("h1").text == "Krok 2 z 4: Rejestry"
    assert html.one(".error-summary li").text == "NIP: Popraw NIP."
    assert Joining.objects.get().status == "open"


def test_zero_bytes_and_endless_words_do_no_harm(client):
    fill(client, 1)

    fill(client, 3, description="a\0b" + "ż" * 30_000)

    assert len(Joining.objects.get().answers["3"]["description"]) <= 20_000


def test_my_data_tells_and_erases_a_joining(client, alice):
    fill_all(client, step_1={"person_email": "Alice@example.org"})
    part = next(part for part in personal.parts() if part.name == "organizations.joinings")

    [told] = part.export(alice)
    assert told["e-mail"] == "Alice@example.org"
    part.erase(alice)

    assert not Joining.objects.exists()


def test_of_what_arrived_the_entry_outlives_the_person(client, alice):
    fill_all(client, step_1={"person_email": "alice@example.org"})
    client.post(link("joining_begun"))
    send(client)
    part = next(part for part in personal.parts() if part.name == "organizations.joinings")

    part.erase(alice)

    kept = Joining.objects.get()
    assert (kept.email, kept.person, kept.answers, kept.user) == ("", "", {}, None)
    assert Organization.objects.exists()
