"""Retention rules of letters."""

from django.db.models import Exists, OuterRef

from core.mail.models import Letter, SharedBody, Suppression
from core.retention import ago, blank, keep

LETTER_DAYS = 90
Status = Letter.Status

keep(
    "core.sent_letters",
    "List wysłany przez portal usuwamy 90 dni po wysłaniu.",
    due=lambda: Letter.objects.filter(status=Status.SENT, sent_at__lt=ago(days=LETTER_DAYS)),
)
keep(
    "core.unsent_letters",
    "List, którego nie udało się wysłać, usuwamy po 90 dniach.",
    due=lambda: Letter.objects.filter(
        status__in=[Status.FAILED, Status.UNDECIDED, Status.SUPPRESSED], queued_at__lt=ago(days=LETTER_DAYS)
    ),
)
keep(
    "core.confidential_letters",
    "Treść listu z kodem albo linkiem tylko dla adresata usuwamy dzień po wysłaniu.",
    due=lambda: Letter.objects.filter(is_confidential=True, status=Status.SENT, sent_at__lt=ago(days=1)).exclude(
        text="", html="", calendar="", substitutions={}
    ),
    end=blank(text="", html="", calendar="", substitutions={}),
)
keep(
    "core.shared_bodies",
    "Wspólną treść wysyłki usuwamy, gdy nie ma już żadnego jej listu.",
    due=lambda: SharedBody.objects.filter(created_at__lt=ago(days=LETTER_DAYS)).exclude(
        Exists(Letter.objects.filter(body=OuterRef("pk")))
    ),
)
keep(
    "core.suppressions",
    "Skrót adresu, na który nie wysyłamy listów, usuwamy po 2 latach.",
    due=lambda: Suppression.objects.filter(created_at__lt=ago(days=2 * 365)),
)
