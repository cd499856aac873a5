"""Write letters the way the portal does: ``python -m core.tests.letters.fill SINGLES MAILING``.

Half of them come from many transactions, like visitors' letters; the other half is one mailing.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.utils import timezone  # noqa: E402 - Django must be set up first

from core import emails, mail  # noqa: E402


def fill(singles: int, readers: int) -> None:
    body = mail.share(key="core.trial:mailing", template="core/email/trial", slots=["name"], asked_at=timezone.now())
    people = (mail.Reader(number, f"reader-{number}@example.org", {"name": "x"}) for number in range(readers))
    mail.enqueue_many(body, people)
    for number in range(singles):
        emails.trial(to=f"person-{number}@example.org", asked_at=timezone.now())


if __name__ == "__main__":
    fill(int(sys.argv[1]), int(sys.argv[2]))
