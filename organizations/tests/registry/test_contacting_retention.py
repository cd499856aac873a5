"""Retention of messages, confirmation questions and blocked senders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import personal
from core.retention import purging
from organizations.models import BarredSender, ConfirmationRequest, ContactMessage
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - timedelta(days=days)


def message(email="mieszkanka@example.org", days=0):
    made = ContactMessage.objects.create(
        organization=OrganizationFactory(), sender_name="Mieszkanka", sender_email=email, message="Dzień dobry"
    )
    ContactMessage.objects.filter(pk=made.pk).update(created_at=ago(days))
    return made


def test_message_is_deleted_after_ninety_days():
    message(days=91)
    young = message(days=89)

    purging.purge()

    assert list(ContactMessage.objects.all()) == [young]


def test_question_is_deleted_after_three_years():
    organization = OrganizationFactory()
    for name, days in (("2023-1", 3 * 365 + 1), ("2023-2", 3 * 365 - 1)):
        made = ConfirmationRequest.objects.create(organization=organization, round=name)
        ConfirmationRequest.objects.filter(pk=made.pk).update(sent_at=ago(days))

    purging.purge()

    assert [one.round for one in ConfirmationRequest.objects.all()] == ["2023-2"]


def test_blocked_sender_is_deleted_after_two_years():
    for digest, days in (("stary", 731), ("nowy", 729)):
        BarredSender.objects.create(digest=digest)
        BarredSender.objects.filter(digest=digest).update(created_at=ago(days))

    purging.purge()

    assert [one.digest for one in BarredSender.objects.all()] == ["nowy"]


def test_my_data_exports_and_erases_messages(alice):
    message(email="Alice@example.org")
    other = message()
    [mine] = [part for part in personal.parts() if part.name == "organizations.messages"]

    assert [told["treść"] for told in mine.export(alice)] == ["Dzień dobry"]
    mine.erase(alice)

    assert list(ContactMessage.objects.all()) == [other]
