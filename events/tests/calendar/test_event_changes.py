"""Życie wydarzenia: which changes are allowed, to whom, and what they preserve."""

import pytest

from core.errors import ConflictError, Gone, Refused, WrongState
from events.calendar.actions import events
from events.models import Attendance, Event, OldEventAddress
from events.registration.actions import registering
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, created, in_days, span
from organizations.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def test_unchanged_form_writes_nothing(dorota):
    event = created()
    before = Event.objects.get().version

    events.update(event=event, values={"title": event.title}, dates=[span()], themes=[], questions=[], by=dorota)

    assert Event.objects.get().version == before


def test_draft_takes_its_slug_from_the_title_without_a_redirect(dorota):
    event = created()

    changed = events.update(event=event, values={"title": "Nowy tytuł"}, by=dorota)

    assert changed.slug == "nowy-tytul"
    assert not OldEventAddress.objects.exists()


def test_public_event_keeps_its_slug_until_a_new_one_is_given(dorota, client):
    event = EventFactory(slug="dawny")

    renamed = events.update(event=event, values={"title": "Nowy tytuł"}, by=dorota)
    moved = events.update(event=event, values={"slug": "nowy"}, by=dorota)

    assert (renamed.slug, moved.slug) == ("dawny", "nowy")
    assert client.get("/wydarzenia/dawny/")["Location"] == "/wydarzenia/nowy/"


def test_event_may_take_back_its_former_slug(dorota):
    event = EventFactory(slug="dawny")
    events.update(event=event, values={"slug": "nowy"}, by=dorota)

    events.update(event=event, values={"slug": "dawny"}, by=dorota)

    assert list(OldEventAddress.objects.values_list("slug", flat=True)) == ["nowy"]


@pytest.mark.parametrize("slug", ["zajety", "bylego", "kalendarz"])
def test_slug_of_another_event_is_refused_and_never_generated(dorota, slug):
    other = EventFactory(slug="zajety")
    OldEventAddress.objects.create(event=other, slug="bylego")

    with pytest.raises(Refused) as refused:
        events.update(event=EventFactory(), values={"slug": slug}, by=dorota)

    assert refused.value.problems == {"slug": ["Ten adres jest zajęty. Wybierz inny."]}
    assert created(title=slug).slug == f"{slug}-2"


def test_concurrent_save_is_not_overwritten(dorota):
    event = created()
    seen_at = Event.objects.get().updated_at
    events.update(event=event, values={"lead": "Pierwsza zmiana."}, by=dorota)

    with pytest.raises(ConflictError, match="Nic nie zginęło"):
        events.update(event=event, values={"lead": "Druga zmiana."}, seen_at=seen_at, by=dorota)

    assert Event.objects.get().lead == "Pierwsza zmiana."


def test_concurrent_registration_is_no_conflict(dorota):
    event = EventFactory(with_sign_up=True, capacity=1)
    seen_at = Event.objects.get().updated_at
    registering.register(event=event, people=[registering.Person(name="Ola", email="ola@example.org")])

    events.update(event=event, values={"lead": "Zmiana."}, seen_at=seen_at, by=dorota)

    assert Event.objects.get().lead == "Zmiana."


def test_changing_a_deleted_draft_is_refused(dorota):
    event = created()
    gone = Event.objects.get()
    events.delete(event=event, by=dorota)

    with pytest.raises(Gone, match="już nie ma"):
        events.update(event=gone, values={"lead": "x"}, by=dorota)


def test_public_event_cannot_lose_all_its_dates(dorota):
    with pytest.raises(Refused, match="co najmniej jeden termin"):
        events.update(event=EventFactory(), dates=[], by=dorota)


def test_moved_date_keeps_its_attendance(dorota):
    event = EventFactory(spans=[span(10)[:2], span(11)[:2]])
    first = event.dates.earliest("starts_at")
    Attendance.objects.create(registration=RegistrationFactory(event=event), date=first)

    events.update(event=event, dates=[span(10, hour=18), span(11), span(12)], by=dorota)

    first.refresh_from_db()
    assert first.starts_at == in_days(10, 18)
    assert event.dates.count() == 3


