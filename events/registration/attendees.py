"""People of an event for its organiser: places and queue positions, answers, needs as counts.

Individual needs are shown only to one named person (access.may_read_needs).
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from events.choices import Need, Place
from events.models import Event, PersonNeed, Question, Registration
from events.registration import attendees_office


@dataclass(frozen=True)
class Row:
    registration: Registration
    organization: str
    answers: list[str]
    needs: list[str]


def with_counts(events: QuerySet[Event]) -> QuerySet[Event]:
    """Each event with the numbers of places, offers and queue positions."""
    return events.annotate(
        confirmed=Count("registrations", filter=Q(registrations__place=Place.CONFIRMED)),
        offered=Count("registrations", filter=Q(registrations__place=Place.OFFERED)),
        queued=Count("registrations", filter=Q(registrations__place=Place.WAITING)),
    )


def counts(event: Event) -> dict[str, int]:
    """Numbers of places, offers and queue positions; one query."""
    found = with_counts(Event.objects.filter(pk=event.pk)).values("confirmed", "offered", "queued")
    return found.get()


def questions(event: Event) -> list[Question]:
    """Questions asked now, and earlier ones with answers."""
    asked = event.questions.filter(Q(removed_at=None) | Q(answers__isnull=False))
    return list(asked.distinct().order_by("order", "pk"))


def rows(event: Event, asked: list[Question], *, with_needs: bool) -> list[Row]:
    """People with a place first, then offers, then the queue in order; a constant number of queries."""
    order = [Place.CONFIRMED, Place.OFFERED, Place.WAITING]
    people = attendees_office.told(event.registrations.active().select_related("organization"), with_needs=with_needs)
    found = sorted(people, key=lambda one: (order.index(Place(one.place)), one.queue_position or 0, one.pk))
    return [_row(one, asked, with_needs=with_needs) for one in found]


def needs(event: Event) -> list[tuple[str, int]]:
    """Each need with the number of people with a place who have it; no names."""
    told = PersonNeed.objects.filter(registration__event=event, registration__place=Place.CONFIRMED)
    found = dict(told.values_list("need").annotate(count=Count("pk")).values_list("need", "count"))
    return [(label, found[value]) for value, label in Need.choices if value in found]


def _row(one: Registration, asked: list[Question], *, with_needs: bool) -> Row:
    said = {answer.question_id: answer.text for answer in one.answers.all()}
    organization = str(one.organization) if one.organization else one.organization_name
    answers = [said.get(question.pk, "") for question in asked]
    return Row(one, organization, answers, attendees_office.needs_of(one) if with_needs else [])
