"""Personal data of an account in the calendar: exported and erased with "my data"."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts import personal
from accounts.models import User
from core.text.polish import quoted
from events.choices import ACTIVE, ON
from events.models import Event, Registration, Stand, SurveyAnswer
from events.registration.actions import registering
from events.retention import empty


def _places(user: User) -> QuerySet[Registration]:
    return Registration.objects.of_person(user).filter(emptied_at=None).select_related("event").order_by("pk")


def _export_places(user: User) -> list[dict]:
    return [
        {
            "wydarzenie": str(place.event),
            "początek": place.event.starts_at.isoformat() if place.event.starts_at else None,
            "imię i nazwisko": place.name,
            "e-mail": place.email,
            "telefon": place.phone,
            "organizacja": place.organization_name,
            "miejsce": place.get_place_display(),
            "zapis": place.created_at.isoformat(),
            "obecność": place.attended_at.isoformat() if place.attended_at else None,
            "odpowiedzi": {answer.question.label: answer.text for answer in place.answers.all()},
            "potrzeby": {need.get_need_display(): need.details for need in place.needs.all()},
        }
        for place in _places(user).prefetch_related("answers__question", "needs")
    ]


def _erase_places(user: User) -> None:
    """Cancel places at coming events, so that they become free; then make all places anonymous."""
    coming = _places(user).filter(event__status__in=ON, event__ends_at__gt=timezone.now(), place__in=ACTIVE)
    for place in coming.filter(attended_at=None).order_by("event_id", "pk"):  # lower event first: lock order
        registering.cancel(registration=place, by=user)
    empty(Registration.objects.filter(pk__in=list(_places(user).values_list("pk", flat=True))))


def _gives_back(user: User) -> str:
    coming = _places(user).filter(event__status__in=ON, event__ends_at__gt=timezone.now(), place__in=ACTIVE)
    titles = ", ".join(quoted(place.event.title) for place in coming)
    return f"Stracisz miejsca na wydarzeniach: {titles}." if titles else ""


personal.part(
    "events.places",
    "Zapisy na wydarzenia",
    export=_export_places,
    erase=_erase_places,
    kept="Zostaje sama liczba osób na wydarzeniu. Kod zaświadczenia nadal można sprawdzić.",
    warning=_gives_back,
)


# --- submitted events, stands and the survey ---


def _export_events(user: User) -> list[dict]:
    mine = Event.objects.filter(submitted_by=user).select_related("organizer").order_by("pk")
    return [
        {"wydarzenie": str(event), "organizacja": event.organizer_name, "stan": event.get_status_display()}
        for event in mine
    ]


def _stands(user: User) -> QuerySet[Stand]:
    return (
        Stand.objects.filter(contact_email__iexact=user.email).select_related("series", "organization").order_by("pk")
    )


def _export_stands(user: User) -> list[dict]:
    return [
        {
            "cykl": str(stand.series),
            "organizacja": str(stand.organization),
            "osoba do kontaktu": stand.contact_name,
            "telefon": stand.contact_phone,
            "stan": stand.get_status_display(),
        }
        for stand in _stands(user)
    ]


def _export_answers(user: User) -> list[dict]:
    mine = SurveyAnswer.objects.filter(answered_by=user).select_related("survey", "organization").order_by("pk")
    return [
        {"ankieta": str(one.survey), "organizacja": str(one.organization), "kiedy": one.updated_at.isoformat()}
        for one in mine
    ]


personal.part(
    "events.submitted",
    "Zgłoszone wydarzenia",
    export=_export_events,
    erase=lambda user: Event.objects.filter(submitted_by=user).update(submitted_by=None),
    kept="Wydarzenie zostaje, bo jest organizacji, ale bez informacji, kto je zgłosił.",
)
personal.part(
    "events.stands",
    "Zgłoszone stoiska",
    export=_export_stands,
    erase=lambda user: _stands(user).update(contact_name="", contact_email="", contact_phone=""),
    kept="Stoisko zostaje, bo jest organizacji, ale bez danych osoby do kontaktu.",
)
personal.part(
    "events.survey_answers",
    "Odpowiedzi na ankietę potrzeb",
    export=_export_answers,
    erase=lambda user: SurveyAnswer.objects.filter(answered_by=user).update(answered_by=None),
    kept="Odpowiedź zostaje, bo jest organizacji, ale bez informacji, kto ją wpisał.",
)
