"""How a thread goes on: nobody overwrites what they have not seen, and of two hands one wins."""

from typing import Any

from django.db.models import F
from django.utils import timezone

from contact.actions.errors import SaidMeanwhile
from contact.models import Thread
from core.errors import WrongState

EMPTIED = "Treść tego wątku jest już usunięta, więc nic więcej nie da się z nim zrobić."


def move(thread: Thread, *, seen_version: int, **values: Any) -> Thread:
    """Write the values if the thread is still as the page showed it, else SaidMeanwhile; the fresh thread comes back.

    Called inside an action's transaction: the row stays locked until it ends.
    """
    standing = Thread.objects.filter(pk=thread.pk, version=seen_version, emptied_at=None)
    if not standing.update(version=F("version") + 1, **values):
        refuse_emptied(thread)
        raise SaidMeanwhile
    return Thread.objects.select_related("topic").get(pk=thread.pk)


def into(status: str, reason: str = "") -> dict[str, Any]:
    """A state, the moment it was reached, and why where it needs a reason."""
    return {"status": status, "status_changed_at": timezone.now(), "status_reason": reason}


def locked(thread: Thread) -> Thread:
    """For what people send: it never loses to anybody, it waits."""
    found = Thread.objects.select_for_update().get(pk=thread.pk)
    refuse_emptied(found)
    return found


def refuse_emptied(thread: Thread) -> None:
    """WrongState for a thread whose words are gone: nothing can be said in it any more."""
    if Thread.objects.filter(pk=thread.pk).exclude(emptied_at=None).exists():
        raise WrongState(EMPTIED)
