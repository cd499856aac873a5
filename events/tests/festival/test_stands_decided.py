"""Stoiska w panelu biura: accept into a zone, move, reject with a reason; the organisation gets a letter each time."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from core.errors import DomainError
from core.mail.models import Letter
from core.tests.pages import read
from events.festival import actions
from events.models import Stand
from events.tests.stands import open_series, stand, zone
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    return stand(open_series(title="Święto Leszczyny"), OrganizationFactory(name="Fundacja A"))


def place(asked):
    return reverse("admin:events_stand_change", args=[asked.pk])


def decide(browser, asked, button, **data):
    return browser.post(place(asked), data | {button: "1"})


def state(asked):
    asked.refresh_from_db()
    return asked.status


def test_page_shows_everything_that_was_submitted(office, asked):
    text = read(office.get(place(asked))).one("#content-main").text

    for fact in ("Fundacja A", "Pokażemy, jak sadzić leszczynę.", "Stół i prąd.", "kontakt-stoiska@example.org"):
        assert fact in text


def test_accepted_stand_gets_a_zone_and_its_contact_a_letter(office, asked):
    health = zone(asked.series)

    decide(office, asked, "accept", zone=health.pk)

    assert (state(asked), asked.zone) == ("accepted", health)
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("events.stand_accepted", "kontakt-stoiska@example.org")
    assert "Strefa: Strefa zdrowia" in letter.text


def test_edition_without_zones_needs_none(office, asked):
    decide(office, asked, "accept")

    assert (state(asked), asked.zone) == ("accepted", None)


def test_zone_is_required_where_zones_exist(office, asked):
    zone(asked.series)

    html = read(decide(office, asked, "accept"))

    assert "Wybierz strefę" in html.one(".errornote").text
    assert state(asked) == "submitted"


def test_zone_of_another_edition_is_refused(asked, dorota):
    foreign = zone(open_series())

    with pytest.raises(DomainError, match="należy do innego cyklu"):
        actions.accept_stand(stand=asked, zone=foreign, by=dorota)
    assert state(asked) == "submitted"


def test_moving_an_accepted_stand_sends_one_letter(office, asked):
    health, sport = zone(asked.series), zone(asked.series, "Strefa sportu")
    decide(office, asked, "accept", zone=health.pk)

    decide(office, asked, "accept", zone=sport.pk)
    decide(office, asked, "accept", zone=sport.pk)

    assert (state(asked), asked.zone) == ("accepted", sport)
    [letter] = Letter.objects.filter(kind="events.stand_placed")
    assert "Nowa strefa: Strefa sportu" in letter.text


def test_stand_withdrawn_meanwhile_is_not_moved(asked, dorota):
    health = zone(asked.series)

    with pytest.raises(DomainError, match="tylko przyjęte stoisko"):
        actions.place_stand(stand=asked, zone=health, by=dorota)
    assert asked.zone is None


@pytest.mark.parametrize("status", ["submitted", "accepted"])
def test_rejection_needs_a_reason_and_the_letter_contains_it(office, asked, status):
    Stand.objects.filter(pk=asked.pk).update(status=status)

    empty = read(decide(office, asked, "reject", reason=" "))
    decide(office, asked, "reject", reason="Zabrakło miejsca na placu.")

    assert "Napisz powód" in empty.one(".errornote").text
    assert (state(asked), asked.status_reason) == ("rejected", "Zabrakło miejsca na placu.")
    letter = Letter.objects.get()
    assert letter.kind == "events.stand_rejected"
    assert "Zabrakło miejsca na placu." in letter.text


def test_decided_stand_is_not_decided_again(office, asked):
    decide(office, asked, "reject", reason="Zabrakło miejsca.")

    html = read(decide(office, asked, "accept"))

    assert "nie może przejść do stanu „przyjęte”" in html.one(".errornote").text
    assert state(asked) == "rejected"
    assert not html.select(".decision")


def test_view_only_role_sees_no_buttons_and_decides_nothing(client, django_user_model, asked):
    reader = django_user_model.objects.create_user("czytelnik@example.org", "haslo-czytelnika-1", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_stand"))
    client.force_login(reader)

    assert not read(client.get(place(asked))).select(".decision")
    assert decide(client, asked, "accept").status_code == 403
    assert state(asked) == "submitted"


def test_role_without_view_permission_sees_nothing(client, django_user_model, asked):
    other = django_user_model.objects.create_user("inny@example.org", "haslo-innego-1", is_staff=True)
    client.force_login(other)

    assert client.get(place(asked)).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_list_does_not_grow_with_stands(office, django_assert_num_queries, count):
    series = open_series()
    for _ in range(count):
        stand(series)
    address = reverse("admin:events_stand_changelist")
    office.get(address)

    with django_assert_num_queries(7):
        html = read(office.get(address))

    assert len(html.select("#result_list tbody tr")) == count