def test_date_with_attendance_cannot_be_removed(dorota):
    event = EventFactory(spans=[span(10)[:2], span(11)[:2]])
    Attendance.objects.create(registration=RegistrationFactory(event=event), date=event.dates.latest("starts_at"))

    with pytest.raises(Refused, match="zaznaczona obecność"):
        events.update(event=event, dates=[span(10)], by=dorota)


def test_date_without_attendance_can_be_removed(dorota):
    event = EventFactory(spans=[span(10)[:2], span(11)[:2]])

    changed = events.update(event=event, dates=[span(10)], by=dorota)

    assert (event.dates.count(), changed.ends_at) == (1, span(10)[1])


def test_question_of_a_public_event_is_retired_and_kept(dorota):
    question = QuestionFactory()

    events.update(event=question.event, questions=[], by=dorota)

    question.refresh_from_db()
    assert question.removed_at is not None


def test_question_of_a_draft_is_deleted(dorota):
    event = created()
    events.update(event=event, questions=[{"label": "Jaka dieta?"}], by=dorota)

    events.update(event=event, questions=[], by=dorota)

    assert not event.questions.exists()


def test_question_is_changed_in_place(dorota):
    question = QuestionFactory()

    events.update(event=question.event, questions=[{"pk": question.pk, "label": "Inne słowa?"}], by=dorota)

    assert list(question.event.questions.values_list("pk", "label")) == [(question.pk, "Inne słowa?")]


def test_choice_question_without_options_is_refused(dorota):
    with pytest.raises(Refused, match="Wpisz odpowiedzi do wyboru"):
        events.update(event=created(), questions=[{"label": "Który?", "kind": "choice"}], by=dorota)


def test_answered_question_keeps_its_kind(dorota):
    question = QuestionFactory()
    RegistrationFactory(event=question.event).answers.create(question=question, text="tak")

    with pytest.raises(Refused, match="dodaj nowe"):
        events.update(
            event=question.event, questions=[{"pk": question.pk, "label": "Czy?", "kind": "yes_no"}], by=dorota
        )


@pytest.mark.parametrize("status", ["cancelled", "rejected"])
def test_organisation_cannot_change_a_cancelled_or_rejected_event(alice, status):
    with pytest.raises(WrongState, match="nie można zmieniać"):
        events.update(event=EventFactory(status=status), values={"lead": "x"}, by=alice, is_by_organization=True)


def test_organisation_cannot_add_a_past_date_but_may_keep_one(alice):
    event = EventFactory(spans=[span(-1)[:2], span(6)[:2]])

    with pytest.raises(Refused, match="już minął"):
        events.update(event=event, dates=[span(-2), span(6)], by=alice, is_by_organization=True)
    events.update(event=event, dates=[span(-1), span(7)], by=alice, is_by_organization=True)

    assert Event.objects.get().ends_at == span(7)[1]


def test_unchanged_themes_and_questions_are_not_written(dorota):
    theme, question = ThemeFactory(), QuestionFactory()
    same = {"pk": question.pk, "label": question.label}

    first = events.update(event=question.event, themes=[theme], questions=[same], by=dorota).version
    second = events.update(event=question.event, themes=[theme.pk], questions=[same], by=dorota).version

    assert list(question.event.themes.all()) == [theme]
    assert first == second


@pytest.mark.parametrize("days", [5, 15])
def test_end_of_sign_up_equal_to_the_start_moves_with_the_start(dorota, days):
    event = EventFactory(with_sign_up=True)
    values = {"sign_up_closes_at": event.sign_up_closes_at}

    changed = events.update(event=event, values=values, dates=[span(days)], by=dorota)

    assert changed.sign_up_closes_at == changed.starts_at == in_days(days)
