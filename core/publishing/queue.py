"""The moderation queue: submissions and changes, oldest first, and one decision page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import audit, when
from core.admin import pages as admin_pages
from core.errors import DomainError
from core.publishing.forms import SeenChangeForm, SubmissionForm
from core.publishing.models import SUBMITTED
from core.publishing.steps import StepAdmin, said
from core.publishing.workflow import Workflow

SHOWN = 100
#: Decisions on the page, as steps of the app.
STEPS = {"publish": "publikuj", "changes": "odeslij", "reject": "odrzuc"}
Facts = list[tuple[str, Any]]


class QueueAdmin(StepAdmin):
    """The app defines ``facts`` and ``texts`` of a submission, and the ``columns`` of the queue."""

    workflow: Workflow
    #: select_related of the submission page.
    submission_related: tuple[str, ...] = ()

    def columns(self, thing: Any) -> Facts:
        """Columns beside the title, the organisation and the waiting time."""
        return []

    def facts(self, thing: Any) -> list[tuple[str, Facts]]:
        """Submitted values in titled groups; empty values are left out."""
        return []

    def texts(self, thing: Any) -> list[tuple[str, SafeString]]:
        """Long texts with their headings."""
        return []

    def queue_page(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        noun, workflow = self.workflow.noun, self.workflow
        sections = [
            ("submitted", f"Zgłoszone {noun.plural}", self._rows(workflow.submitted(), "status_changed_at"),
             f"{noun.by_gender('Żadna,Żadne,Żaden')} {noun} nie czeka."),
            ("changed", "Zmienione po publikacji", self._rows(workflow.changed(), "updated_at"),
             "Organizacje niczego nie zmieniły."),
        ]  # fmt: skip
        context = {"title": f"{capfirst(noun.plural)} do decyzji", "sections": sections, "shown": SHOWN}
        return self._render(request, "queue", **context)

    def submission_page(self, request, pk: int):
        """One submission: all values, who sent it, what changed; and the decision form."""
        related = (self.workflow.organization, "submitted_by", "picture", *self.submission_related)
        thing = get_object_or_404(self.model.objects.select_related(*related), pk=pk)
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        decides = thing.status == SUBMITTED or "decision" in request.POST
        form = (SubmissionForm if decides else SeenChangeForm)(
            request.POST if request.method == "POST" else None, initial={"seen_at": thing.updated_at}
        )
        if form.is_valid() and self._decided(request, form, thing):
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_queue")
        noun = self.workflow.noun
        return self._render(
            request, "submission", thing=thing, form=form, organization=self.workflow.owner(thing),
            title=f"{noun.by_gender('Zgłoszona,Zgłoszone,Zgłoszony')} {noun}: {thing}",
            is_waiting=thing.status == SUBMITTED, waits=when.how_long(thing.status_changed_at),
            changed=self._changed(thing), groups=self.facts(thing), texts=self.texts(thing),
        )  # fmt: skip

    def get_urls(self):
        pages = [
            ("kolejka/", type(self).queue_page, "queue", admin_pages.READ),
            ("kolejka/<int:pk>/", type(self).submission_page, "submission", admin_pages.FORM),
        ]
        return admin_pages.urls(self, pages) + super().get_urls()

    def label(self, name: str) -> str:
        """The label of a field for the office."""
        is_related = name in self.workflow.related.values()
        return capfirst(name if is_related else self.opts.get_field(name).verbose_name)

    def _render(self, request, page: str, **context: Any):
        return admin_pages.render(self, request, f"admin/queue/{page}.html", noun=self.workflow.noun, **context)

    def _rows(self, things: QuerySet, since: str) -> list[dict[str, Any]]:
        found = things.order_by(since, "pk").defer("body")[:SHOWN]
        return [
            {
                "thing": thing,
                "organization": self.workflow.owner(thing),
                "columns": self.columns(thing),
                "waits": when.how_long(getattr(thing, since)),
            }
            for thing in found
        ]

    def _decided(self, request, form, thing: Any) -> bool:
        """A refusal is shown above the form, keeps typed values, and shows the object's current state."""
        try:
            if form.decision == "seen":
                self.workflow.see_change(thing, by=request.user, **form.cleaned_data)
                words = f"Zmiany są oznaczone jako widziane: {thing}."
            else:
                words = self._take_decision(request, form, thing)
        except DomainError as error:
            thing.refresh_from_db()
            form.data = form.data.copy()
            form.data["seen_at"] = thing.updated_at.isoformat()
            form.add_error(None, str(error))
            return False
        self.message_user(request, words)
        return True

    def _take_decision(self, request, form, thing: Any) -> str:
        step = self.steps[STEPS[form.decision]]
        names = {"seen_at"} | ({"reason"} if step.form else set())
        done = self.take(step, thing, request, None, **{name: form.cleaned_data[name] for name in names})
        return said(step, done)

    def _changed(self, thing: Any) -> list[str]:
        """Names of the fields changed since the office published the object or last read its changes."""
        if not thing.is_changed_by_organization:
            return []
        seen = (self.workflow.audit.format(verb) for verb in ("publish", "see_change"))
        return sorted(self.label(name) for name in audit.fields_since(thing, *seen))
