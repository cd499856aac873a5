"""Retention of accounts, sessions and admin log entries."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts import personal
from accounts.models import User
from core.retention import purging

pytestmark = pytest.mark.django_db


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


@pytest.mark.parametrize(
    ("is_active", "last_login", "stays"),
    [(False, 731, False), (False, None, False), (False, 700, True), (True, 5000, True)],
)
def test_closed_account_is_deleted_after_two_years_without_sign_in(
    alice, django_user_model, is_active, last_login, stays
):
    django_user_model.objects.filter(pk=alice.pk).update(
        is_active=is_active, date_joined=days_ago(5001), last_login=last_login and days_ago(last_login)
    )

    purging.purge()

    assert django_user_model.objects.filter(pk=alice.pk).exists() is stays


def test_new_account_that_was_never_used_is_kept(alice, django_user_model):
    django_user_model.objects.filter(pk=alice.pk).update(is_active=False)

    purging.purge()

    assert django_user_model.objects.filter(pk=alice.pk).exists()


@pytest.mark.parametrize(("days", "is_proved", "stays"), [(15, False, False), (13, False, True), (15, True, True)])
def test_account_with_unverified_address_is_deleted_after_two_weeks(alice, django_user_model, days, is_proved, stays):
    EmailAddress.objects.create(user=alice, email=alice.email, primary=True, verified=is_proved)
    django_user_model.objects.filter(pk=alice.pk).update(date_joined=days_ago(days))

    purging.purge()

    assert django_user_model.objects.filter(pk=alice.pk).exists() is stays


def test_account_created_by_the_office_is_kept_before_first_sign_in(alice, django_user_model):
    django_user_model.objects.filter(pk=alice.pk).update(date_joined=days_ago(100))

    purging.purge()

    assert django_user_model.objects.filter(pk=alice.pk).exists()


def test_expired_sessions_are_deleted():
    Session.objects.create(session_key="stara", session_data="x", expire_date=days_ago(2))
    Session.objects.create(session_key="nowa", session_data="x", expire_date=timezone.now() + timedelta(days=2))

    purging.purge()

    assert [session.session_key for session in Session.objects.all()] == ["nowa"]


def test_admin_log_entries_are_deleted_after_a_year(dorota):
    kind = ContentType.objects.get_for_model(dorota)
    for days in (366, 300):
        LogEntry.objects.create(
            user=dorota,
            content_type=kind,
            object_id="1",
            object_repr=str(days),
            action_flag=2,
            action_time=days_ago(days),
        )

    purging.purge()

    assert [entry.object_repr for entry in LogEntry.objects.all()] == ["300"]


def test_closed_account_is_erased_from_every_app(alice, monkeypatch):
    left = []
    part = personal.Part("test", "Próba", lambda user: {}, lambda user: left.append(user.email), "", lambda user: "")
    monkeypatch.setitem(personal._PARTS, "test", part)
    User.objects.filter(pk=alice.pk).update(is_active=False, date_joined=days_ago(800), last_login=days_ago(800))

    purging.purge()

    assert left == ["alice@example.org"]
    assert not User.objects.filter(pk=alice.pk).exists()
