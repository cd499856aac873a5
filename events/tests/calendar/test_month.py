"""Kalendarz dzień po dniu: a month, a week, a weekend; each event on its days, whatever clocks and months do."""

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
    """The days of the month and what stands in each."""

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
    """On which days the event stands, with what is said beside it."""
    return {day: words[words.index(title) + 1] for day, words in days.items() if title in words}


def test_a_month_has_all_of_its_days_and_no_others(client):
    days = month(client, "/wydarzenia/kalendarz/2028/2/")

    assert list(days) == [f"2028-02-{day:02}" for day in range(1, 30)]


def test_each_meeting_stands_on_its_day(client):
    event(("2026-12-03 17:00", "2026-12-03 19:00"), ("2026-12-10 17:00", "2026-12-10 19:00"), title="Statut")

    days = month(client, "/wydarzenia/kalendarz/2026/12/")

    assert shown(days) == {"2026-12-03": "17.00–19.00", "2026-12-10": "17.00–19.00"}


def test_an_event_of_several_days_stands_on_each(client):
    event(("2026-11-29 17:00", "2026-12-02 12:00"), title="Statut")

    assert shown(month(client, "/wydarzenia/kalendarz/2026/11/")) == {"2026-11-29": "od 17.00", "2026-11-30": "trwa"}
    assert shown(month(client, "/wydarzenia/kalendarz/2026/12/")) == {"2026-12-01": "trwa", "2026-12-02": "do 12.00"}


def test_a_night_belongs_to_its_evening(client):
    event(("2026-12-31 20:00", "2027-01-01 02:00"), title="Statut")

    assert shown(month(client, "/wydarzenia/kalendarz/2026/12/")) == {"2026-12-31": "20.00–02.00"}
    assert shown(month(client, "/wydarzenia/kalendarz/2027/1/")) == {}


@pytest.mark.parametrize(("path", "day"), [("2026/3", "2026-03-29"), ("2026/10", "2026-10-25")])
def test_hours_are_those_of_the_wall_on_the_day_the_clocks_change(client, path, day):
    event((f"{day} 17:00", f"{day} 19:00"), title="Statut")

    assert shown(month(client, f"/wydarzenia/kalendarz/{path}/")) == {day: "17.00–19.00"}


def test_whole_days_have_no_hours_and_a_bare_month_stands_on_no_day(client):
    event(("2026-12-05 00:00", "2026-12-06 23:59"), title="Statut", precision=Precision.DAY)
    event(("2026-12-01 00:00", "2026-12-31 23:59"), title="Kiedyś", precision=Precision.MONTH)

    days = month(client, "/wydarzenia/kalendarz/2026/12/")

    assert shown(days) == {"2026-12-05": "cały dzień", "2026-12-06": "cały dzień"}
    assert shown(days, "Kiedyś") == {}


def test_hidden_events_stand_on_no_day(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Szkic", status=Status.DRAFT)
    group = OrganizationFactory()
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Narada", audience=Audience.MEMBERS, members_of=group)

    days = month(client, "/wydarzenia/kalendarz/2026/12/")

    assert [title for title in ("Statut", "Szkic", "Narada") if shown(days, title)] == ["Statut"]


def test_filters_narrow_the_month_and_go_along_to_the_next(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")
    event(("2026-12-06 10:00", "2026-12-06 12:00"), title="Kawa", kind=Kind.MEETING)

    page = client.get("/wydarzenia/kalendarz/2026/12/?rodzaj=spotkanie").content.decode()

    assert "Kawa" in page
    assert ">Statut</a>" not in page
    assert "/wydarzenia/kalendarz/2027/1/?rodzaj=spotkanie" in page


def test_counts_beside_the_filters_are_those_of_the_month(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")
    event(("2027-01-05 10:00", "2027-01-05 12:00"), title="Wniosek")

    page = client.get("/wydarzenia/kalendarz/2026/12/").content.decode()

    assert ">Szkolenie</span><span>1<" in page


def test_a_full_day_names_four_and_leads_to_the_week(client):
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


def test_an_empty_month_says_so_and_leads_on(client):
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
def test_what_is_no_month_and_no_week_is_no_page(client, path):
    assert client.get(f"/wydarzenia/{path}/").status_code == 404


def test_there_is_no_way_out_of_reason(client):
    first = client.get("/wydarzenia/kalendarz/2000/1/").content.decode()

    assert "1999" not in first
    assert "/wydarzenia/kalendarz/2000/2/" in first


def test_the_short_addresses_lead_to_today(client):
    with time_machine.travel(datetime(2027, 1, 2, 10, tzinfo=UTC), tick=False):
        assert client.get("/wydarzenia/kalendarz/?temat=sport").url == "/wydarzenia/kalendarz/2027/1/?temat=sport"
        assert client.get("/wydarzenia/tydzien/").url == "/wydarzenia/tydzien/2026/53/"


def test_the_week_shows_each_of_its_days(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Statut")

    page = client.get("/wydarzenia/tydzien/2026/49/").content.decode()

    assert page.count('class="week-day') == 7
    assert page.index("Sobota, 5 grudnia 2026") < page.index("Statut") < page.index("Niedziela, 6 grudnia 2026")
    assert "/wydarzenia/tydzien/2026/48/" in page
    assert "/wydarzenia/tydzien/2026/50/" in page


def test_the_weekend_is_the_one_of_this_week(client):
    event(("2026-12-05 10:00", "2026-12-05 12:00"), title="Sobota w ogrodzie")
    event(("2026-12-12 10:00", "2026-12-12 12:00"), title="Następna")

    with time_machine.travel(datetime(2026, 12, 2, 10, tzinfo=UTC), tick=False):
        page = client.get("/wydarzenia/weekend/").content.decode()

    assert "W ten weekend: 5–6 grudnia 2026" in page
    assert "Sobota w ogrodzie" in page
    assert "Następna" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_month_costs_one_query_whatever_it_holds(count, django_assert_num_queries):
    for _ in range(count):
        event(("2026-12-05 10:00", "2026-12-05 12:00"))

    with django_assert_num_queries(1):
        agenda.days(at("2026-12-01 00:00").date(), at("2026-12-31 00:00").date())


@pytest.mark.parametrize("path", ["kalendarz/2026/12", "tydzien/2026/49", "weekend"])
def test_days_met_before_cost_the_stamps_alone(client, path, django_assert_num_queries):
    client.get(f"/wydarzenia/{path}/")

    with django_assert_num_queries(1):
        client.get(f"/wydarzenia/{path}/")
