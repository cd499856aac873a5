"""Sign-up state of an event, with the reason when it is closed: for the event's page and the form.

context |= {"box": sign_up_box(event)}
{% include "events/registration/_sign_up_box.html" with event=event box=box only %}
"""

from dataclasses import dataclass

from django.utils import timezone

from core import when
from events import capacity
from events.models import Event


@dataclass(frozen=True)
class SignUpBox:
    """``free``: None without a limit; ``queue``: people already waiting; ``left``: remaining time, in words."""

    state: str
    free: int | None = None
    queue: int = 0
    left: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in ("open", "waiting")

    @property
    def is_shown(self) -> bool:
        """Not for events without sign-up; the page already says that an event is cancelled or over."""
        return self.state not in ("none", "cancelled", "over")


def sign_up_box(event: Event) -> SignUpBox:
    """Costs one query during sign-up for an event with a limit, otherwise none."""
    if reason := _why_not(event):
        return SignUpBox(reason)
    left = when.left(event.sign_up_closes_at)
    if event.capacity is None:
        return SignUpBox("open", left=left)
    held, queue = capacity.counted(event)
    free, queue = max(0, event.capacity - held), queue if event.has_waiting_list else 0
    if free and not (queue and capacity.has_queue(event)):
        return SignUpBox("open", free=free, left=left)
    return SignUpBox("waiting" if event.has_waiting_list else "full", free=0, queue=queue, left=left)


def _why_not(event: Event) -> str:
    now = timezone.now()
    if not event.has_sign_up:
        return "none"
    if not event.is_on:
        return "cancelled"
    if event.is_over:
        return "over"
    if event.sign_up_opens_at and event.sign_up_opens_at > now:
        return "early"
    return "" if event.sign_up_closes_at and event.sign_up_closes_at > now else "closed"
