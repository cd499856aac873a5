"""Feedback after an event: one anonymous opinion per attendee."""

from collections.abc import Mapping

from django.db import transaction

from core.errors import WrongState
from events import access
from events.models import Feedback, Registration

GIVEN = "Ta opinia już do nas dotarła. Dziękujemy!"
NOT_NOW = "Opinię o tym wydarzeniu można zostawić po jego rozpoczęciu, jeśli było się na miejscu."
EMPTY = "Zaznacz choć jedną ocenę albo napisz kilka słów."


@transaction.atomic
def give_feedback(
    *, registration: Registration, scales: Mapping[str, int | None], words: Mapping[str, str]
) -> Feedback:
    """Save one opinion. The registration records only that one was given; only one of concurrent requests succeeds.

    Neither is written to the audit log: its time would link the opinion to the person.
    """
    if not access.may_give_feedback(registration):
        registration.refresh_from_db(fields=["has_given_feedback"])
        raise WrongState(GIVEN if registration.has_given_feedback else NOT_NOW)
    said = {name: scales.get(name) for name in Feedback.SCALES}
    said |= {name: words.get(name, "").strip() for name in Feedback.WORDS}
    if not any(said.values()):
        raise WrongState(EMPTY)
    open_to = Registration.objects.filter(pk=registration.pk, has_given_feedback=False)
    if not open_to.update(has_given_feedback=True):
        raise WrongState(GIVEN)
    registration.has_given_feedback = True
    return Feedback.objects.create(event=registration.event, **said)
