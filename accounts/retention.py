"""Retention of personal data of accounts (docs/adr/0007)."""

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts import actions
from accounts.models import User
from core.retention import ago, keep


def remove(users: QuerySet[User]) -> None:
    for user in users:
        actions.remove(user=user, by=None)


keep(
    "accounts.sessions",
    "Zapis zalogowania usuwamy dzień po tym, jak przestaje działać.",
    due=lambda: Session.objects.filter(expire_date__lt=ago(days=1)),
)
keep(
    "accounts.unproved",
    "Konto, którego adresu e-mail nikt nie potwierdził przez 14 dni, usuwamy.",
    due=lambda: User.objects.filter(
        Exists(EmailAddress.objects.filter(user=OuterRef("pk"))),
        ~Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)),
        is_staff=False,
        last_login=None,
        date_joined__lt=ago(days=14),
    ),
    end=remove,
)
keep(
    "accounts.closed",
    "Konto nieczynne i nieużywane od 2 lat usuwamy.",
    due=lambda: User.objects.filter(is_active=False, date_joined__lt=ago(days=2 * 365)).filter(
        Q(last_login=None) | Q(last_login__lt=ago(days=2 * 365))
    ),
    end=remove,
)
keep(
    "accounts.office_log",
    "Notatki panelu biura o ostatnich czynnościach usuwamy po roku.",
    due=lambda: LogEntry.objects.filter(action_time__lt=ago(days=365)),
)
