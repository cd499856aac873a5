"""Powiadomienia w koncie: own alerts without a second address confirmation, an organisation's, the office's view."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts import actions as accounts
from accounts import personal
from core.mail.models import Letter
from core.models import AuditEvent
from core.retention import purging
from core.tests.pages import read
from grants.alerts.account import alerts_of
from grants.alerts.actions.profiles import choose_own_alerts
from grants.models import AlertItem, AlertProfile, AlertRound
from grants.tests.alert_profiles import a_call, a_profile
from organizations.models import Membership, Sphere, Theme
from organizations.moderation import merging
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
MINE, ACCOUNT = "/konto/powiadomienia/", "/konto/"


@pytest.fixture
def inside(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def garden(alice, bob):
    garden = OrganizationFactory(name="Fundacja Ogród", slug="ogrod", legal_form="foundation")
    Membership.objects.create(organization=garden, user=alice, role="owner")
    Membership.objects.create(organization=garden, user=bob, role="editor")
    return garden


def of(organization, end=""):
    return f"/konto/organizacje/{organization.slug}/powiadomienia/{end}"


def ticked(response) -> set[str]:
    return {box["value"] for box in read(response).select("input") if "checked" in box}


def theme(number=0):
    return Theme.objects.all()[number]


# --- own alerts ---


def test_anonymous_user_is_sent_to_sign_in(client):
    assert client.get(MINE).url.startswith("/konto/logowanie/?next=")
    assert client.post(f"{MINE}zrezygnuj/").url.startswith("/konto/logowanie/?next=")


def test_account_alerts_need_no_confirmation(inside, alice):
    page = inside.post(MINE, {"themes": [theme().pk], "forms": ["informal"]}, follow=True).content.decode()

    profile = AlertProfile.objects.active().get()
    assert (profile.user, profile.email, profile.clause_version) == (alice, "", 1)
    assert "Powiadomienia są włączone" in page
    assert not Letter.objects.exists()


def test_choices_are_shown_and_changed(inside, alice):
    a_profile(user=alice, themes=[theme()], forms=["foundation"])

    shown = ticked(inside.get(MINE))
    inside.post(MINE, {"themes": [theme(1).pk]})

    assert shown == {str(theme().pk), "foundation"}
    assert ticked(inside.get(MINE)) == {str(theme(1).pk)}
    assert AlertProfile.objects.count() == 1


def test_profile_with_the_accounts_address_becomes_the_accounts(inside, alice):
    a_profile(email="ALICE@example.org", themes=[theme()])

    shown = ticked(inside.get(MINE))
    inside.post(MINE, {})

    profile = AlertProfile.objects.get()
    assert shown == {str(theme().pk)}
    assert (profile.user, profile.email, profile.themes.count()) == (alice, "", 0)


def test_second_profile_with_the_accounts_address_is_deleted(alice):
    a_profile(user=alice)
    a_profile(email="alice@example.org")

    choose_own_alerts(user=alice, themes=[], forms=[])

    assert AlertProfile.objects.get().user == alice


def test_alerts_are_stopped_and_resumed_with_one_click(inside, alice):
    a_profile(user=alice, themes=[theme()])

    inside.post(f"{MINE}zrezygnuj/")
    stopped = AlertProfile.objects.get()
    page = inside.get(MINE).content.decode()
    inside.post(MINE, {"themes": [theme().pk]})

    assert stopped.stopped_at is not None
    assert "Włącz powiadomienia" in page
    assert AlertProfile.objects.active().exists()


def test_stopping_refuses_get(inside):
    assert inside.get(f"{MINE}zrezygnuj/").status_code == 405


def test_unknown_theme_is_refused_and_changes_nothing(inside):
    page = inside.post(MINE, {"themes": ["99999"]}).content.decode()

    assert "error-summary" in page
    assert not AlertProfile.objects.exists()


# --- alerts of an organisation ---


@pytest.mark.parametrize("end", ["", "zrezygnuj/"])
def test_only_members_manage_the_alerts_of_an_organisation(client, garden, celina, end):
    strangers = client.post(of(garden, end))
    client.force_login(celina)

    assert strangers.url.startswith("/konto/logowanie/?next=")
    assert client.post(of(garden, end)).status_code == 404


def test_form_is_prefilled_from_the_entry(client, garden, bob):
    sphere = Sphere.objects.exclude(theme=theme()).first()
    garden.themes.set([theme()])
    garden.spheres.set([sphere])
    client.force_login(bob)

    assert ticked(client.get(of(garden))) == {str(theme().pk), str(sphere.theme_id), "foundation"}


def test_editor_turns_them_on_and_the_owner_gets_the_letters(client, garden, bob):
    client.force_login(bob)

    page = client.post(of(garden), {"forms": ["foundation"]}, follow=True).content.decode()

    assert AlertProfile.objects.active().get().organization == garden
    assert "Listy przychodzą na adres alice@example.org" in page
    assert AuditEvent.objects.get(action="grants.change_alerts").actor_id == bob.pk


def test_editor_turns_them_off(client, garden, bob):
    profile = a_profile(organization=garden)
    client.force_login(bob)

    client.post(of(garden, "zrezygnuj/"))

    profile.refresh_from_db()
    assert profile.stopped_at is not None


def test_organisation_without_an_address_gets_a_warning(client, garden, alice, bob):
    garden.memberships.filter(user=alice).delete()
    client.force_login(bob)

    assert "Nie mamy adresu e-mail" in client.get(of(garden)).content.decode()


def test_unpublished_entry_gets_a_warning(client, garden, alice):
    garden.status = "suspended"
    garden.save(update_fields=["status"])
    client.force_login(alice)

    assert "Wpis nie jest teraz opublikowany" in client.get(of(garden)).content.decode()


def test_account_shows_active_alerts(inside, alice, garden):
    before = inside.get(ACCOUNT).content.decode()
    a_profile(user=alice)
    a_profile(organization=garden, themes=Theme.objects.all()[:5])

    after = inside.get(ACCOUNT).content.decode()

    assert "Powiadomienia są wyłączone" in before
    assert "Listy o&nbsp;naborach: wszystkie tematy." in after
    assert " i 2 inne" in after


@pytest.mark.parametrize("count", [1, 3])
def test_card_costs_the_same_for_one_organisation_and_for_three(alice, count, django_assert_num_queries):
    a_profile(user=alice, themes=[theme()])
    entries = [OrganizationFactory() for _ in range(count)]
    for entry in entries:
        a_profile(organization=entry, themes=[theme(), theme(1)])

    with django_assert_num_queries(2):  # my alerts and those of the organisations, their themes
        alerts_of(alice, entries)


# --- personal data ---


def test_export_has_all_alert_data(alice):
    profile = a_profile(user=alice, themes=[theme()], forms=["informal"])
    profile.items.create(call=a_call(title="Kultura blisko"), kind="new", letter_key="grants.alert:1:20261201")
    profile.items.create(call=a_call(), kind="new")
    [part] = [part for part in personal.parts() if part.name == "grants.alerts"]

    [told] = part.export(alice)

    assert told["tematy"] == [theme().name]
    assert told["kto się ubiega"] == ["grupa nieformalna"]
    assert told["nabory, o których napisaliśmy"] == ["Kultura blisko – nowy nabór"]


def test_erasure_deletes_own_alerts_and_keeps_the_organisations(alice, garden):
    a_profile(user=alice)
    a_profile(email="Alice@example.org")
    a_profile(organization=garden)

    accounts.erase(user=alice)

    assert AlertProfile.objects.get().organization == garden


@pytest.mark.parametrize(
    ("values", "days", "is_kept"),
    [
        ({"confirmed_at": None}, 6, True),
        ({"confirmed_at": None}, 8, False),
        ({}, 800, True),
        ({"stopped_at": timezone.now()}, 89, True),
        ({"stopped_at": timezone.now()}, 91, False),
    ],
)
def test_unconfirmed_and_stopped_profiles_are_deleted(values, days, is_kept):
    a_profile(**values)

    with time_machine.travel(timezone.now() + timedelta(days=days)):
        purging.purge()

    assert AlertProfile.objects.exists() is is_kept


@pytest.mark.parametrize(("days", "count"), [(364, 1), (366, 0)])
def test_sent_items_are_deleted_after_a_year(days, count):
    a_profile().items.create(call=a_call(), kind="new", letter_key="x")

    with time_machine.travel(timezone.now() + timedelta(days=days)):
        purging.purge()

    assert AlertItem.objects.count() == count


def test_merged_entries_have_one_profile(dorota, garden):
    other = OrganizationFactory()
    a_profile(organization=garden, forms=["foundation"])
    a_profile(organization=other)

    merging.merge(survivor=garden, duplicate=other, values={}, by=dorota)

    assert [form.form for form in AlertProfile.objects.get().forms.all()] == ["foundation"]


# --- the office ---


def test_office_finds_an_address_and_stops_its_alerts(office):
    wanted = a_profile(email="osoba@example.org", themes=[theme()])
    a_profile()
    listed = reverse("admin:grants_alertprofile_changelist")

    page = office.get(f"{listed}?q=osoba@example.org&stan=wlaczone").content.decode()
    one = office.get(reverse("admin:grants_alertprofile_change", args=[wanted.pk])).content.decode()
    office.post(listed, {"action": "stop", "_selected_action": [wanted.pk]})

    wanted.refresh_from_db()
    assert ("osoba@example.org" in page, "czytelniczka" in page, "włączone (2)" in page) == (True, False, True)
    assert theme().name in one
    assert wanted.stopped_at is not None
    assert not any("@" in str(vars(event)) for event in AuditEvent.objects.all())


@pytest.mark.parametrize(("state", "shown"), [("niepotwierdzone", 1), ("wylaczone", 1), ("bzdura", 3)])
def test_office_filters_by_state(office, state, shown):
    a_profile()
    a_profile(confirmed_at=None)
    a_profile(stopped_at=timezone.now())

    page = office.get(reverse("admin:grants_alertprofile_changelist"), {"stan": state}).content.decode()

    assert page.count("action-checkbox") - 1 == shown


@pytest.mark.parametrize(("whose", "shown"), [("organizacji", 1), ("osob", 2), ("bzdura", 3)])
def test_office_filters_by_holder(office, garden, alice, whose, shown):
    a_profile(organization=garden)
    a_profile(user=alice)
    a_profile()

    page = office.get(reverse("admin:grants_alertprofile_changelist"), {"czyje": whose}).content.decode()

    assert page.count("action-checkbox") - 1 == shown


def test_rows_are_read_only_in_the_office(office):
    profile = a_profile()

    assert office.get(reverse("admin:grants_alertprofile_add")).status_code == 403
    assert office.post(reverse("admin:grants_alertprofile_change", args=[profile.pk]), {}).status_code == 403
    assert office.post(reverse("admin:grants_alertprofile_delete", args=[profile.pk])).status_code == 403


def test_office_sees_how_many_profiles_a_call_reached(office):
    AlertRound.objects.create(call=a_call(title="Kultura blisko"), kind="new", matched=153)

    page = office.get(reverse("admin:grants_alertround_changelist")).content.decode()

    assert ("Kultura blisko" in page, "153" in page) == (True, True)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_for_three(office, count, django_assert_num_queries):
    for _ in range(count):
        a_profile(organization=OrganizationFactory())
    listed = reverse("admin:grants_alertprofile_changelist")
    office.get(listed)  # warms the caches of the back office

    with django_assert_num_queries(7):
        office.get(listed)
