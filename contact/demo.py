"""Demo threads: one of each state, and two barriers with their deadlines.

All senders are roles, not persons. The class in the list of files is marked as an example: the office knows which one
is right for matters of organisations.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from contact import actions
from contact.models import Thread, Topic
from core.cases.models import CaseClass

GRANTS = "Dzień dobry,\nczy w tym roku można jeszcze złożyć ofertę na mały grant? Planujemy warsztaty dla seniorów."
HALL = "Dzień dobry,\nszukamy sali na walne zebranie, około 40 osób. Czy biuro może coś podpowiedzieć?"
ENTRY = "Po zmianie zarządu nie wiem, jak przejąć opiekę nad wpisem naszej organizacji. Od czego zacząć?"
PRAISE = "Dziękuję za szkolenie o statutach. Czy będą materiały dla osób, które nie mogły przyjść?"
ADVERT = "Sprzedajemy toner do drukarek, najtaniej w regionie."


def load(*, office: Any, person: Any) -> None:
    """Created by the portal's actions; the dates are moved back afterwards."""
    _new_ones()
    _answered(office)
    _led(office, person)
    _barriers()
    spam = _write("inna-sprawa", ADVERT, name="Hurtownia tonerów", email="reklama@example.org", days=3)
    actions.close(thread=spam, reason="", by=office, seen_version=spam.version, is_spam=True)


def _new_ones() -> None:
    _write("wydarzenia-i-szkolenia", PRAISE, name="Uczestniczka szkolenia", email="uczestniczka@example.org")
    _write("wpis-w-bazie", ENTRY, name="Prezes stowarzyszenia", email="prezes@example.org", days=2)


def _answered(office: Any) -> None:
    """Answered, with a case mark of the example class."""
    CaseClass.objects.create(
        symbol="524",
        title="Współpraca z organizacjami (przykład)",
        archival_category="B5",
        valid_from=date(2020, 1, 1),
    )
    thread = _write("dotacje", GRANTS, name="Skarbniczka stowarzyszenia", email="skarbniczka@example.org", days=5)
    actions.give_mark(thread=thread, case_class=CaseClass.objects.get(), by=office)
    answer = "Dzień dobry,\n\ntak, można. Ofertę najłatwiej omówić na dyżurze – zapraszamy we wtorek."
    actions.answer(thread=thread, text=answer, by=office, seen_version=thread.version)


def _led(office: Any, person: Any) -> None:
    """In progress for the person of the demo, with a note of the office."""
    thread = _write("inna-sprawa", HALL, name=person.name, email=person.email, user=person, days=1)
    actions.assign(thread=thread, to=office, by=office, seen_version=thread.version)
    actions.add_note(thread=thread, text="Zadzwonić do domu kultury w sprawie sali na sobotę.", by=office)


def _barriers() -> None:
    late = actions.report_barrier(
        obstacle=actions.Obstacle(page="/wydarzenia/", is_demand=True),
        sender=actions.Sender(name="Mieszkaniec Leszna", email="mieszkaniec@example.org"),
        text="Czytnik ekranu nie odczytuje, ile jest wolnych miejsc.",
    )
    _move_back(late, days=9)
    fresh = actions.report_barrier(
        obstacle=actions.Obstacle(
            page="/organizacje/mapa/", other_form="Lista adresów w pliku tekstowym", contact_way="none"
        ),
        sender=actions.Sender(),
        text="Na telefonie przy dużym powiększeniu nie widać przycisku zamykającego mapę.",
    )
    _move_back(fresh, days=4)


def _write(slug: str, text: str, *, days: int = 0, **sender: Any) -> Thread:
    thread = actions.send_message(topic=Topic.objects.get(slug=slug), text=text, sender=actions.Sender(**sender))
    return _move_back(thread, days=days)


def _move_back(thread: Thread, *, days: int) -> Thread:
    """Move the thread and its deadlines back by this many days."""
    came = timezone.now() - timedelta(days=days)
    due_on = thread.due_on and thread.due_on - timedelta(days=days)
    Thread.objects.filter(pk=thread.pk).update(created_at=came, status_changed_at=came, due_on=due_on)
    thread.entries.update(written_at=came)
    return Thread.objects.get(pk=thread.pk)
