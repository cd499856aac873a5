"""The next edition of an event from the earlier one, in one step."""

from typing import Any

from django.core.files.base import File
from django.db import transaction

from core import audit, images
from core.models import Picture
from events.calendar.actions import events, questions
from events.models import Event
from organizations.models import Organization

#: What is new each time: address, dates and what hangs on them.
NEW = {"slug", "picture", "precision", "former", "source_url", "sign_up_opens_at", "sign_up_closes_at"}
COPIED = tuple(name for name in events.FIELDS if name not in NEW)


@transaction.atomic
def copy(*, event: Event, by: Any, organizer: Organization | None = None) -> Event:
    """A draft of the next edition: texts, themes, place, sign-up settings and questions, a picture of its own.

    Without dates: these are new each time. ``former`` is the copied event, from which waiting people may be carried
    over. An ``organizer`` makes it an event of that organisation, outside the office's series.
    """
    copied = events.create(
        values=values_of(event, organizer=organizer) | {"former": event, "picture": copy_of_picture(event, by=by)},
        themes=list(event.themes.all()),
        questions=questions_of(event),
        by=by,
    )
    audit.record("events.copy", copied, by=by, former=event.pk)
    return copied


def values_of(event: Event, *, organizer: Organization | None = None) -> dict[str, Any]:
    """What the next edition takes from the event's own row, as ``events.create`` wants it."""
    values = {name: getattr(event, name) for name in COPIED}
    return values | ({"organizer": organizer, "organizer_text": "", "series": None, "zone": None} if organizer else {})


def questions_of(event: Event) -> list[dict[str, Any]]:
    """The questions that stand in the form now, without their numbers."""
    return list(event.questions.filter(removed_at=None).order_by("order", "pk").values(*questions.FIELDS))


def copy_of_picture(event: Event, *, by: Any) -> Picture | None:
    """The same picture as files of its own, so that one event may lose it and the other keep it."""
    picture = event.picture
    if picture is None:
        return None
    files = {size: _bytes(getattr(picture, size)) for size in images.WIDTHS}
    cleaned = images.Cleaned(picture.width, picture.height, files)
    return images.store(cleaned, alt=picture.alt, is_decorative=picture.is_decorative, by=by)


def _bytes(file: File) -> bytes:
    with file.open("rb") as opened:
        return opened.read()
