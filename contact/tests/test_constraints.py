"""Constraints that the database enforces."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contact.models import Attachment, Barrier, Entry, Rules, Thread, Topic
from contact.tests.threads import barrier, demand, message, topic

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def refused(rows, because=None, /, **values):
    with pytest.raises(IntegrityError, match=because), transaction.atomic():
        rows.update(**values)
    return True


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"kind": "love"}, "kind_known|message_has|barrier_has"),
        ({"status": "lost"}, "status_known"),
        ({"topic": None}, "message_has_topic"),
        ({"due_on": date(2026, 1, 1)}, "barrier_has_clock"),
        ({"email": ""}, "message_has_address"),
        ({"status": "closed"}, "unanswered_has_reason"),
        ({"status": "spam"}, "unanswered_has_reason"),
        ({"status_reason": "Bo tak."}, "unanswered_has_reason"),
        ({"extended_at": NOW, "extension_reason": "Bo tak."}, "extension_has_reason"),
        ({"extension_reason": "Bo tak."}, "extension_has_reason"),
        ({"emptied_at": NOW}, "emptied_holds_nobody"),
    ],
)
def test_database_refuses_an_invalid_message(values, name):
    message()

    assert refused(Thread.objects.all(), name, **values)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"name": ""}, "demand_has_name"),
        ({"due_on": None}, "barrier_has_clock"),
        ({"extended_at": NOW}, "extension_has_reason"),
    ],
)
def test_database_refuses_an_invalid_demand(values, name):
    demand()

    assert refused(Thread.objects.all(), name, **values)


def test_database_refuses_a_topic_of_a_barrier():
    barrier()

    assert refused(Thread.objects.all(), "message_has_topic", topic=topic())


def test_database_refuses_two_threads_of_one_form():
    first, second = message(), message(text="b")

    assert refused(Thread.objects.filter(pk=second.pk), form_key=first.form_key)


@pytest.mark.parametrize(
    ("values", "name"),
    [({"voice": "choir"}, "voice_known"), ({"channel": "pigeon"}, "channel_known"), ({"text": ""}, "says_something")],
)
def test_database_refuses_an_invalid_entry(values, name):
    message()

    assert refused(Entry.objects.all(), name, **values)


def test_database_refuses_an_unknown_way_of_contact():
    barrier()

    assert refused(Barrier.objects.all(), "way_known", contact_way="pigeon")


def test_database_refuses_a_second_row_of_rules():
    with pytest.raises(IntegrityError, match="one_row"), transaction.atomic():
        Rules.objects.create(pk=2)


@pytest.mark.parametrize(
    ("values", "name"),
    [({"barrier_days": 0}, "days_sane"), ({"extension_months": 13}, "months_sane")],
)
def test_database_refuses_invalid_rules(values, name):
    assert refused(Rules.objects.all(), name, **values)


@pytest.mark.parametrize("values", [{"slug": "dotacje"}, {"name": "Dotacje i konkursy"}])
def test_database_refuses_two_topics_with_one_name(values):
    assert refused(Topic.objects.filter(slug="doradztwo"), **values)


def test_object_names_hold_no_personal_data():
    thread, report = message(), demand()

    assert str(thread) == thread.audit_label == f"NGO-{thread.pk}"
    assert str(Barrier.objects.get()) == "/wydarzenia/"
    assert str(thread.entries.get()) == f"{thread.pk}: od osoby"
    assert str(Attachment(name="a.pdf")) == "a.pdf"
    assert report.about == "żądanie dostępności"
    assert str(Rules.objects.get()) == "zasady odpowiadania"
