"""Życie wydarzenia: how an event comes into being, changes, and who hears of it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from core import images
from core.audit import events_of
from core.errors import Refused
from core.mail.models import Letter
from core.models import Picture
from core.search.models import SearchDocument
from core.tests.files import picture
from events import actions
from events.models import Attendance, Event, OldEventAddress
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, VenueFactory, in_days
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def span(days=10, hour=17, hours=2, note=""):
    start = in_days(days, hour)
    return (start, start + timedelta(hours=hours), note)


def created(by=None, dates=None, **values):
    facts = {"title": "Warsztaty leszczynowe", "kind": "training"} | values
    return actions.create(values=facts, dates=[span()] if dates is None else dates, by=by)


def kinds():
    return sorted(Letter.objects.values_list("kind", flat=True))


# --- a new one ---


def test_a_new_event_is_a_draft_with_dates_themes_and_questions(dorota):
    theme = ThemeFactory()

    event = actions.create(
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
def test_an_address_is_never_that_of_a_page_of_the_calendar(title, slug):
    assert created(title=title).slug == slug


def test_two_events_of_one_title_have_two_addresses():
    assert [created().slug for _ in range(2)] == ["warsztaty-leszczynowe", "warsztaty-leszczynowe-2"]


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ([(in_days(3, 17), in_days(3, 17), "")], "Koniec musi być po początku."),
        ([span(3), span(3, hours=4)], "Ten sam termin jest wpisany dwa razy."),
    ],
)
def test_dates_that_cannot_be_are_refused_in_words(dates, sentence):
    with pytest.raises(actions.EventRefused) as refused:
        created(dates=dates)

    assert refused.value.problems == {"dates": [sentence]}
    assert not Event.objects.exists()


def test_signing_up_ends_before_the_event_begins():
    with pytest.raises(actions.EventRefused) as refused:
        created(has_sign_up=True, sign_up_closes_at=in_days(10, 18))
    assert list(refused.value.problems) == ["sign_up_closes_at"]

    with pytest.raises(actions.EventRefused) as refused:
        created(has_sign_up=True, sign_up_opens_at=in_days(10, 18))
    assert list(refused.value.problems) == ["sign_up_opens_at"]


def test_what_breaks_a_rule_of_the_database_is_said_in_words():
    with pytest.raises(actions.EventRefused, match="nie oba naraz"):
        created(organizer=OrganizationFactory(), organizer_text="Dom Kultury")


def test_state_and_times_are_not_written_like_a_text():
    with pytest.raises(TypeError, match="status"):
        created(status="published")


# --- publishing ---


def test_a_published_event_is_found_and_named_in_the_log(dorota):
    event = created()

    actions.publish(event=event, by=dorota)

    event.refresh_from_db()
    assert (event.status, event.published_at is not None) == ("published", True)
    assert SearchDocument.objects.filter(kind="event", object_id=event.pk).exists()
    assert events_of(event).filter(action="events.publish", actor_id=dorota.pk).exists()


def test_an_event_without_a_date_is_not_published(dorota):
    with pytest.raises(actions.EventRefused, match="co najmniej jeden termin"):
        actions.publish(event=created(dates=[]), by=dorota)


def test_signing_up_that_names_no_end_ends_when_the_event_begins(dorota):
    event = actions.publish(event=created(has_sign_up=True), by=dorota)

    assert event.sign_up_closes_at == event.starts_at


def test_whoever_publishes_second_hears_that_it_is_done(dorota):
    event = created()
    actions.publish(event=event, by=dorota)

    with pytest.raises(actions.WrongState, match="już w stanie „opublikowane”"):
        actions.publish(event=event, by=dorota)


def test_a_cancelled_event_cannot_be_published_again(dorota):
    with pytest.raises(actions.WrongState, match="nie może przejść"):
        actions.publish(event=EventFactory(status="cancelled"), by=dorota)


# --- changing ---


def test_nothing_changed_nothing_written(dorota):
    event = created()
    before = Event.objects.get().version

    actions.update(event=event, values={"title": event.title}, dates=[span()], themes=[], questions=[], by=dorota)

    assert Event.objects.get().version == before


def test_a_draft_is_called_by_its_title_and_leaves_no_old_address(dorota):
    event = created()

    changed = actions.update(event=event, values={"title": "Nowy tytuł"}, by=dorota)

    assert changed.slug == "nowy-tytul"
    assert not OldEventAddress.objects.exists()


def test_a_public_event_keeps_its_address_until_a_new_one_is_given(dorota, client):
    event = EventFactory(slug="dawny")

    renamed = actions.update(event=event, values={"title": "Nowy tytuł"}, by=dorota)
    moved = actions.update(event=event, values={"slug": "nowy"}, by=dorota)

    assert (renamed.slug, moved.slug) == ("dawny", "nowy")
    assert client.get("/wydarzenia/dawny/")["Location"] == "/wydarzenia/nowy/"


def test_an_event_may_have_its_old_address_back(dorota):
    event = EventFactory(slug="dawny")
    actions.update(event=event, values={"slug": "nowy"}, by=dorota)

    actions.update(event=event, values={"slug": "dawny"}, by=dorota)

    assert list(OldEventAddress.objects.values_list("slug", flat=True)) == ["nowy"]


@pytest.mark.parametrize("slug", ["zajety", "bylego", "kalendarz"])
def test_an_address_of_another_is_refused_and_never_given_out(dorota, slug):
    other = EventFactory(slug="zajety")
    OldEventAddress.objects.create(event=other, slug="bylego")

    with pytest.raises(Refused) as refused:
        actions.update(event=EventFactory(), values={"slug": slug}, by=dorota)

    assert refused.value.problems == {"slug": ["Ten adres jest zajęty. Wybierz inny."]}
    assert created(title=slug).slug == f"{slug}-2"


def test_what_somebody_saved_meanwhile_is_never_overwritten(dorota):
    event = created()
    seen_at = Event.objects.get().updated_at
    actions.update(event=event, values={"lead": "Pierwsza zmiana."}, by=dorota)

    with pytest.raises(actions.ConflictError, match="Nic nie zginęło"):
        actions.update(event=event, values={"lead": "Druga zmiana."}, seen_at=seen_at, by=dorota)

    assert Event.objects.get().lead == "Pierwsza zmiana."


def test_somebody_signing_up_meanwhile_is_no_conflict(dorota):
    event = EventFactory(with_sign_up=True, capacity=1)
    seen_at = Event.objects.get().updated_at
    actions.register(event=event, people=[actions.Person(name="Ola", email="ola@example.org")])

    actions.update(event=event, values={"lead": "Zmiana."}, seen_at=seen_at, by=dorota)

    assert Event.objects.get().lead == "Zmiana."


def test_a_draft_that_is_gone_is_said_to_be_gone(dorota):
    event = created()
    gone = Event.objects.get()
    actions.delete(event=event, by=dorota)

    with pytest.raises(actions.EventGone, match="już nie ma"):
        actions.update(event=gone, values={"lead": "x"}, by=dorota)


def test_only_a_draft_can_be_deleted(dorota):
    with pytest.raises(actions.WrongState, match="można odwołać"):
        actions.delete(event=EventFactory(), by=dorota)


def test_a_public_event_cannot_lose_all_its_dates(dorota):
    with pytest.raises(actions.EventRefused, match="co najmniej jeden termin"):
        actions.update(event=EventFactory(), dates=[], by=dorota)


def test_a_date_that_is_moved_keeps_who_was_there(dorota):
    event = EventFactory(spans=[span(10)[:2], span(11)[:2]])
    first = event.dates.earliest("starts_at")
    Attendance.objects.create(registration=RegistrationFactory(event=event), date=first)

    actions.update(event=event, dates=[span(10, hour=18), span(11), span(12)], by=dorota)

    first.refresh_from_db()
    assert first.starts_at == in_days(10, 18)
    assert event.dates.count() == 3


def test_a_date_at_which_somebody_was_is_not_taken_away(dorota):
    event = EventFactory(spans=[span(10)[:2], span(11)[:2]])
    Attendance.objects.create(registration=RegistrationFactory(event=event), date=event.dates.latest("starts_at"))

    with pytest.raises(actions.EventRefused, match="zaznaczona obecność"):
        actions.update(event=event, dates=[span(10)], by=dorota)


def test_a_date_that_nobody_came_to_can_be_taken_away(dorota):
    event = EventFactory(spans=[span(10)[:2], span(11)[:2]])

    changed = actions.update(event=event, dates=[span(10)], by=dorota)

    assert (event.dates.count(), changed.ends_at) == (1, span(10)[1])


# --- questions ---


def test_a_question_people_may_have_before_them_is_taken_off_and_kept(dorota):
    question = QuestionFactory()

    actions.update(event=question.event, questions=[], by=dorota)

    question.refresh_from_db()
    assert question.removed_at is not None


def test_a_question_of_a_draft_is_simply_removed(dorota):
    event = created()
    actions.update(event=event, questions=[{"label": "Jaka dieta?"}], by=dorota)

    actions.update(event=event, questions=[], by=dorota)

    assert not event.questions.exists()


def test_a_question_is_changed_in_its_place(dorota):
    question = QuestionFactory()

    actions.update(event=question.event, questions=[{"pk": question.pk, "label": "Inne słowa?"}], by=dorota)

    assert list(question.event.questions.values_list("pk", "label")) == [(question.pk, "Inne słowa?")]


def test_a_choice_without_answers_to_choose_from_is_refused(dorota):
    with pytest.raises(actions.EventRefused, match="Wpisz odpowiedzi do wyboru"):
        actions.update(event=created(), questions=[{"label": "Który?", "kind": "choice"}], by=dorota)


def test_an_answered_question_keeps_its_kind(dorota):
    question = QuestionFactory()
    RegistrationFactory(event=question.event).answers.create(question=question, text="tak")

    with pytest.raises(actions.EventRefused, match="dodaj nowe"):
        actions.update(
            event=question.event, questions=[{"pk": question.pk, "label": "Czy?", "kind": "yes_no"}], by=dorota
        )


# --- who hears of a change ---


def test_another_place_is_told_once_to_everybody_with_a_place_or_a_turn(dorota):
    event = EventFactory(with_sign_up=True, venue=VenueFactory(name="Ratusz"))
    for place in ("confirmed", "offered", "waiting", "cancelled", "lapsed"):
        RegistrationFactory(event=event, place=place, email=f"{place}@example.org")

    actions.update(event=event, values={"venue": VenueFactory(name="Biblioteka")}, by=dorota)

    letters = Letter.objects.filter(kind="events.event_changed").select_related("body")
    assert sorted(letter.to for letter in letters) == [
        "confirmed@example.org", "offered@example.org", "waiting@example.org",
    ]  # fmt: skip
    assert "- Miejsce: Biblioteka, ul. Leszczynowa 1, 64-100 Leszno (było: Ratusz, " in letters[0].body.text


def test_two_changes_are_two_letters_and_rising_numbers(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    actions.update(event=event, values={"room": "sala 1"}, by=dorota)
    actions.update(event=event, values={"room": "sala 2"}, by=dorota)

    assert kinds() == ["events.event_changed"] * 2
    assert Event.objects.get().sequence == 2


def test_a_new_address_in_the_internet_stands_in_no_letter(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    actions.update(event=event, values={"online_url": "https://tajne.example.org/"}, by=dorota)

    [letter] = Letter.objects.select_related("body")
    assert "tajne" not in letter.body.text + letter.body.html
    assert "- Adres spotkania w internecie: nowy – osoby, które mają miejsce" in letter.body.text


def test_an_address_in_the_internet_that_is_taken_away_is_told_as_such(dorota):
    event = EventFactory(with_sign_up=True, online_url="https://tajne.example.org/")
    RegistrationFactory(event=event)

    actions.update(event=event, values={"online_url": ""}, by=dorota)

    [letter] = Letter.objects.select_related("body")
    assert "- Adres spotkania w internecie: już nie obowiązuje\n" in letter.body.text


def test_a_change_of_words_is_no_news(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    actions.update(event=event, values={"lead": "Ładniej napisane."}, by=dorota)

    assert kinds() == []


def test_of_an_event_that_is_over_nobody_is_written_to(dorota):
    event = EventFactory(with_sign_up=True)
    RegistrationFactory(event=event)

    with time_machine.travel(in_days(20)):
        actions.update(event=event, values={"room": "sala 2"}, by=dorota)

    assert kinds() == []


# --- room ---


def test_more_room_is_offered_to_the_waiting_at_once(dorota):
    event = EventFactory(with_sign_up=True, capacity=1)
    RegistrationFactory(event=event)
    waiting = RegistrationFactory(event=event, place="waiting")

    actions.update(event=event, values={"capacity": 2}, by=dorota)

    waiting.refresh_from_db()
    assert waiting.place == "offered"


def test_less_room_takes_nobodys_place(dorota):
    event = EventFactory(with_sign_up=True, capacity=3)
    for _ in range(3):
        RegistrationFactory(event=event)

    changed = actions.update(event=event, values={"capacity": 1}, by=dorota)

    assert event.registrations.confirmed().count() == 3
    assert changed.seats == "waiting"


# --- the database itself ---


def test_a_public_event_names_the_end_of_signing_up():
    event = EventFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(has_sign_up=True)


def test_a_draft_is_deleted_with_its_picture(dorota):
    event = EventFactory(
        status="draft", published_at=None, picture=images.store(picture(), alt="Las", is_decorative=False)
    )

    actions.delete(event=event, by=dorota)

    assert not Event.objects.exists()
    assert not Picture.objects.exists()


@pytest.mark.parametrize("status", ["cancelled", "rejected"])
def test_an_organisation_changes_nothing_of_what_was_called_off_or_rejected(alice, status):
    with pytest.raises(actions.WrongState, match="nie można zmieniać"):
        actions.update(event=EventFactory(status=status), values={"lead": "x"}, by=alice, is_by_organizer=True)


def test_an_organisation_puts_no_new_date_into_the_past_but_keeps_one_that_is_over(alice):
    event = EventFactory(spans=[span(-1)[:2], span(6)[:2]])

    with pytest.raises(actions.EventRefused, match="już minął"):
        actions.update(event=event, dates=[span(-2), span(6)], by=alice, is_by_organizer=True)
    actions.update(event=event, dates=[span(-1), span(7)], by=alice, is_by_organizer=True)

    assert Event.objects.get().ends_at == span(7)[1]


def test_themes_and_questions_change_only_when_they_differ(dorota):
    theme, question = ThemeFactory(), QuestionFactory()
    same = {"pk": question.pk, "label": question.label}

    first = actions.update(event=question.event, themes=[theme], questions=[same], by=dorota).version
    second = actions.update(event=question.event, themes=[theme.pk], questions=[same], by=dorota).version

    assert list(question.event.themes.all()) == [theme]
    assert first == second


@pytest.mark.parametrize("days", [5, 15])
def test_signing_up_until_the_event_begins_goes_along_with_its_beginning(dorota, days):
    event = EventFactory(with_sign_up=True)
    values = {"sign_up_closes_at": event.sign_up_closes_at}

    changed = actions.update(event=event, values=values, dates=[span(days)], by=dorota)

    assert changed.sign_up_closes_at == changed.starts_at == in_days(days)
