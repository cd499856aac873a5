"""What an editor changes in one thing: remembered, checked, written in one UPDATE."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from core.publishing.workflow import Workflow


class Edit:
    """``thing`` is new, or locked. Its fields hold the new values at once; ``save`` writes those that differ.

    The address follows the title until the thing was published once; then it stays, unless ``values`` have another
    slug, and the old one leads on.
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
        """Asked a second time when somebody has just taken the first answer."""
        follows = self.thing.published_at is None and self.thing.title != self.before.get("title", "")
        old = self.before.get("slug", "")
        return self.workflow.slugs.choose(self.thing, asked=self.wanted_slug, old_slug=old, may_follow_title=follows)

    @property
    def changed(self) -> set[str]:
        """Names of the fields that differ from what is stored."""
        return {name for name, value in self._stored_values().items() if value != self.before.get(name)}

    def insert(self) -> None:
        """Write the new row; the caller announces it when all that hangs on it is written too."""
        self.workflow.slugs.save(self.thing, self.address, force_insert=True)

    def save(self, *, by: Any, related: Iterable[str] = (), **values: Any) -> None:
        """Write what differs, with ``values`` of other fields; ``related`` names what was changed beside the row."""
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
        """The fields as the database holds them."""
        thing = self.thing
        return {name: getattr(thing, thing._meta.get_field(name).attname) for name in self.workflow.fields}


def set_related(thing: Model, **wanted: Iterable[Any] | None) -> set[str]:
    """Put these in the place of what many-to-many fields hold; names of those that changed. None leaves one alone."""
    changed = set()
    for name, things in wanted.items():
        if things is None:
            continue
        keys = {getattr(each, "pk", each) for each in things}
        if keys != set(getattr(thing, name).values_list("pk", flat=True)):
            getattr(thing, name).set(keys)
            changed.add(name)
    return changed
