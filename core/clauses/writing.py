"""The first version of each clause, written by a migration; all later ones are the office's."""

from django.utils import timezone

from core.clauses import common, registry


def write_first(apps) -> None:
    """For migrations: publish the first version of every process that has none. Made twice it changes nothing.

    A later app calls it anew, in a migration of its own that depends on core's 0011_first_clauses.
    """
    model = apps.get_model("core", "Clause")
    known = set(model.objects.values_list("process", flat=True))
    now = timezone.now()
    model.objects.bulk_create(
        model(
            process=each.key, version=1, status="current", published_at=now, kept=each.kept(),
            **(common.first() | each.first),
        )
        for each in registry.processes()
        if each.key not in known
    )  # fmt: skip
