"""Access to threads and files: for the office, and for the person who wrote.

For anybody else the thread does not exist (404).
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from contact.choices import Voice
from contact.models import Attachment, Thread


def thread_of(user, pk: int) -> Thread:
    """A thread of this person; views require a signed-in user."""
    return get_object_or_404(Thread.objects.kept().of_person(user).select_related("topic"), pk=pk)


def thread_for_office(user, pk: int, *, right: str = "view_thread") -> Thread:
    """Any thread, emptied ones too; 403 without the permission."""
    if not user.has_perm(f"contact.{right}"):
        raise PermissionDenied
    return get_object_or_404(Thread.objects.select_related("topic", "assigned_to", "user", "barrier"), pk=pk)


def attachment_for(user, pk: int) -> Attachment:
    """A file, for the office and for the person of its thread."""
    found = get_object_or_404(Attachment.objects.select_related("entry__thread"), pk=pk)
    if user.has_perm("contact.view_thread"):
        return found
    is_theirs = Thread.objects.kept().of_person(user).filter(pk=found.entry.thread_id).exists()
    if not is_theirs or found.entry.voice == Voice.NOTE:
        raise Http404("Nie ma takiego pliku.")
    return found
