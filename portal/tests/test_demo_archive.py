"""The archive of the demo: what the dates of its rows mean."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from events.models import Certificate, Event, Feedback, Stand, SurveyAnswer
from news.call_words import CallKind
from news.models import Call
from portal.demo import archive


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2019", "2019-01-01 00:00", "2019-12-31 23:59", "year"),
        ("2017-12", "2017-12-01 00:00", "2017-12-31 23:59", "month"),
        ("2016-09-17", "2016-09-17 00:00", "2016-09-17 23:59", "day"),
        ("2015-09-18/2015-09-27", "2015-09-18 00:00", "2015-09-27 23:59", "day"),
        ("2015-10-25", "2015-10-25 00:00", "2015-10-25 23:59", "day"),  # the day with 25 hours
    ],
)
def test_a_date_means_all_of_its_days(text, first, last, precision):
    starts_at, ends_at, known = archive.span_of(text)

    assert [f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" for moment in (starts_at, ends_at)] == [first, last]
    assert known == precision


def test_a_row_without_a_date_has_no_span():
    assert archive.span_of("") is None


@pytest.mark.django_db
def test_the_demo_shows_past_and_coming_events(settings):
    settings.DEBUG = True
    call_command("demo", verbosity=0)

    gathered = Event.objects.exclude(source_url="")
    assert (gathered.count(), gathered.public().count()) == (55, 49)  # six rows without a date wait as drafts
    full = Event.objects.get(title__startswith="Pierwszy wniosek")
    assert [full.registrations.confirmed().count(), full.registrations.waiting().count()] == [12, 3]
    assert Event.objects.get(title__startswith="Księgowość").registrations.confirmed().count() == 8
    assert set(Event.objects.values_list("status", flat=True)) >= {"draft", "published", "moved", "cancelled"}
    assert Certificate.objects.count() == 7
    assert Feedback.objects.count() == 4
    assert Stand.objects.count() == 2
    assert SurveyAnswer.objects.count() == 3
    old = Call.objects.exclude(source_url="")
    assert (old.count(), old.archive().count(), old.filter(deadline="unknown").count()) == (50, 50, 18)
    assert set(Call.objects.open().values_list("kind", flat=True)) == set(CallKind.values)
    assert Call.objects.coming().exists()
    assert Call.objects.filter(settled_at__isnull=False).exists()
