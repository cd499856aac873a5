"""The yearly letter to the office: review the accessibility declaration."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from core import mail
from core.mail.models import Letter
from pages.declaration.selectors import Review
from pages.models import Declaration


def review_due(review: Review) -> Letter:
    """The key contains the round: however often the task runs, the office gets one letter a year."""
    return mail.enqueue(
        key=f"pages.declaration_review:{review.declaration.pk}:{review.round}",
        to=settings.OFFICE_EMAIL,
        template="pages/email/declaration_review_due",
        review=review,
    )


@mail.kind("pages.declaration_review", "Do biura: przegląd deklaracji dostępności")
def demo_review_due() -> Letter:
    day = timezone.localdate() + timedelta(days=30)
    return review_due(Review(Declaration(pk=1, version=1, review_by=day), day, 0))
