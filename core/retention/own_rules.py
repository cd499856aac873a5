"""Retention rules of core: actors in the audit log, unused pictures, digests of sent forms."""

from django.db.models import Model, QuerySet
from django.utils import timezone
from simple_history.models import HistoricalChanges

from core.files import images, uploads
from core.models import AuditEvent, Picture, SentForm
from core.retention import ago, blank, keep


def _pictures_of_nothing() -> QuerySet[Picture]:
    """Pictures older than a day that no row uses; versions in the history do not count."""
    found = Picture.objects.filter(uploaded_at__lt=timezone.now() - uploads.SWEPT_AFTER)
    for relation in Picture._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not _is_history(relation.related_model):
            shown = relation.related_model._base_manager.filter(**{f"{relation.field.name}__isnull": False})
            found = found.exclude(pk__in=shown.values(relation.field.attname))
    return found


def _is_history(model: type[Model]) -> bool:
    return issubclass(model, HistoricalChanges)


def _remove_pictures(rows: QuerySet[Picture]) -> None:
    for picture in rows:
        images.remove(picture)


keep(
    "core.actors",
    "Po 5 latach usuwamy z dziennika zmian informację, kto dokonał zmiany.",
    due=lambda: AuditEvent.objects.filter(actor_id__isnull=False, created_at__lt=ago(days=5 * 365)),
    end=blank(actor_id=None),
)
keep(
    "core.pictures",
    "Zdjęcia, których nie ma już na żadnej stronie, usuwamy następnego dnia.",
    due=_pictures_of_nothing,
    end=_remove_pictures,
)
keep(
    "core.sent_forms",
    "Skrót wysłanego formularza, dzięki któremu nie zapisze się on dwa razy, usuwamy następnego dnia.",
    due=lambda: SentForm.objects.filter(sent_at__lt=ago(days=1)),
)
