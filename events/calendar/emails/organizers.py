"""Letters between an organisation that sends in an event and the office that decides on it."""

from core.publishing.letters import Letters
from events.calendar.public_changes import when
from events.choices import Status
from events.models import Event
from organizations.models import Organization


def context(event: Event) -> dict[str, str]:
    return {"when": when(event)}


def example() -> tuple[Event, Organization, dict[str, str]]:
    slug = "przykladowa-fundacja-ogrod-leszczynowy"
    organization = Organization(pk=1, name="Przykładowa Fundacja Ogród Leszczynowy", slug=slug)
    event = Event(pk=0, title="Spacer po leszczynach", slug="spacer-po-leszczynach", organizer=organization)
    return event, organization, {"when": "sobota, 5 czerwca 2027, 10.00–13.00"}


LETTERS = Letters(
    "events",
    {
        Status.SUBMITTED: ("event_submitted", "Do biura: zgłoszone wydarzenie", ""),
        Status.PUBLISHED: ("event_published", "Zgłoszone wydarzenie opublikowane", ""),
        Status.NEEDS_CHANGES: (
            "event_changes_asked",
            "Zgłoszone wydarzenie do poprawy",
            "Podaj, proszę, czy na spacer można przyjść z psem.",
        ),
        Status.REJECTED: (
            "event_rejected",
            "Zgłoszone wydarzenie odrzucone",
            "Wydarzenie odbywa się w innym mieście i nie dotyczy Leszna.",
        ),
        Status.CANCELLED: (
            "event_called_off",
            "Do organizacji: biuro odwołało wydarzenie",
            "W tym dniu park jest zamknięty po wichurze.",
        ),
        Status.MOVED: (
            "event_put_off",
            "Do organizacji: biuro przełożyło wydarzenie",
            "W tym dniu park jest zamknięty po wichurze.",
        ),
    },
    context,
    example,
)
