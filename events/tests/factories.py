"""Event factories: by default published, in ten days, with ten places and a numbered title."""

from datetime import datetime, timedelta

import factory
from django.utils import timezone

from events.calendar.actions import events
from events.choices import Kind, Place, Seats, Status
from events.models import Event, EventDate, Question, Registration, Series, Survey, SurveyArea, SurveyOption, Venue


def in_days(days: float, hour: int = 17, minute: int = 0):
    """A local hour, this many days from today."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def span(days: float = 10, hour: int = 17, hours: float = 2, note: str = "") -> tuple[datetime, datetime, str]:
    """A date as the actions take it: in this many days, this many hours long."""
    start = in_days(days, hour)
    return (start, start + timedelta(hours=hours), note)


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    name = factory.Sequence(lambda n: f"Centrum Leszczynowe {n}")
    street = "ul. Leszczynowa 1"
    postal_code = "64-100"


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Series

    title = factory.Sequence(lambda n: f"Święto Leszczyny {n}")
    slug = factory.Sequence(lambda n: f"swieto-leszczyny-{n}")
    starts_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    ends_on = factory.LazyAttribute(lambda series: series.starts_on + timedelta(days=7))
    is_published = True


class EventFactory(factory.django.DjangoModelFactory):
    """``EventFactory(starts_at=…, hours=2)`` has one date; ``spans=[(start, end), …]`` several."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    class Params:
        hours = 2
        with_sign_up = factory.Trait(
            has_sign_up=True,
            capacity=10,
            seats=Seats.FREE,
            sign_up_closes_at=factory.LazyAttribute(lambda event: event.starts_at),
        )

    title = factory.Sequence(lambda n: f"Szkolenie leszczynowe {n}")
    slug = factory.Sequence(lambda n: f"szkolenie-leszczynowe-{n}")
    kind = Kind.TRAINING
    lead = "Dla osób, które piszą pierwszy wniosek."
    status = Status.PUBLISHED
    status_reason = factory.LazyAttribute(
        lambda event: "" if event.status in (Status.PUBLISHED, Status.DRAFT, Status.SUBMITTED) else "Choroba."
    )
    starts_at = factory.LazyFunction(lambda: in_days(10))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(hours=event.hours))
    venue = factory.SubFactory(VenueFactory)
    published_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def spans(self, create, extracted, **kwargs):
        if not create or self.starts_at is None:
            return
        spans = extracted or [(self.starts_at, self.ends_at)]
        EventDate.objects.bulk_create(EventDate(event=self, starts_at=start, ends_at=end) for start, end in spans)
        self.starts_at, self.ends_at = min(start for start, _ in spans), max(end for _, end in spans)
        self.save(update_fields=["starts_at", "ends_at"])

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        if create and extracted:
            self.themes.set(extracted)


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Question

    event = factory.SubFactory(EventFactory)
    label = factory.Sequence(lambda n: f"Pytanie leszczynowe {n}?")


class RegistrationFactory(factory.django.DjangoModelFactory):
    """Bypasses the action, for tests of pages and rules after sign-up."""

    class Meta:
        model = Registration

    event = factory.SubFactory(EventFactory, with_sign_up=True)
    name = factory.Sequence(lambda n: f"Uczestniczka {n}")
    email = factory.Sequence(lambda n: f"uczestniczka{n}@example.org")
    place = Place.CONFIRMED
    queue_position = factory.Sequence(lambda n: n + 1)
    offer_ends_at = factory.LazyAttribute(
        lambda one: timezone.now() + timedelta(hours=48) if one.place == Place.OFFERED else None
    )


class SurveyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Survey

    year = factory.Sequence(lambda n: 2200 + n)  # years of this century are used by name in tests
    title = factory.LazyAttribute(lambda survey: f"Jakich szkoleń potrzebujesz w {survey.year} roku?")
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=20))
    status = "open"


class SurveyAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SurveyArea

    survey = factory.SubFactory(SurveyFactory)
    name = factory.Sequence(lambda n: f"Obszar {n}")


class SurveyOptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SurveyOption

    area = factory.SubFactory(SurveyAreaFactory)
    title = factory.Sequence(lambda n: f"Szkolenie {n}")


def created(by=None, dates=None, **values) -> Event:
    """A draft made by the action, with one date by default."""
    facts = {"title": "Warsztaty leszczynowe", "kind": "training"} | values
    return events.create(values=facts, dates=[span()] if dates is None else dates, by=by)
