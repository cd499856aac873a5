"""Kalendarz dzień po dniu: month, week and weekend views show each event on its days across clock changes."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events.calendar import agenda
from events.choices import Audience, Kind, Precision, Status
from events.tests.factories import EventFactory
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
LESZNO = ZoneInfo("Europe/Warsaw")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=LESZNO)


def event(*spans, **fields):
    spans = [(at(start), at(end)) for start, end in spans]
    return EventFactory(starts_at=spans[0][0], spans=spans, **fields)


class Table(HTMLParser):
    """The days of the month and their contents."""

    def __init__(self, page):
        super().__init__()
        self.days, self.day = {}, None
        self.feed(page[page.index("<tbody") : page.index("</tbody")])

    def handle_starttag(self, tag, attrs):
        if tag == "time":
            self.day = self.days.setdefault(dict(attrs)["datetime"], [])

    def handle_data(self, data):
        if self.day is not None and data.strip():
            self.day.append(data.strip())


def month(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return Table(response.content.decode()).days


def shown(days, title="Statut"):
    """Days that show the event, with the text beside it."""
    return {day: words[words.index(title) + 1] for day, words in days.items() if title in words}


def test_month_has_exactly_its_days(client):
    days = month(client, "/wydarzenia/kalendarz/2028/2/")

    assert list(days) == [f"2028-02-{day:02}" for day in range(1, 30)]


def test_each_meeting_is_on_its_day(client):
    event(("2026-12-03 17:00", "2026-12-03 19:00"), ("2026-12-10 17:00", "2026-12-10 19:00"), title="Statut")

    days = month(client, "/wydarzenia/kalendarz/2026/12/")

    assert shown(days) == {"2026-12-03": "17.00–19.00", "2026-12-10": "17.00–19.00"}


def test_multi_day_event_is_on_each_day(client):
    event(("2026-11-29 17:00", "2026-12-02 12:00"), title="Statut")

    assert shown(month(client, "/wydarzenia/kalendarz/2026/11/")) == {"2026-11-29": "od 17.00", "2026-11-30": "trwa"}
    assert shown(month(client, "/wydarzenia/kalendarz/2026/12/")) == {"2026-12-01": "trwa", "2026-12-02": "do 12.00"}


def test_overnight_event_is_on_its_evening(client):
    event(("2026-12-31 20:00", "2027-01-01 02:00"), title="Statut")

    assert shown(month(client, "/wydarzenia/kalendarz/2026/12/")) == {"2026-12-31": "20.00–02.00"}
    assert shown(month(client, "/wydarzenia/kalendarz/2027/1/")) == {}


@pytest.mark.parametrize(("path", "day"), [("2026/3", "2026-03-29"), ("2026/10", "2026-10-25")])
def test_hours_are_local_on_the_day_of_a_clock_change(client, path, day):
    event((f"{day} 17:00", f"{day} 19:00"), title="Statut")

    assert shown(month(client, f"/wydarzenia/kalendarz/{path}/")) == {day: "17.00–19.00"}


def test_all_day_event_has_no_hours_and_month_precision_is_on_no_day(client):
    event(("2026-12-05 00:00", "2026-12-06 23:59"), title="Statut", precision=Precision.DAY)
    event(("2026-12-01 00:00", "2026-12-31 23:59"), title="Kiedyś", precision=Precision.MONTH)

    days = month(client, "/wydarzenia/kalendarz/2026/12/")

    assert shown(days) == {"2026-12-05": "cały dzień", "2026-12-06": "cały dzień"}
    assert shown(days, "Kiedyś") == {}


def test_hidden_events_are_on_no_day(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Szkic", status=Status.DRAFT)
    group = OrganizationFactory()
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Narada", audience=Audience.MEMBERS, members_of=group)

    days = month(client, "/wydarzenia/kalendarz/2026/12/")

    assert [title for title in ("Statut", "Szkic", "Narada") if shown(days, title)] == ["Statut"]


def test_filters_narrow_the_month_and_carry_over_to_the_next(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")
    event(("2026-12-06 10:00", "2026-12-06 12:00"), title="Kawa", kind=Kind.MEETING)

    page = client.get("/wydarzenia/kalendarz/2026/12/?rodzaj=spotkanie").content.decode()

    assert "Kawa" in page
    assert ">Statut</a>" not in page
    assert "/wydarzenia/kalendarz/2027/1/?rodzaj=spotkanie" in page


def test_filter_counts_are_those_of_the_month(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")
    event(("2027-01-05 10:00", "2027-01-05 12:00"), title="Wniosek")

    page = client.get("/wydarzenia/kalendarz/2026/12/").content.decode()

    assert ">Szkolenie</span><span>1<" in page


def test_full_day_lists_four_events_and_links_to_the_week(client):
    for number in range(6):
        event(("2026-12-05 10:00", "2026-12-05 12:00"), title=f"Szkolenie {number}")

    page = client.get("/wydarzenia/kalendarz/2026/12/").content.decode()

    assert page.count('<li class="item') == 4
    assert "/wydarzenia/tydzien/2026/49/#d2026-12-05" in page
    assert "Wszystkie z tego dnia: 6" in page


def test_today_is_marked(client):
    with time_machine.travel(datetime(2026, 12, 5, 10, tzinfo=UTC), tick=False):
        days = month(client, "/wydarzenia/kalendarz/2026/12/")

    assert [day for day, words in days.items() if "dziś" in words] == ["2026-12-05"]


def test_empty_month_says_so_and_links_to_other_months(client):
    page = client.get("/wydarzenia/kalendarz/2026/12/").content.decode()

    assert "Nie ma tu żadnych wydarzeń" in page
    assert "najbliższe wydarzenia na liście" in page


@pytest.mark.parametrize(
    "path",
    [
        "kalendarz/1999/12",
        "kalendarz/2100/1",
        "kalendarz/2026/13",
        "kalendarz/2026/0",
        "tydzien/2026/54",
        "tydzien/1999/1",
    ],
)
def test_invalid_month_or_week_returns_404(client, path):
    assert client.get(f"/wydarzenia/{path}/").status_code == 404


def test_navigation_ends_at_reasonable_dates(client):
    first = client.get("/wydarzenia/kalendarz/2000/1/").content.decode()

    assert "1999" not in first
    assert "/wydarzenia/kalendarz/2000/2/" in first


def test_short_addresses_redirect_to_today(client):
    with time_machine.travel(datetime(2027, 1, 2, 10, tzinfo=UTC), tick=False):
        assert client.get("/wydarzenia/kalendarz/?temat=sport").url == "/wydarzenia/kalendarz/2027/1/?temat=sport"
        assert client.get("/wydarzenia/tydzien/").url == "/wydarzenia/tydzien/2026/53/"


def test_week_shows_each_of_its_days(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")

    page = client.get("/wydarzenia/tydzien/2026/49/").content.decode()

    assert page.count('class="week-day') == 7
    assert page.index("Sobota, 5 grudnia 2026") < page.index("Statut") < page.index("Niedziela, 6 grudnia 2026")
    assert "/wydarzenia/tydzien/2026/48/" in page
    assert "/wydarzenia/tydzien/2026/50/" in page


def test_weekend_is_that_of_the_current_week(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Sobota w ogrodzie")
    event(("2026-12-12 10:00", "2026-12-12 12:00"), title="Następna")

    with time_machine.travel(datetime(2026, 12, 2, 10, tzinfo=UTC), tick=False):
        page = client.get("/wydarzenia/weekend/").content.decode()

    assert "W ten weekend: 5–6 grudnia 2026" in page
    assert "Sobota w ogrodzie" in page
    assert "Następna" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_month_costs_one_query_for_any_number_of_events(count, django_assert_num_queries):
    for _ in range(count):
        event(("2026-12-05 10:00", "2026-12-05 12:00"))

    with django_assert_num_queries(1):
        agenda.days(at("2026-12-01 00:00").date(), at("2026-12-31 00:00").date())


@pytest.mark.parametrize("path", ["kalendarz/2026/12", "tydzien/2026/49", "weekend"])
def test_cached_days_read_only_the_versions(client, path, django_assert_num_queries):
    client.get(f"/wydarzenia/{path}/")

    with django_assert_num_queries(1):
        client.get(f"/wydarzenia/{path}/")
