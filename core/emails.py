import uuid
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from core import mail
from core.mail.models import Letter


def trial(*, to: str, asked_at: datetime) -> Letter:
    """A test letter; each request sends a new one."""
    return mail.enqueue(key=f"core.trial:{uuid.uuid4()}", to=to, template="core/email/trial", asked_at=asked_at)


@mail.kind("core.trial", "Próbny list")
def demo_trial() -> Letter:
    return trial(to=settings.OFFICE_EMAIL, asked_at=timezone.now())
