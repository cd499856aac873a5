"""Accounts in the back office: who may manage them, Polish wording, what the log keeps."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission

from accounts import actions, personal, roles
from accounts.tests.doors import last_letter
from core import audit
from core.models import AuditEvent

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"
NEW = {"email": "nowa@example.org", "name": "Nowa osoba", "password1": "Leszczyna-36!", "password2": "Leszczyna-36!"}


def add(office, **changes):
    return office.post(f"{LIST}add/", NEW | changes)


@pytest.fixture
def editor(alice):
    """Office staff with every permission except those over accounts."""
    alice.is_staff = True
    alice.save()
    alice.user_permissions.set(Permission.objects.exclude(content_type__app_label="accounts"))
    return alice


@pytest.fixture
def administrator(celina):
    """Manages accounts but is not a superuser."""
    celina.is_staff = True
    celina.save()
    celina.groups.add(Group.objects.get(name=roles.ADMINISTRATOR))
    return celina


def test_account_is_created_from_address_name_and_password(office, client, django_user_model):
    group = Group.objects.get(name="Redakcja")

    assert add(office, is_staff="on", groups=[group.pk]).status_code == 302

    made = django_user_model.objects.get(email="nowa@example.org")
    assert (made.name, made.is_staff, made.is_superuser, list(made.groups.all())) == (
        "Nowa osoba",
        True,
        False,
        [group],
    )
    assert made.check_password("Leszczyna-36!")


def test_page_is_in_polish_and_shows_no_user_name(office, alice):
    for path in (f"{LIST}add/", f"{LIST}{alice.pk}/change/"):
        page = office.get(path).content.decode()
        assert "Adres e-mail" in page
        assert "Imię i nazwisko" in page
        assert "Nazwa użytkownika" not in page


@pytest.mark.parametrize("typed", ["alice@example.org", "ALICE@example.org"])
def test_second_account_for_an_address_is_refused_politely(office, alice, typed):
    answer = add(office, email=typed)

    assert "Konto z tym adresem e-mail już istnieje." in answer.content.decode()
    assert "Nowa osoba" in answer.content.decode()


def test_account_can_be_closed_without_deleting_it(office, alice):
    office.post(f"{LIST}{alice.pk}/change/", {"email": alice.email, "name": "Alicja"})

    alice.refresh_from_db()
    assert (alice.is_active, alice.name) == (False, "Alicja")
    assert alice.check_password("haslo-alicji-1")


@pytest.mark.parametrize("path", ["", "add/", "{pk}/change/", "{pk}/delete/", "{pk}/password/"])
def test_staff_without_the_permission_reach_no_account(client, editor, dorota, path):
    client.force_login(editor)

    assert client.get(LIST + path.format(pk=dorota.pk)).status_code == 403
    assert "/admin/accounts/" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("path", ["{pk}/change/", "{pk}/delete/", "{pk}/password/"])
def test_administrator_cannot_reach_a_superuser_account(client, administrator, dorota, path):
    client.force_login(administrator)

    assert client.get(LIST + path.format(pk=dorota.pk)).status_code in (302, 404)
    assert dorota.email not in client.get(LIST).content.decode()


def test_administrator_cannot_make_a_superuser(client, administrator, alice):
    client.force_login(administrator)

    mighty = {"is_superuser": "on", "user_permissions": [Permission.objects.first().pk]}
    client.post(f"{LIST}{alice.pk}/change/", {"email": alice.email, "name": "Nowe imię", "is_active": "on"} | mighty)

    alice.refresh_from_db()
    assert alice.name == "Nowe imię"
    assert not alice.is_superuser
    assert not alice.user_permissions.exists()


def test_account_with_a_new_address_signs_in_only_with_that_address(office, client, alice):
    actions.person_for(email=alice.email)
    office.post(f"{LIST}{alice.pk}/change/", {"email": "nowa@example.org", "name": "Alicja", "is_active": "on"})

    [row] = EmailAddress.objects.filter(user=alice)
    assert (row.email, row.verified, row.primary) == ("nowa@example.org", True, True)


def test_office_removes_second_factor_of_a_lost_phone_and_sends_a_letter(office, alice, dorota):
    Authenticator.objects.create(user=alice, type="totp", data={"secret": "X"})

    office.post(LIST, {"action": "reset_second_factor", "_selected_action": [alice.pk]})

    assert not Authenticator.objects.exists()
    assert last_letter("security_changed").to == alice.email
    event = AuditEvent.objects.get()
    assert (event.action, event.object_id, event.actor_id) == (
        "accounts.reset_second_factor",
        str(alice.pk),
        dorota.pk,
    )


def test_staff_cannot_delete_their_own_account(office, dorota):
    assert office.post(f"{LIST}{dorota.pk}/delete/", {"post": "yes"}).status_code == 403


def test_log_records_the_action_without_name_address_or_password(office, alice, dorota):
    add(office)
    office.post(f"{LIST}{alice.pk}/change/", {"email": "alicja@example.org", "name": "Alicja", "is_active": "on"})
    passwords = {"password1": "Orzech-Laskowy-36", "password2": "Orzech-Laskowy-36", "usable_password": "true"}
    office.post(f"{LIST}{alice.pk}/password/", passwords)
    events = list(audit.events_of(alice))
    office.post(f"{LIST}{alice.pk}/delete/", {"post": "yes"})

    assert [(event.action, event.details) for event in events] == [
        ("accounts.change_password", {}),
        ("accounts.change", {"fields": ["email", "name"]}),
    ]
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["accounts.add", "accounts.change", "accounts.change_password", "accounts.delete"]
    kept = repr(list(AuditEvent.objects.values()))
    assert "example.org" not in kept
    assert "Alicja" not in kept
    assert set(AuditEvent.objects.values_list("actor_id", flat=True)) == {dorota.pk}


def test_deleting_several_accounts_logs_each(office, alice):
    office.post(LIST, {"action": "delete_selected", "_selected_action": [alice.pk], "post": "yes"})

    assert AuditEvent.objects.get().action == "accounts.delete"


def test_account_deleted_by_the_office_is_erased_from_every_app(office, alice, monkeypatch):
    left = []
    part = personal.Part("test", "Próba", lambda user: {}, lambda user: left.append(user.email), "", lambda user: "")
    monkeypatch.setitem(personal._PARTS, "test", part)

    office.post(f"{LIST}{alice.pk}/delete/", {"post": "yes"})

    assert left == ["alice@example.org"]
    assert AuditEvent.objects.filter(action="accounts.delete").count() == 1
