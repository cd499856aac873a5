"""Retention of personal data in the calendar. The periods are explained in docs/adr/0007.

Feedback is anonymous (events.models.Feedback), so it stays.
"""

from calendar import monthrange
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from core.retention import ago, blank, keep
from events.models import Event, Message, PersonNeed, QuestionAnswer, Registration, Stand, SurveyAnswer

STAND_DAYS = 365
SURVEY_DAYS = 2 * 365


def kept_long_enough(path: str = "") -> Q:
    """Events whose own retention period is over; ``path`` leads to the event, e.g. "event__"."""
    found = Q(pk__in=[])
    for months in Event.objects.order_by().values_list("retention_months", flat=True).distinct():
        found |= Q(**{f"{path}retention_months": months, f"{path}ends_at__lt": _months_ago(months)})
    return found


def empty(people: QuerySet[Registration]) -> None:
    """Erase personal data; rows stay for counts and for checking certificate codes."""
    PersonNeed.objects.filter(registration__in=people).delete()
    QuestionAnswer.objects.filter(registration__in=people).delete()
    people.update(
        name="", email="", phone="", organization_name="", organization_key="", user=None, emptied_at=timezone.now()
    )


def _months_ago(months: int) -> datetime:
    """The same day of the month, or the last day of a shorter month."""
    now = timezone.localtime()
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))


keep(
    "events.people",
    "Imię, nazwisko, adres, telefon, odpowiedzi i potrzeby osób zapisanych na wydarzenie usuwamy po czasie, "
    "który ustala organizator; zwykle to 24 miesiące od wydarzenia. Zostaje sama liczba osób.",
    due=lambda: Registration.objects.filter(kept_long_enough("event__"), emptied_at=None),
    end=empty,
)
keep(
    "events.messages",
    "Treść wiadomości do osób zapisanych usuwamy razem z ich danymi.",
    due=lambda: Message.objects.filter(kept_long_enough("event__")).exclude(text=""),
    end=blank(text=""),
)
keep(
    "events.stands",
    "Dane osoby do kontaktu w sprawie stoiska usuwamy rok po zakończeniu cyklu wydarzeń.",
    due=lambda: Stand.objects.filter(series__ends_on__lt=ago(days=STAND_DAYS).date()).exclude(
        contact_name="", contact_email="", contact_phone=""
    ),
    end=blank(contact_name="", contact_email="", contact_phone=""),
)
keep(
    "events.survey_answers",
    "Po 2 latach od ankiety potrzeb usuwamy informację, kto odpowiedział w imieniu organizacji.",
    due=lambda: SurveyAnswer.objects.filter(answered_by__isnull=False, survey__closes_at__lt=ago(days=SURVEY_DAYS)),
    end=blank(answered_by=None),
)
