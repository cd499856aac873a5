"""Cykle i stoiska w panelu biura: create, edit and delete an edition with zones; export stands as a spreadsheet."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.models import AuditEvent
from core.tests.pages import read
from events.models import Series
from events.tests.factories import EventFactory, SeriesFactory
from events.tests.feeds import at
from events.tests.series import opened
from events.tests.stands import open_series, stand, zone
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
WRITTEN = {
    "title": "Święto Leszczyny",
    "slug": "swieto-leszczyny",
    "lead": "Dwa dni w parku.",
    "body": "<p>Przyjdź.</p>",
    "starts_on": "2027-09-18",
    "ends_on": "2027-09-19",
    "is_published": "on",
    "stands_open_at": "",
    "stands_close_at": "",
    "stands_info": "",
    "picture_alt": "",
}


def zones(*names, series=None):
    """Form data of the zones; stored ones come first."""
    there = list(series.zones.all()) if series else []
    data = {"zones-TOTAL_FORMS": str(len(there) + len(names)), "zones-INITIAL_FORMS": str(len(there))}
    for number, one in enumerate(there):
        data |= {f"zones-{number}-id": one.pk, f"zones-{number}-series": series.pk}
        data |= {f"zones-{number}-name": one.name, f"zones-{number}-order": one.order}
    for number, name in enumerate(names, len(there)):
        data |= {f"zones-{number}-name": name, f"zones-{number}-order": number}
    return data


def save(office, series=None, *names, **changes):
    name = "change" if series else "add"
    address = reverse(f"admin:events_series_{name}", args=[series.pk] if series else [])
    return office.post(address, WRITTEN | zones(*names, series=series) | changes)


def test_edition_is_saved_with_its_zones(office, client):
    response = save(office, None, "Strefa zdrowia", "Strefa sportu")

    assert response.status_code == 302
    series = Series.objects.get()
    assert [one.name for one in series.zones.all()] == ["Strefa zdrowia", "Strefa sportu"]
    assert opened(client, series).one("h1").text == "Święto Leszczyny"
    assert set(AuditEvent.objects.values_list("action", flat=True)) >= {"events.add_series", "events.change_zones"}


def test_invalid_slug_is_refused_in_plain_words(office):
    page = read(save(office, slug="święto leszczyny"))

    assert "Adres to litery bez polskich znaków, cyfry i łączniki" in page.one(".errorlist").text
    assert page.one("#id_title")["value"] == "Święto Leszczyny"


def test_change_appears_at_once_and_the_log_lists_the_fields(office, client):
    save(office)
    series = Series.objects.get()
    opened(client, series)

    save(office, series, title="Święto Olszy")

    assert opened(client, series).one("h1").text == "Święto Olszy"
    assert AuditEvent.objects.get(action="events.change_series").details == {"fields": ["title"]}


def test_events_are_found_by_the_new_title_of_their_edition(office, client):
    save(office)
    event = EventFactory(title="Bieg", series=Series.objects.get())

    save(office, event.series, title="Święto Olszy")

    assert "Bieg" in read(client.get("/szukaj/?q=olszy")).one("main").text


def test_stand_times_are_entered_in_local_time(office):
    save(office, stands_open_at="2027-07-01T09:00", stands_close_at="2027-08-31T15:30")

    series = Series.objects.get()
    assert (series.stands_open_at, series.stands_close_at) == (at(2027, 7, 1, 9), at(2027, 8, 31, 15, 30))


def test_incomplete_stand_period_is_refused_with_a_message(office):
    html = read(save(office, stands_open_at="2027-07-01T09:00"))

    assert "Podaj początek i późniejszy koniec zgłoszeń stoisk" in html.text
    assert not Series.objects.exists()


def test_invalid_days_are_refused_with_a_message(office):
    html = read(save(office, ends_on="2027-09-17"))

    assert "Ostatni dzień nie może być przed pierwszym." in html.text
    assert not Series.objects.exists()


def test_deleting_an_edition_keeps_its_events(office, client):
    series = SeriesFactory()
    event = EventFactory(series=series)
    opened(client, series)

    office.post(reverse("admin:events_series_delete", args=[series.pk]), {"post": "yes"})

    assert client.get(series.get_absolute_url()).status_code == 404
    event.refresh_from_db()
    assert event.series is None
    assert AuditEvent.objects.filter(action="events.delete_series").count() == 1


def test_several_editions_are_deleted_together(office):
    found = [SeriesFactory(), SeriesFactory()]
    data = {"action": "delete_selected", "_selected_action": [one.pk for one in found], "post": "yes"}

    office.post(reverse("admin:events_series_changelist"), data)

    assert not Series.objects.exists()
    assert AuditEvent.objects.filter(action="events.delete_series").count() == 2


def test_edition_page_links_to_its_stands(office):
    series = open_series()

    html = read(office.get(reverse("admin:events_series_change", args=[series.pk])))

    [link] = [node for node in html.select("a") if "events/stand/" in node["href"] and "series__id" in node["href"]]
    stand(series)
    stand(open_series())
    listed = read(office.get(link["href"])).select("#result_list tbody tr")
    assert len(listed) == 1


def test_selected_stands_are_exported_as_a_spreadsheet(office):
    series = open_series(title="Święto Leszczyny")
    health = zone(series)
    chosen = stand(series, OrganizationFactory(name="Fundacja A"), zone=health, status="accepted")
    stand(series, OrganizationFactory(name="Fundacja B"))
    data = {"action": "export_xlsx", "_selected_action": [chosen.pk]}

    response = office.post(reverse("admin:events_stand_changelist"), data)

    [headings, row] = load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)
    told = dict(zip(headings, row, strict=True))
    assert (told["Organizacja"], told["Strefa"], told["Stan"]) == ("Fundacja A", "Strefa zdrowia", "przyjęte")
    assert told["E-mail"] == "kontakt-stoiska@example.org"


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_list_does_not_grow_with_editions(office, django_assert_num_queries, count):
    SeriesFactory.create_batch(count)
    address = reverse("admin:events_series_changelist")
    office.get(address)

    with django_assert_num_queries(5):
        html = read(office.get(address))

    assert len(html.select("#result_list tbody tr")) == count
