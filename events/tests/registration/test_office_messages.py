"""Wiadomości do zapisanych: recipients are chosen by place, and each person gets each message once."""

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
    """One registration in each place; the one that the office added by hand has no address."""
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
def test_message_reaches_the_selected_recipients(event, dorota, to, reached):
    message = write(event, dorota, to=to)

    assert readers() == reached
    assert message.letters == len(reached)


def test_letter_has_the_office_text_and_the_link_to_the_own_place(event, dorota, delivered):
    write(event, dorota, subject="Zmiana sali", text="Spotykamy się w sali 7.\n\nWejście od podwórza.")

    [letter] = delivered()

    assert letter.subject == "Zmiana sali"
    assert "Spotykamy się w sali 7.\n\nWejście od podwórza." in letter.body
    assert "/wydarzenia/zapis/" in letter.body


def test_form_sent_twice_creates_one_message(event, dorota):
    key = uuid4()

    first, second = write(event, dorota, form_key=key), write(event, dorota, form_key=key)

    assert first == second
    assert readers() == ["confirmed@example.org"]


def test_same_text_in_another_form_is_another_message(event, dorota):
    write(event, dorota)
    write(event, dorota)

    assert readers() == ["confirmed@example.org"] * 2


def test_message_without_recipients_is_not_saved(dorota):
    with pytest.raises(DomainError, match="nikogo"):
        write(EventFactory(with_sign_up=True), dorota)

    assert not Message.objects.exists()


def test_preview_equals_the_letter(event, dorota, delivered):
    shown = letters.preview(Message(event=event, subject="Co zabrać", text="Weź statut & dowód."))
    write(event, dorota, subject="Co zabrać", text="Weź statut & dowód.")

    [letter] = delivered()
    assert shown.subject == letter.subject
    assert shown.text.splitlines()[:4] == letter.body.splitlines()[:4]


@pytest.mark.parametrize("broken", [{"to": "nobody"}, {}])
def test_database_refuses_unknown_recipients_and_a_reused_form_key(event, broken):
    key = uuid4()
    Message.objects.create(event=event, subject="A", text="B", form_key=key)

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(event=event, subject="A", text="B", **{"form_key": uuid4() if broken else key} | broken)
