"""Wiadomości do zapisanych: whom they reach, and that each person gets each of them once."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from core.errors import DomainError
from core.mail.models import Letter
from events.choices import Place
from events.models import Message
from events.registration.actions import messages
from events.registration.emails import messages as letters
from events.tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """One of each place; somebody whom the office wrote in by hand has no address."""
    event = EventFactory(with_sign_up=True)
    for place in Place:
        RegistrationFactory(event=event, place=place, email=f"{place}@example.org")
    RegistrationFactory(event=event, email="")
    return event


def write(event, by, **changed):
    told = {"to": "confirmed", "subject": "Co zabrać", "text": "Weź statut.", "form_key": uuid4()} | changed
    return messages.send_message(event=event, by=by, **told)


def readers():
    return sorted(Letter.objects.filter(kind="events.message_sent").values_list("to", flat=True))


@pytest.mark.parametrize(
    ("to", "reached"),
    [
        ("confirmed", ["confirmed@example.org"]),
        ("waiting", ["offered@example.org", "waiting@example.org"]),
        ("everybody", ["confirmed@example.org", "offered@example.org", "waiting@example.org"]),
    ],
)
def test_a_message_reaches_those_it_is_meant_for(event, dorota, to, reached):
    message = write(event, dorota, to=to)

    assert readers() == reached
    assert message.letters == len(reached)


def test_the_letter_has_the_words_of_the_office_and_the_way_to_the_own_place(event, dorota, delivered):
    write(event, dorota, subject="Zmiana sali", text="Spotykamy się w sali 7.\n\nWejście od podwórza.")

    [letter] = delivered()

    assert letter.subject == "Zmiana sali"
    assert "Spotykamy się w sali 7.\n\nWejście od podwórza." in letter.body
    assert "/wydarzenia/zapis/" in letter.body


def test_a_form_sent_twice_is_one_message(event, dorota):
    key = uuid4()

    first, second = write(event, dorota, form_key=key), write(event, dorota, form_key=key)

    assert first == second
    assert readers() == ["confirmed@example.org"]


def test_the_same_words_in_another_form_are_another_message(event, dorota):
    write(event, dorota)
    write(event, dorota)

    assert readers() == ["confirmed@example.org"] * 2


def test_a_message_to_nobody_is_not_kept(dorota):
    with pytest.raises(DomainError, match="nikogo"):
        write(EventFactory(with_sign_up=True), dorota)

    assert not Message.objects.exists()


def test_the_preview_is_the_letter_itself(event, dorota, delivered):
    shown = letters.preview(Message(event=event, subject="Co zabrać", text="Weź statut & dowód."))
    write(event, dorota, subject="Co zabrać", text="Weź statut & dowód.")

    [letter] = delivered()
    assert shown.subject == letter.subject
    assert shown.text.splitlines()[:4] == letter.body.splitlines()[:4]


@pytest.mark.parametrize("broken", [{"to": "nobody"}, {}])
def test_the_database_refuses_unknown_readers_and_a_second_use_of_a_form(event, broken):
    key = uuid4()
    Message.objects.create(event=event, subject="A", text="B", form_key=key)

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(event=event, subject="A", text="B", **{"form_key": uuid4() if broken else key} | broken)
