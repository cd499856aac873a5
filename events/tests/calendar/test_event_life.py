"""Życie wydarzenia: an event is created, published and deleted."""

import pytest
from django.db import IntegrityError, transaction

from core.audit import events_of
from core.errors import Refused, WrongState
from core.files import images
from core.models import Picture
from core.search.models import SearchDocument
from core.tests.files import picture
from events.calendar.actions import events, states
from events.models import Event
from events.tests.factories import EventFactory, created, in_days, span
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def test_new_event_is_a_draft_with_dates_themes_and_questions(dorota):
    theme = ThemeFactory()

    event = events.create(
        values={"title": "Żywność bez strat", "kind": "meeting"},
        dates=[span(12, note="ćwiczenia"), span(10)],
        themes=[theme],
        questions=[{"label": "Jaka dieta?"}, {"label": "Który dzień?", "kind": "choice", "options": "wtorek\nśroda"}],
        by=dorota,
    )

    stored = Event.objects.get()
    assert (stored.status, stored.slug) == ("draft", "zywnosc-bez-strat")
    assert (stored.starts_at, stored.ends_at) == (span(10)[0], span(12)[1])
    assert list(event.themes.all()) == [theme]
    assert list(event.questions.values_list("label", "order")) == [("Jaka dieta?", 0), ("Który dzień?", 1)]
    assert [each.action for each in events_of(event)] == ["events.create"]


@pytest.mark.parametrize(
    ("title", "slug"), [("Kalendarz", "kalendarz-2"), ("???", "wydarzenie"), ("Tydzień", "tydzien-2")]
)
def test_slug_never_equals_a_calendar_path(title, slug):
    assert created(title=title).slug == slug


def test_events_with_the_same_title_get_different_slugs():
    assert [created().slug for _ in range(2)] == ["warsztaty-leszczynowe", "warsztaty-leszczynowe-2"]


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ([(in_days(3, 17), in_days(3, 17), "")], "Koniec musi być po początku."),
        ([span(3), span(3, hours=4)], "Ten sam termin jest wpisany dwa razy."),
    ],
)
def test_invalid_dates_are_refused_with_a_message(dates, sentence):
    with pytest.raises(Refused) as refused:
        created(dates=dates)

    assert refused.value.problems == {"dates": [sentence]}
    assert not Event.objects.exists()


def test_sign_up_ends_before_the_event_starts():
    with pytest.raises(Refused) as refused:
        created(has_sign_up=True, sign_up_closes_at=in_days(10, 18))
    assert list(refused.value.problems) == ["sign_up_closes_at"]

    with pytest.raises(Refused) as refused:
        created(has_sign_up=True, sign_up_opens_at=in_days(10, 18))
    assert list(refused.value.problems) == ["sign_up_opens_at"]


def test_broken_database_constraint_is_reported_with_a_message():
    with pytest.raises(Refused, match="nie oba naraz"):
        created(organizer=OrganizationFactory(), organizer_text="Dom Kultury")


def test_status_and_times_cannot_be_edited_as_fields():
    with pytest.raises(TypeError, match="status"):
        created(status="published")


def test_published_event_is_searchable_and_logged(dorota):
    event = created()

    states.publish(event=event, by=dorota)

    event.refresh_from_db()
    assert (event.status, event.published_at is not None) == ("published", True)
    assert SearchDocument.objects.filter(kind="event", object_id=event.pk).exists()
    assert events_of(event).filter(action="events.publish", actor_id=dorota.pk).exists()


def test_event_without_a_date_cannot_be_published(dorota):
    with pytest.raises(Refused, match="co najmniej jeden termin"):
        states.publish(event=created(dates=[]), by=dorota)


def test_end_of_sign_up_defaults_to_the_start(dorota):
    event = states.publish(event=created(has_sign_up=True), by=dorota)

    assert event.sign_up_closes_at == event.starts_at


def test_publishing_twice_is_refused(dorota):
    event = created()
    states.publish(event=event, by=dorota)

    with pytest.raises(WrongState, match="już w stanie „opublikowane”"):
        states.publish(event=event, by=dorota)


def test_cancelled_event_cannot_be_published_again(dorota):
    with pytest.raises(WrongState, match="nie może przejść"):
        states.publish(event=EventFactory(status="cancelled"), by=dorota)


def test_only_drafts_can_be_deleted(dorota):
    with pytest.raises(WrongState, match="można odwołać"):
        events.delete(event=EventFactory(), by=dorota)


def test_public_event_has_an_end_of_sign_up():
    event = EventFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(has_sign_up=True)


def test_deleted_draft_loses_its_picture(dorota):
    event = EventFactory(
        status="draft", published_at=None, picture=images.store(picture(), alt="Las", is_decorative=False)
    )

    events.delete(event=event, by=dorota)

    assert not Event.objects.exists()
    assert not Picture.objects.exists()
