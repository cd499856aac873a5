"""People of an event for the office: by place, searchable, with their answers.

Individual needs are shown only to one named person (access.may_read_needs); everybody else sees counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from core.text.polish import fold
from events.choices import Place
from events.models import Event, PersonNeed, Question, QuestionAnswer, Registration

#: The word of a section in the address, its heading, its places.
SECTIONS = {
    "potwierdzone": ("Mają miejsce", (Place.CONFIRMED,)),
    "zaproponowane": ("Zaproponowane", (Place.OFFERED,)),
    "oczekujace": ("Czekają w kolejce", (Place.WAITING,)),
    "dawne": ("Rezygnacje i propozycje, które wygasły", (Place.CANCELLED, Place.LAPSED)),
}


@dataclass(frozen=True)
class Guest:
    registration: Registration
    answers: list[str]
    needs: list[str]


def counts(event: Event) -> dict[str, int]:
    """The number of people in each section; one query."""
    found = dict(event.registrations.order_by().values_list("place").annotate(count=Count("pk")))
    return {name: sum(found.get(place, 0) for place in places) for name, (_, places) in SECTIONS.items()}


def chosen(event: Event, section: str, query: str = "") -> QuerySet[Registration]:
    """People of a section, the queue in order; with ``query`` matching people of all sections."""
    rows = event.registrations.select_related("organization")
    if query:
        return rows.filter(pk__in=_found(event, query)).order_by("place", "queue_position", "pk")
    order = ("queue_position", "pk") if section == "oczekujace" else ("created_at", "pk")
    return rows.filter(place__in=SECTIONS[section][1]).order_by(*order)


def told(rows: QuerySet[Registration], *, with_needs: bool) -> QuerySet[Registration]:
    """The same people with their answers, and with needs if they may be read."""
    rows = rows.prefetch_related(Prefetch("answers", QuestionAnswer.objects.order_by("pk")))
    return rows.prefetch_related(Prefetch("needs", PersonNeed.objects.order_by("pk"))) if with_needs else rows


def guests(rows: Iterable[Registration], asked: list[Question], *, with_needs: bool) -> list[Guest]:
    """``rows`` must come from ``told`` with the same ``with_needs``."""
    return [Guest(one, _answers(one, asked), needs_of(one) if with_needs else []) for one in rows]


def _found(event: Event, query: str) -> list[int]:
    """By parts of the name, the address or the organisation, ignoring case and diacritics."""
    words = fold(query).split()
    known = event.registrations.values_list("pk", "name", "email", "organization_name")
    return [pk for pk, *facts in known if all(word in fold(" ".join(facts)) for word in words)]


def _answers(one: Registration, asked: list[Question]) -> list[str]:
    said = {answer.question_id: answer.text for answer in one.answers.all()}
    return [said.get(question.pk, "") for question in asked]


def needs_of(one: Registration) -> list[str]:
    """``one`` must come from ``told`` with needs."""
    return [" – ".join(filter(None, (need.get_need_display(), need.details))) for need in one.needs.all()]
