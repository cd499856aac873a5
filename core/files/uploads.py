"""Files and their rows share one life: storage of private files, and deletion without leftovers.

A file is written before its row is committed, so no row points at a missing file; it is deleted after
the deletion of the row is committed. A nightly sweep removes what a rollback or a killed process left.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

SWEPT_AFTER = timedelta(days=1)


class PrivateStorage(FileSystemStorage):
    """Files without a URL: only a view serves them (core.files.documents.serve)."""

    def url(self, name):
        return ""


def private_storage() -> Storage:
    """For ``FileField(storage=private_storage)``; the location comes from settings, not from a migration."""
    return storages["private"]


def discard(*files: FieldFile) -> None:
    """Delete the files once this transaction has committed; a rollback keeps them."""
    for storage, name in [(file.storage, file.name) for file in files if file]:
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))


def sweep() -> int:
    """Delete uploaded files without a row, a day after they were written; returns how many."""
    swept = 0
    for storage, folders in _folders_by_storage():
        for folder in sorted(folders):
            for names in _folder_contents(storage, folder):
                old = [name for name in names if storage.get_modified_time(name) < timezone.now() - SWEPT_AFTER]
                for name in set(old) - _referenced(old):
                    storage.delete(name)
                    swept += 1
    return swept


def _file_fields() -> Iterator[tuple[type[models.Model], models.FileField]]:
    for model in apps.get_models():
        yield from ((model, field) for field in model._meta.local_fields if isinstance(field, models.FileField))


def _folders_by_storage() -> list[tuple[Storage, set[str]]]:
    """Each storage with the top-level upload folders in it: sweep touches nothing else."""
    found: dict[int, tuple[Storage, set[str]]] = {}
    for _model, field in _file_fields():
        found.setdefault(id(field.storage), (field.storage, set()))[1].add(field.upload_to.partition("/")[0])
    return list(found.values())


def _folder_contents(storage: Storage, folder: str) -> Iterator[list[str]]:
    """File names of each folder below, folder by folder."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield [f"{folder}/{name}" for name in files]
    for inner in folders:
        yield from _folder_contents(storage, f"{folder}/{inner}")


def _referenced(names: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(names), 500):
        part = names[start : start + 500]
        for model, field in _file_fields():
            found.update(model._base_manager.filter(**{f"{field.name}__in": part}).values_list(field.name, flat=True))
    return found
