"""Moje konto: the person's data, its export, and deleting the account."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import actions, emails, overview, personal
from accounts.models import User
from accounts.tests.doors import is_inside, sign_in
from contact.tests.threads import message
from core import audit, mail
from core.mail.models import Letter
from core.models import AuditEvent
from events.models import SurveyAnswer
from events.tests.factories import EventFactory, RegistrationFactory, SurveyFactory, in_days
from grants.tests.alert_profiles import a_profile
from news.tests.article_factories import ArticleFactory
from organizations.models import Membership, Organization
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
ACCOUNT, MY_DATA, DELETE = "/konto/", "/konto/moje-dane.json", "/konto/usun/"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def inside(client, alice):
    """A client in which Alice is signed in and has just confirmed her password."""
    sign_in(client, "alice@example.org", "haslo-alicji-1")
    client.post("/konto/potwierdz/", {"password": "haslo-alicji-1"})
    return client


def entries(user, count):
    for _ in range(count):
        Membership.objects.create(organization=OrganizationFactory(), user=user, role="editor")


@pytest.mark.parametrize("path", [ACCOUNT, MY_DATA, DELETE, "/konto/dane/", "/konto/adres/", "/konto/zabezpieczenia/"])
def test_stranger_is_redirected_to_sign_in(client, path):
    assert client.get(path).url.startswith("/konto/logowanie/?next=")


def test_entries_and_personal_data_are_on_one_page(inside, alice):
    entries(alice, 1)
    OrganizationFactory(name="Fundacja obcych")

    page = inside.get(ACCOUNT).content.decode()

    assert "Stowarzyszenie Leszczynowe" in page
    assert "/zarzadzaj/" in page
    assert "alice@example.org" in page
    assert "Fundacja obcych" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_entry_and_for_three(inside, alice, count, django_assert_num_queries):
    entries(alice, count)

    with django_assert_num_queries(4):  # session, user, flags, entries
        inside.get(ACCOUNT)


def test_page_needs_one_query_per_panel_with_content(inside, alice, django_assert_num_queries):
    entries(alice, 1)
    entry = Organization.objects.get()
    ArticleFactory(organization=entry)
    RegistrationFactory(event=EventFactory(starts_at=in_days(3), with_sign_up=True), user=alice)
    a_profile(organization=entry)
    message(user=alice)
    SurveyFactory()

    # session, user, flags, entries, survey and its answers, registrations, messages, articles, alerts and themes
    with django_assert_num_queries(11):
        page = inside.get(ACCOUNT).content.decode()

    assert "Listy o&nbsp;naborach: wszystkie tematy" in page


def test_flags_of_one_person_do_not_apply_to_another(inside, alice, bob):
    entries(bob, 1)
    RegistrationFactory(event=EventFactory(starts_at=in_days(3), with_sign_up=True), user=bob)
    RegistrationFactory(event=EventFactory(starts_at=in_days(3), with_sign_up=True), email="ALICE@example.org")

    there = overview.what_is_there(alice)

    assert {name for name, is_there in there.items() if is_there} == {"places"}
    assert overview.what_is_there(bob)["memberships"] is True


@pytest.mark.parametrize(("days", "is_shown"), [(20, True), (-1, False)])
def test_open_survey_is_shown_to_members_of_an_entry(inside, alice, days, is_shown):
    entries(alice, 1)
    end = timezone.now() + timedelta(days=days)
    survey = SurveyFactory(opens_at=timezone.now() - timedelta(days=9), closes_at=end)

    page = inside.get(ACCOUNT).content.decode()

    assert (survey.get_absolute_url() in page) is is_shown


def test_answered_survey_is_no_longer_shown(inside, alice):
    entries(alice, 1)
    survey = SurveyFactory()
    assert survey.get_absolute_url() in inside.get(ACCOUNT).content.decode()

    SurveyAnswer.objects.create(survey=survey, organization=Organization.objects.get())

    assert survey.get_absolute_url() not in inside.get(ACCOUNT).content.decode()


def test_person_without_an_entry_sees_how_to_get_one(inside):
    assert "Nie opiekujesz się jeszcze żadnym wpisem" in inside.get(ACCOUNT).content.decode()


def test_changed_name_is_not_in_the_log(inside, alice):
    inside.post("/konto/dane/", {"name": "Alicja z Leszna"})

    alice.refresh_from_db()
    assert alice.name == "Alicja z Leszna"
    assert "Alicja" not in repr(list(AuditEvent.objects.values()))


def test_header_shows_whether_a_person_is_signed_in(client, inside):
    assert "Moje konto</a>" in inside.get("/").content.decode()
    assert "Zaloguj się</a>" in type(client)().get("/").content.decode()


def test_page_for_a_stranger_queries_neither_session_nor_user(client):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/prywatnosc/")

    assert len(asked) > 0
    assert [one["sql"] for one in asked if "django_session" in one["sql"] or "accounts_user" in one["sql"]] == []
    assert "Zaloguj się</a>" in answer.content.decode()
    assert not answer.cookies


def test_export_contains_all_data_in_one_file(inside, alice):
    entries(alice, 1)
    audit.record("accounts.rename", alice, by=alice)
    mail.enqueue(key="core.trial:1", to="ALICE@example.org", template="core/email/trial")

    answer = inside.get(MY_DATA)
    told = json.loads(answer.content)["dane"]

    assert "moje-dane.json" in answer["Content-Disposition"]
    assert set(told) == {part.label for part in personal.parts()}
    assert told["Konto"]["adres_e-mail"] == "alice@example.org"
    assert [letter["temat"] for letter in told["Listy z portalu"]] == [Letter.objects.get().subject]
    assert told["Nazwisko w dzienniku zmian"] == {"liczba_zapisów": 1}
    assert "Stowarzyszenie Leszczynowe" in answer.content.decode()


def test_export_has_no_password_no_secret_and_no_other_person(inside, alice, bob):
    Authenticator.objects.create(user=alice, type="totp", data={"secret": "TAJNE"})
    actions.vouch(user=bob)
    emails.sign_in_code(to=alice.email, code="SZYFR-KODU")

    text = inside.get(MY_DATA).content.decode()

    assert "TAJNE" not in text
    assert "SZYFR-KODU" not in text
    assert alice.password not in text
    assert "bob@example.org" not in text


def test_account_deletion_is_explained_first(inside, alice):
    page = inside.get(DELETE).content.decode()

    assert "Co zostanie i dlaczego" in page
    for part in personal.parts():
        assert part.kept in page
    assert User.objects.filter(pk=alice.pk).exists()


def test_account_deletion_asks_for_the_password_again(client, alice):
    client.force_login(alice)

    assert client.get(DELETE).url.startswith("/konto/potwierdz/")
    client.post(DELETE, {"is_sure": "on"})
    assert User.objects.filter(pk=alice.pk).exists()


def test_unconfirmed_deletion_keeps_the_account(inside, alice):
    page = inside.post(DELETE, {}).content.decode()

    assert "error-summary" in page
    assert User.objects.filter(pk=alice.pk).exists()


def test_account_is_deleted_with_all_personal_data(inside, alice):
    entries(alice, 1)
    Authenticator.objects.create(user=alice, type="totp", data={})
    Letter.objects.all().delete()
    mail.enqueue(key="core.trial:3", to=alice.email, template="core/email/trial")

    assert inside.post(DELETE, {"is_sure": "on"}).url == "/"

    assert not is_inside(inside)
    for model in (User, EmailAddress, Authenticator, Membership):
        assert not model.objects.exists()
    assert {letter.kind for letter in Letter.objects.addressed_to("alice@example.org")} == {"accounts.farewell"}


def test_log_of_account_deletion_has_only_the_id(inside, alice):
    number = str(alice.pk)
    inside.post(DELETE, {"is_sure": "on"})

    event = AuditEvent.objects.get(action="accounts.erase")
    assert (event.object_id, event.object_label) == (number, f"konto {number}")
    assert "alice" not in repr(list(AuditEvent.objects.values())).lower()


def test_farewell_letter_lists_what_is_kept(inside, alice, delivered):
    Letter.objects.all().delete()
    inside.post(DELETE, {"is_sure": "on"})
    [letter] = delivered()

    assert letter.to == ["alice@example.org"]
    assert "numer usuwamy po 5 latach" in " ".join(letter.body.split())


def test_failing_part_rolls_back_the_deletion(inside, alice, monkeypatch):
    def fail(user):
        raise ConnectionError

    broken = personal.Part("zzz.broken", "x", export=lambda user: None, erase=fail, kept="", warning=lambda user: "")
    monkeypatch.setitem(personal._PARTS, "zzz.broken", broken)
    entries(alice, 1)

    with pytest.raises(ConnectionError):
        inside.post(DELETE, {"is_sure": "on"})

    assert User.objects.filter(pk=alice.pk).exists()
    assert Membership.objects.exists()


def test_office_staff_account_is_deleted_only_by_an_administrator(inside, alice):
    User.objects.filter(pk=alice.pk).update(is_staff=True)

    page = inside.post(DELETE, {"is_sure": "on"}).content.decode()

    assert "Usunie je administrator portalu" in page
    assert User.objects.filter(pk=alice.pk).exists()
