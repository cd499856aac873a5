"""The next September's festival and the survey of training needs, in the demo data."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from events.calendar.actions import events, states
from events.demo.calendar import dates_on
from events.demo.calendar_examples import ANSWERS, FESTIVAL, FESTIVAL_EVENTS, SAT, STANDS, SURVEY, ZONES
from events.festival import actions
from events.models import Series, Survey, SurveyArea, SurveyOption, Venue, Zone
from events.survey.actions import answers, life
from organizations.models import Organization


def add(*, office: Any) -> None:
    series = _series()
    for example in FESTIVAL_EVENTS:
        _event(series, example, office)
    for name, offer, zone in STANDS:
        _stand(series, name, offer, zone, office)
    _survey(office)


def second_saturday_of_september(today: date) -> date:
    """The next one that is not over."""
    for year in (today.year, today.year + 1):
        first = date(year, 9, 1)
        found = first + timedelta(days=(SAT - first.weekday()) % 7, weeks=1)
        if found > today:
            return found
    raise AssertionError("A September always comes.")


def _series() -> Series:
    first, now = second_saturday_of_september(timezone.localdate()), timezone.now()
    _, last_minute, _ = dates_on(timezone.localdate() + timedelta(days=60), ("00:00", "23:59"))
    series = Series.objects.create(
        title=f"Aktywne Obywatelskie Leszno {first.year}",
        slug=f"aktywne-obywatelskie-leszno-{first.year}",
        starts_on=first,
        ends_on=first + timedelta(days=8),
        is_published=True,
        stands_open_at=now - timedelta(days=10),
        stands_close_at=last_minute,
        **FESTIVAL,
    )
    Zone.objects.bulk_create(Zone(series=series, name=name, order=order) for order, name in enumerate(ZONES))
    return series


def _event(series: Series, example: dict[str, Any], office: Any) -> None:
    event = events.create(
        values={
            "title": example["title"],
            "lead": example["lead"],
            "kind": example["kind"],
            "room": example.get("room", ""),
            "venue": Venue.objects.filter(name=example.get("venue", "")).first(),
            "series": series,
            "zone": series.zones.filter(name=example.get("zone", "")).first(),
        },
        dates=[dates_on(series.starts_on + timedelta(days=example["day"]), example["hours"])],
        by=office,
    )
    states.publish(event=event, by=office)


def _stand(series: Series, name: str, offer: str, zone: str, office: Any) -> None:
    stand = actions.submit_stand(
        series=series,
        organization=Organization.objects.get(name=name),
        by=None,
        offer=offer,
        contact_name="Koordynatorka stoiska",
        contact_email="stoisko@example.org",
    )
    if zone:
        actions.accept_stand(stand=stand, by=office, zone=series.zones.get(name=zone))


def _survey(office: Any) -> None:
    """An open survey: three organisations have answered, the others have three weeks left."""
    survey = life.prepare_survey(year=timezone.localdate().year + 1, by=office)
    now = timezone.now()
    _, last_minute, _ = dates_on(timezone.localdate() + timedelta(days=21), ("00:00", "23:59"))
    times = {"opens_at": now - timedelta(days=10), "closes_at": last_minute}
    Survey.objects.filter(pk=survey.pk).update(**times)
    for order, (area, options) in enumerate(SURVEY):
        row = SurveyArea.objects.create(survey=survey, name=area, order=order)
        SurveyOption.objects.bulk_create(
            SurveyOption(area=row, title=title, description=description, order=place)
            for place, (title, description) in enumerate(options)
        )
    survey = life.open_survey(survey=Survey.objects.get(pk=survey.pk), by=office)
    known = list(SurveyOption.objects.filter(area__survey=survey).order_by("area__order", "order"))
    for name, chosen, proposals in ANSWERS:
        answers.answer(
            survey=survey,
            organization=Organization.objects.get(name=name),
            wishes=answers.Wishes(
                choices=[known[number].pk for number in chosen],
                proposals=proposals,
                times=["weekday_evening", "saturday"],
                form="on_site",
            ),
            by=None,
            version=0,
        )
