"""The one door to each thread and each file: for the office, and for the person who wrote.

Whoever has nothing to do with a thread does not learn that it exists (404).
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from contact.choices import Voice
from contact.models import Attachment, Thread


def thread_of(user, pk: int) -> Thread:
    """A thread of this person's own; views stand behind ``login_required``."""
    return get_object_or_404(Thread.objects.kept().of_person(user).select_related("topic"), pk=pk)


def thread_for_office(user, pk: int, *, right: str = "view_thread") -> Thread:
    """Any thread, emptied ones too, for whoever has the right; others of the office hear that they have not."""
    if not user.has_perm(f"contact.{right}"):
        raise PermissionDenied
    return get_object_or_404(Thread.objects.select_related("topic", "assigned_to", "user", "barrier"), pk=pk)


def attachment_for(user, pk: int) -> Attachment:
    """A file for the office, and for the person in whose thread it came."""
    found = get_object_or_404(Attachment.objects.select_related("entry__thread"), pk=pk)
    if user.has_perm("contact.view_thread"):
        return found
    is_theirs = Thread.objects.kept().of_person(user).filter(pk=found.entry.thread_id).exists()
    if not is_theirs or found.entry.voice == Voice.NOTE:
        raise Http404("Nie ma takiego pliku.")
    return found
