"""Test actions of an organisation that manages its own events."""

from django.urls import reverse

from core.tests.pages import read
from events.models import Event
from events.tests.factories import EventFactory, in_days
from organizations.models import Organization


def address(name: str, organization: Organization, *args) -> str:
    return reverse(f"events:{name}", args=[organization.slug, *args])


def a_day(days: int = 10) -> str:
    return f"{in_days(days):%Y-%m-%d}"


def rows(prefix: str, initial: int, *filled: dict) -> dict:
    """Formset data as a browser sends it: the row count and numbered fields."""
    data = {f"{prefix}-TOTAL_FORMS": len(filled), f"{prefix}-INITIAL_FORMS": initial}
    for number, one in enumerate(filled):
        data |= {f"{prefix}-{number}-{name}": value for name, value in one.items()}
    return data


def dates(*filled: dict, initial: int = 0) -> dict:
    usual = {"day": a_day(), "starts": "17:00", "ends": "19:00"}
    return rows("termin", initial, *(usual | one for one in filled or ({},)))


def questions(*filled: dict, initial: int = 0) -> dict:
    usual = {"label": "Jaka dieta?", "kind": "text"}
    return rows("pytanie", initial, *(usual | one for one in filled))


def typed(**changes) -> dict:
    """A complete form of a new event; a key set to None is left out, like an unticked checkbox."""
    data = {
        "title": "Spacer po leszczynach",
        "kind": "meeting",
        "lead": "Idziemy razem.",
        "room": "Park Leszczynowy",
        "audience": "everybody",
        "has_waiting_list": "on",
        "clause": "Zgadzam się.",
        **dates(),
        **questions(),
    } | changes
    return {name: value for name, value in data.items() if value is not None}


def write(client, entry, event=None, **data):
    """Submit the form of a new event or of this event as it was opened."""
    place = address("manage_edit", entry, event.pk) if event else address("manage_new", entry)
    stamp = {"seen_at": event.updated_at.isoformat()} if event else {}
    return client.post(place, stamp | typed(**data))


def problems(response) -> list[str]:
    """The error summary above the form."""
    return [line.text for line in read(response).select(".error-summary li")]


def own(entry, **values) -> Event:
    """An event of this organisation, with times as the database stores them."""
    event = EventFactory(organizer=entry, **values)
    event.refresh_from_db()
    return event
