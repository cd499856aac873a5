"""Copy an earlier event as the draft of its next edition."""

from typing import Any

from django.core.files.base import File
from django.db import transaction

from core import audit
from core.files import images
from core.models import Picture
from events.calendar.actions import events, questions
from events.calendar.workflow import EVENTS
from events.models import Event
from organizations.models import Organization

#: Not copied: address, dates and fields that depend on them.
NEW = {"slug", "picture", "precision", "former", "source_url", "sign_up_opens_at", "sign_up_closes_at"}
COPIED = tuple(name for name in EVENTS.fields if name not in NEW)


@transaction.atomic
def copy(*, event: Event, by: Any, organization: Organization | None = None) -> Event:
    """Create a draft of the next edition: texts, themes, place, sign-up settings, questions and a copy of the picture.

    Dates are not copied. ``former`` is the copied event, from which the waiting list may be carried over.
    ``organization`` makes the copy an event of that organisation, outside the office's series.
    """
    copied = events.create(
        values=values_of(event, organization=organization)
        | {"former": event, "picture": copy_of_picture(event, by=by)},
        themes=list(event.themes.all()),
        questions=questions_of(event),
        by=by,
    )
    audit.record("events.copy", copied, by=by, former=event.pk)
    return copied


def values_of(event: Event, *, organization: Organization | None = None) -> dict[str, Any]:
    """Values copied from the event's row, in the form that ``events.create`` accepts."""
    values = {name: getattr(event, name) for name in COPIED}
    own = {"organizer": organization, "organizer_text": "", "series": None, "zone": None}
    return values | (own if organization else {})


def questions_of(event: Event) -> list[dict[str, Any]]:
    """Questions that the form asks now, without their ids."""
    return list(event.questions.filter(removed_at=None).order_by("order", "pk").values(*questions.FIELDS))


def copy_of_picture(event: Event, *, by: Any) -> Picture | None:
    """A copy of the picture with its own files, so that deleting one picture keeps the other."""
    picture = event.picture
    if picture is None:
        return None
    files = {size: _bytes(getattr(picture, size)) for size in images.WIDTHS}
    cleaned = images.Cleaned(picture.width, picture.height, files)
    return images.store(cleaned, alt=picture.alt, is_decorative=picture.is_decorative, by=by)


def _bytes(file: File) -> bytes:
    with file.open("rb") as opened:
        return opened.read()
