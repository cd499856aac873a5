"""Two searchable kinds of objects for the search tests, each declared in one small class.

Audit events serve as objects: ``object_kind`` is the kind; an empty ``action`` hides the event.
"""

from core import search
from core.models import AuditEvent


class FindableNote(search.Findable):
    kind = "note"
    label = "Notatki"
    model = AuditEvent

    def queryset(self):
        return AuditEvent.objects.filter(object_kind="note").exclude(action="")

    def entry(self, note):
        return search.Entry(
            title=note.object_label,
            url=f"/notatki/{note.pk}/",
            summary=note.details.get("summary", ""),
            body=note.details.get("body", ""),
            published_at=note.created_at,
        )


class FindableBook(FindableNote):
    kind = "book"
    label = "Książki"
    order = 5

    def queryset(self):
        return AuditEvent.objects.filter(object_kind="book")


def note(title, body="", *, summary="", kind="note", action="core.note", indexed=True):
    made = AuditEvent.objects.create(
        action=action, object_kind=kind, object_id="1", object_label=title, details={"body": body, "summary": summary}
    )
    if indexed:
        search.index(made)
    return made
