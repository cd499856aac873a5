"""Historia zmian: what members see of the versions of their entry, and what is hidden."""

import pytest

from core.tests.pages import read
from organizations.registry.actions import entries
from organizations.tests.manage import address, join

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, bob, client, dorota):
    """Added by the office; Alice owns it and is signed in, Bob edits it."""
    entry = entries.create(by=dorota, name="Fundacja Żuk", legal_form="foundation", status="published")
    join(entry, alice, "owner")
    join(entry, bob)
    client.force_login(alice)
    return entry


def told(client, entry, query=""):
    return [
        section.text for section in read(client.get(address("changes", entry) + query)).select("section.manage-part")
    ]


def test_each_change_is_shown_field_by_field_with_its_author(client, entry, bob, dorota):
    entries.update(organization=entry, by=bob, mission="Pomagamy żukom.")
    entries.update(organization=entry, by=dorota, city="Leszno")
    entries.update(organization=entry, by=None, city="Rydzyna")

    by_portal, by_office, by_bob, added = told(client, entry)

    assert "Portal" in by_portal
    assert "Leszno" in by_portal
    assert "Rydzyna" in by_portal
    assert "Biuro" in by_office
    assert "Wolontariusz Fundacji A" in by_bob
    assert "Pomagamy żukom." in by_bob
    assert added.endswith("Wpis został dodany.")


def test_office_staff_and_former_members_are_not_named(client, entry, celina):
    entries.update(organization=entry, by=celina, city="Leszno")

    words = " ".join(told(client, entry))

    assert "Osoba z organizacji" in words
    assert "Prezeska" not in words
    assert "Pracowniczka" not in words


def test_office_notes_are_hidden(client, entry, dorota):
    entries.update(organization=entry, by=dorota, office_notes="Dzwonić po południu.", city="Leszno")

    words = " ".join(told(client, entry))

    assert "Leszno" in words
    assert "Dzwonić" not in words
    assert "notatki" not in words.lower()


def test_entry_without_versions_shows_a_message(client, entry):
    entry.history.all().delete()

    html = read(client.get(address("changes", entry)))

    assert html.one(".empty-title").text == "Nikt jeszcze nie zmieniał tego wpisu"


def test_changes_are_paginated(client, entry, alice):
    for number in range(21):
        entries.update(organization=entry, by=alice, mission=f"Zdanie {number}")

    assert len(told(client, entry)) == 20
    assert len(told(client, entry, "?strona=2")) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_change_and_for_many(client, entry, alice, count, django_assert_num_queries):
    for number in range(count):
        entries.update(organization=entry, by=alice, mission=f"Zdanie {number}")

    with django_assert_num_queries(11):
        client.get(address("changes", entry))
