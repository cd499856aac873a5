"""The audit log: who did what, readable for the office, immutable, without contact data."""

import json

import pytest
from django.contrib.auth.models import Group

from core import audit, audit_words
from core.models import AuditEvent, Picture

pytestmark = pytest.mark.django_db
LIST = "/admin/core/auditevent/"


@pytest.fixture
def group():
    return Group.objects.create(name="Zespół")


def page_of(office, path=LIST, **query) -> str:
    answer = office.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_log_records_who_did_what_to_which_object(group, dorota):
    audit.record("test.rename", group, by=dorota, fields=["name"])
    audit.record("test.rename", Group.objects.create(name="Inna"), by=dorota)

    [event] = audit.events_of(group)
    assert (event.action, event.object_label, event.actor_id) == ("test.rename", "Zespół", dorota.pk)
    assert event.details == {"fields": ["name"]}


def test_changes_since_a_moment_are_found(group, dorota):
    for action, fields in (("change", ["slug"]), ("look", []), ("change", ["name"]), ("change", ["name", "lead"])):
        audit.record(f"test.{action}", group, by=dorota, fields=fields)

    assert audit.fields_since(group, "test.look", "test.publish") == {"name", "lead"}


def test_log_outlives_the_object_and_the_person(group, dorota):
    audit.record("test.rename", group, by=dorota)

    group.delete()
    dorota.delete()

    assert AuditEvent.objects.get().object_label == "Zespół"


def test_address_in_the_details_is_removed(group):
    group.name = "Zespół anna@example.org"
    audit.record("test.rename", group, reason="pisała Anna.Nowak@example.org", old={"to": ["<b@c.pl>"]}, count=3)

    event = AuditEvent.objects.get()
    assert "@" not in json.dumps(event.details) + event.object_label
    assert event.details == {"reason": "pisała [adres]", "old": {"to": ["<[adres]>"]}, "count": 3}


def test_person_is_stored_as_a_number(alice):
    audit.record("accounts.change", alice)

    assert AuditEvent.objects.get().object_label == f"konto {alice.pk}"


def test_office_reads_the_log_in_polish(office, group, dorota):
    audit_words.name(actions={"test.rename": "zmiana nazwy"})
    audit.record("test.rename", group, by=dorota, fields=["name", "permissions"])

    page = page_of(office)

    for words in ("zmiana nazwy", "Zespół", "grupa", "Pracowniczka biura", "zmienione pola: nazwa, uprawnienia"):
        assert words in page


def test_actor_is_the_portal_without_a_user_and_a_number_after_deletion(office, group, alice):
    audit.record("test.rename", group)
    audit.record("test.rename", group, by=alice)
    number = alice.pk
    alice.delete()

    page = page_of(office)

    assert '<td class="field-actor">portal</td>' in page
    assert f'<td class="field-actor">konto {number}</td>' in page


def test_log_filters_by_action_and_kind(office, group):
    audit.record("test.rename", group)
    audit.record("test.draw", Picture(pk=7, alt="Leszczyna"))

    assert "Leszczyna" not in page_of(office, action="test.rename")
    assert "Leszczyna" not in page_of(office, kind="auth.group")
    assert "Leszczyna" in page_of(office, q="leszcz")


def test_log_is_read_only_even_for_superusers(office, group):
    event = audit.record("test.rename", group)
    one = f"{LIST}{event.pk}/"

    assert "Zespół" in page_of(office, f"{one}change/")
    assert office.post(f"{one}change/", {"object_label": "Nikt"}).status_code == 403
    assert office.post(f"{one}delete/", {"post": "yes"}).status_code == 403
    assert office.get(f"{LIST}add/").status_code == 403
    assert "delete_selected" not in page_of(office)
    assert AuditEvent.objects.get().object_label == "Zespół"


@pytest.mark.parametrize("count", [1, 3])
def test_log_costs_the_same_for_one_event_and_for_many(office, group, dorota, django_assert_num_queries, count):
    for _ in range(count):
        audit.record("test.rename", group, by=dorota)

    with django_assert_num_queries(6):
        page_of(office)


def test_account_page_shows_its_history(office, alice, dorota):
    audit.record("accounts.change", alice, by=dorota, fields=["name"])

    page = page_of(office, f"/admin/accounts/user/{alice.pk}/change/")

    [log] = page.split("Dziennik zmian</h2>")[1:]
    assert "zmiana konta" in log
    assert "zmienione pola: imię i nazwisko" in log


def test_purge_logs_a_count_and_no_objects():
    audit.note("core.purge", Group, rule="test.rule", count=4)

    event = AuditEvent.objects.get()
    assert (event.object_kind, event.object_id, event.object_label) == ("auth.group", "", "grupy")
    assert event.details == {"rule": "test.rule", "count": 4}


def test_office_lists_show_polish_labels_and_counts(office, group):
    audit.record("test.rename", group)

    found, nothing = page_of(office, q="Zespół"), page_of(office, q="czego nie ma")

    assert '<label for="searchbar">Szukaj</label>' in found
    assert "1 wynik " in found
    assert "Razem: 1" in found
    assert "Niczego nie ma. Zmień szukane słowa albo filtry." in nothing
    assert 'alt="Search"' not in found
