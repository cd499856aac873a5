"""State changes of letters during delivery; each is a conditional UPDATE."""

import uuid
from collections import defaultdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from core.mail.addresses import digest
from core.mail.models import Letter, Suppression

Status, Reason = Letter.Status, Letter.Reason
#: Letters that a worker claims at once.
BATCH = 100
GIVE_UP_AFTER = timedelta(days=3)
LONGEST_DELAY = timedelta(hours=1)
#: Raw SQL, because building the query for each letter would cost several times the query itself.
BEGIN = """
    UPDATE core_letter SET
        status = CASE WHEN id = %s THEN 'sending' ELSE 'sent' END,
        lease_until = CASE WHEN id = %s THEN %s ELSE NULL END,
        sent_at = CASE WHEN id = %s THEN NULL ELSE %s END,
        reason = ''
    WHERE claimed_by = %s AND ((id = %s AND status IN ('claimed', 'sending')) OR id = %s)
"""


def delay(attempts: int) -> timedelta:
    """How long to wait after this many failures: 1, 2, 4, … minutes, at most an hour."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_DELAY)


class Ledger:
    """The letters claimed by one worker during one uninterrupted run.

    A row taken over meanwhile (its lease expired, a person sent it again) no longer matches,
    so a slow worker cannot undo the changes of others.
    """

    def __init__(self):
        self.name = uuid.uuid4().hex
        self._accepted: Letter | None = None

    def claim(self) -> list[Letter]:
        """Claim up to BATCH due letters, mailings last; suppressed addresses are set aside."""
        now = timezone.now()
        with transaction.atomic():
            due = Letter.objects.due(now).order_by("priority", "next_attempt_at", "pk")
            pks = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
            Letter.objects.filter(pk__in=pks, status=Status.QUEUED).update(
                status=Status.CLAIMED, claimed_by=self.name, lease_until=self._lease(now)
            )
        if not pks:
            return []
        held = Letter.objects.held().filter(claimed_by=self.name).select_related("body")
        return self._without_suppressed(list(held.order_by("priority", "next_attempt_at", "pk")))

    def begin(self, letter: Letter) -> bool:
        """Record that the server may have ``letter`` from now on and that it accepted the previous one.

        Returns False if the claim is lost.
        One statement for both: one commit per letter, at most one undecided after a kill.
        """
        now = timezone.now()
        before = self._accepted.pk if self._accepted else 0
        lease, sent = (connection.ops.adapt_datetimefield_value(moment) for moment in (self._lease(now), now))
        with connection.cursor() as cursor:
            cursor.execute(BEGIN, [letter.pk, letter.pk, lease, letter.pk, sent, self.name, letter.pk, before])
            changed = cursor.rowcount
        self._accepted = None
        if changed == (2 if before else 1):
            return True
        return self._mine(Q(pk=letter.pk, status=Status.SENDING)).exists()

    def accept(self, letter: Letter) -> None:
        """The server accepted it: recorded when the next one begins, or by settle()."""
        self._accepted = letter

    def settle(self) -> None:
        if self._accepted is not None:
            self._close(self._accepted, status=Status.SENT, sent_at=timezone.now(), reason="")
            self._accepted = None

    def refuse(self, letter: Letter, reason: str, answer: str = "") -> None:
        self._close(letter, status=Status.FAILED, reason=reason, answer=answer)

    def leave_undecided(self, letter: Letter) -> None:
        """From here on only a person may change it."""
        self._close(letter, status=Status.UNDECIDED, reason=Reason.INTERRUPTED, claimed_by="")

    def release(self, letters: list[Letter]) -> None:
        """Return untried letters to the queue unchanged."""
        self._mine(Q(pk__in=[letter.pk for letter in letters], status__in=Letter.HELD)).update(
            status=Status.QUEUED, claimed_by="", lease_until=None
        )

    def postpone(self, letters: list[Letter], reason: str, answer: str = "") -> None:
        """Return to the queue with a growing delay; after three days a person has to decide."""
        now = timezone.now()
        by_attempts = defaultdict(list)
        for letter in letters:
            by_attempts[letter.attempts + 1].append(letter.pk)
        for attempts, pks in by_attempts.items():
            mine = self._mine(Q(pk__in=pks))
            mine.filter(queued_at__gt=now - GIVE_UP_AFTER).update(
                status=Status.QUEUED,
                reason=reason,
                answer=answer,
                attempts=F("attempts") + 1,
                next_attempt_at=now + delay(attempts),
                claimed_by="",
                lease_until=None,
            )
            mine.update(status=Status.FAILED, reason=Reason.GAVE_UP, answer=answer, lease_until=None, claimed_by="")

    def retry_now(self) -> None:
        """The server answers again: letters postponed only for that skip their delay."""
        now = timezone.now()
        Letter.objects.filter(status=Status.QUEUED, reason__in=Letter.SERVER_AT_FAULT, next_attempt_at__gt=now).update(
            next_attempt_at=now
        )

    def _close(self, letter: Letter, **fields: object) -> None:
        self._mine(Q(pk=letter.pk)).update(lease_until=None, **fields)

    def _mine(self, which: Q):
        return Letter.objects.filter(which, claimed_by=self.name)

    def _without_suppressed(self, letters: list[Letter]) -> list[Letter]:
        digests = {digest(letter.to): letter for letter in letters}
        stopped = set(Suppression.objects.filter(digest__in=digests).values_list("digest", flat=True))
        if not stopped:
            return letters
        wanted = [letter for letter in letters if digest(letter.to) not in stopped]
        unwanted = {letter.pk for letter in letters} - {letter.pk for letter in wanted}
        self._mine(Q(pk__in=unwanted)).update(status=Status.SUPPRESSED, reason=Reason.ON_THE_LIST, lease_until=None)
        return wanted

    @staticmethod
    def _lease(now: datetime) -> datetime:
        return now + timedelta(seconds=settings.LETTERS_LEASE)
