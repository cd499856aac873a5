"""Opinia po wydarzeniu: one anonymous opinion from each attendee."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core.errors import DomainError
from core.models import AuditEvent
from core.tests.pages import read
from events import links
from events.models import Event, Feedback, Registration
from events.registration.actions.feedback import give_feedback
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db
SAID = {"useful": "5", "clear": "4", "good": "Dużo przykładów."}


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True, starts_at=in_days(-2))


def link(registration):
    return reverse("events:feedback", args=[links.of_registration(registration)])


def give(client, registration, **said):
    return client.post(link(registration), said or SAID)


def title(response):
    return read(response).one("h1").text


def test_attendee_gives_an_opinion_and_sees_thanks(client, event):
    registration = RegistrationFactory(event=event)

    response = give(client, registration)

    assert title(client.get(response["Location"])) == "Dziękujemy za opinię"
    [kept] = event.feedback.all()
    assert (kept.useful, kept.clear, kept.organized, kept.good, kept.wishes) == (5, 4, None, "Dużo przykładów.", "")


def test_stored_opinion_does_not_identify_its_author(client, event):
    registration = RegistrationFactory(event=event)

    give(client, registration)

    kept = Feedback.objects.values().get()
    assert set(kept) == {"id", "event_id", *Feedback.SCALES, *Feedback.WORDS}
    assert AuditEvent.objects.count() == 0
    changed = Registration.objects.get(pk=registration.pk)
    assert (changed.has_given_feedback, changed.place_changed_at) == (True, registration.place_changed_at)


def test_person_gives_one_opinion(client, event):
    registration = RegistrationFactory(event=event)

    give(client, registration)
    again = give(client, registration, useful="1")

    assert title(again) == "Dziękujemy za opinię"
    assert event.feedback.get().useful == 5


def test_opinion_given_with_a_stale_registration_is_refused(event):
    one = RegistrationFactory(event=event)
    same = Registration.objects.select_related("event").get(pk=one.pk)

    give_feedback(registration=one, scales={"useful": 5}, words={})
    with pytest.raises(DomainError, match="już do nas dotarła"):
        give_feedback(registration=same, scales={"useful": 1}, words={})

    assert event.feedback.get().useful == 5


def test_action_refuses_people_without_the_right_to_an_opinion(event):
    given, absent = RegistrationFactory(event=event, has_given_feedback=True), RegistrationFactory(event=event)
    RegistrationFactory(event=event, attended_at=timezone.now())

    for registration, sentence in ((given, "już do nas dotarła"), (absent, "jeśli było się na miejscu")):
        with pytest.raises(DomainError, match=sentence):
            give_feedback(registration=registration, scales={"useful": 5}, words={})
    assert event.feedback.count() == 0


def test_only_present_people_are_asked_once_attendance_is_marked(client, event):
    present = RegistrationFactory(event=event, attended_at=timezone.now())
    absent = RegistrationFactory(event=event)

    assert title(client.get(link(absent))) == "Tym razem nie pytamy o opinię"
    give(client, absent)
    assert event.feedback.count() == 0
    give(client, present)
    assert event.feedback.count() == 1


@pytest.mark.parametrize("place", ["waiting", "offered", "cancelled", "lapsed"])
def test_opinion_needs_a_place(client, event, place):
    registration = RegistrationFactory(event=event, place=place)

    assert title(give(client, registration)) == "Tym razem nie pytamy o opinię"
    assert event.feedback.count() == 0


def test_opinion_before_the_event_is_refused(client):
    registration = RegistrationFactory(event=EventFactory(with_sign_up=True))

    assert title(give(client, registration)) == "Jeszcze nie pora na opinię"
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize("changes", [{"has_feedback": False}, {"status": "cancelled", "status_reason": "Choroba."}])
def test_opinion_is_refused_where_feedback_is_off(client, event, changes):
    registration = RegistrationFactory(event=event)
    Event.objects.filter(pk=event.pk).update(**changes)

    assert title(give(client, registration)) == "Tym razem nie pytamy o opinię"
    assert Feedback.objects.count() == 0


def test_empty_opinion_is_not_saved(client, event):
    registration = RegistrationFactory(event=event)

    page = read(give(client, registration, good="  "))

    assert page.one(".error-summary li").text == "Zaznacz choć jedną ocenę albo napisz kilka słów."
    assert (event.feedback.count(), Registration.objects.get(pk=registration.pk).has_given_feedback) == (0, False)


def test_invalid_answer_keeps_the_text(client, event):
    page = read(give(client, RegistrationFactory(event=event), useful="6", better="Więcej przerw."))

    assert len(page.select(".error-summary li")) == 1
    assert page.one("#id_better").text == "Więcej przerw."


def test_page_says_what_is_stored(client, event):
    page = read(client.get(link(RegistrationFactory(event=event))))

    assert "nie zapisujemy przy niej imienia, adresu ani godziny" in page.text
    assert "ten link został już użyty" in page.text


def test_place_page_links_to_the_opinion_form_once(client, event):
    registration = RegistrationFactory(event=event)
    place = reverse("events:place", args=[links.of_registration(registration)])

    def ways():
        """The link contains its creation time, so only its end is compared."""
        return [way for way in read(client.get(place)).select("a") if way.attrs["href"].endswith("/opinia/")]

    assert len(ways()) == 1
    give(client, registration)
    assert ways() == []
