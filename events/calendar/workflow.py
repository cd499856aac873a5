"""The life cycle of an event, as data."""

from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from events.calendar.addresses import EVENT_SLUGS
from events.calendar.emails import LETTERS
from events.choices import ON, Status
from events.models import Event

EVENTS = Workflow(
    Event,
    Noun("wydarzenie", "wydarzenia", "wydarzenia", "n"),
    list_name="events",
    audit="events.{}",
    moves={
        Status.DRAFT: (Status.SUBMITTED,),
        Status.SUBMITTED: (Status.DRAFT, Status.NEEDS_CHANGES),
        Status.PUBLISHED: (Status.DRAFT, Status.SUBMITTED, Status.NEEDS_CHANGES, Status.REJECTED),
        Status.NEEDS_CHANGES: (Status.SUBMITTED,),
        Status.REJECTED: (Status.SUBMITTED, Status.NEEDS_CHANGES),
        Status.CANCELLED: ON,
        Status.MOVED: ON,
    },
    fields=(
        "title", "slug", "kind", "lead", "body", "programme", "trainers", "picture", "precision", "venue", "room",
        "online_url", "organizer", "organizer_text", "audience", "members_of", "price", "series", "zone", "former",
        "source_url", "has_sign_up", "sign_up_opens_at", "sign_up_closes_at", "capacity", "per_organization",
        "has_waiting_list", "asks_phone", "asks_organization", "asks_needs", "needs_officer", "clause",
        "retention_months", "has_certificates", "certificate_hours", "has_feedback",
    ),
    related={"dates": "terminy", "questions": "pytania"},
    editable=(Status.DRAFT, Status.SUBMITTED, Status.NEEDS_CHANGES, Status.PUBLISHED, Status.MOVED),
    slugs=EVENT_SLUGS,
    letters=LETTERS,
    organization="organizer",
)  # fmt: skip
