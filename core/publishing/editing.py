"""Edits of one object: collected, checked, written in one UPDATE."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from core.publishing.workflow import Workflow


class Edit:
    """``thing`` is new or locked. Its fields get the new values at once; ``save`` writes those that differ.

    The slug follows the title until the first publication; then it stays, unless ``values`` contain another
    slug, and the old one redirects.
    """

    def __init__(self, workflow: Workflow, thing: Any, values: Mapping[str, Any]):
        if unknown := set(values) - set(workflow.fields):
            raise TypeError(f"Not written by this action: {sorted(unknown)}")
        self.workflow, self.thing, self.wanted_slug = workflow, thing, values.get("slug", "")
        self.before = self._stored_values() if thing.pk else {}
        for name, value in values.items():
            if name != "slug":
                setattr(thing, name, value)
        if workflow.slugs:
            thing.slug = self.address()

    def address(self) -> str:
        """Called a second time when a concurrent request has just taken the first slug."""
        follows = self.thing.published_at is None and self.thing.title != self.before.get("title", "")
        old = self.before.get("slug", "")
        return self.workflow.slugs.choose(self.thing, asked=self.wanted_slug, old_slug=old, may_follow_title=follows)

    @property
    def changed(self) -> set[str]:
        """Names of the fields that differ from the database."""
        return {name for name, value in self._stored_values().items() if value != self.before.get(name)}

    def insert(self) -> None:
        """Write the new row; the caller announces it after its related rows are written."""
        self.workflow.slugs.save(self.thing, self.address, force_insert=True)

    def save(self, *, by: Any, related: Iterable[str] = (), **values: Any) -> None:
        """Write changed fields and ``values`` of other fields; ``related`` names what changed beside the row."""
        changed = self.changed
        named = self.workflow.related
        self.workflow.write(
            self.thing,
            "update",
            by=by,
            changed=changed,
            address=self.address if self.workflow.slugs else None,
            details={"fields": sorted(named.get(name, name) for name in {*changed, *related})},
            **values,
        )
        if self.workflow.slugs and self.thing.published_at is not None:
            self.workflow.slugs.leave_behind(self.thing, self.before["slug"])

    def _stored_values(self) -> dict[str, Any]:
        """Current values of the fields, with keys for related rows."""
        thing = self.thing
        return {name: getattr(thing, thing._meta.get_field(name).attname) for name in self.workflow.fields}


def set_related(thing: Model, **wanted: Iterable[Any] | None) -> set[str]:
    """Replace the contents of many-to-many fields; returns names of those that changed. None leaves one alone."""
    changed = set()
    for name, things in wanted.items():
        if things is None:
            continue
        keys = {getattr(each, "pk", each) for each in things}
        if keys != set(getattr(thing, name).values_list("pk", flat=True)):
            getattr(thing, name).set(keys)
            changed.add(name)
    return changed
