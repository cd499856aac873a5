"""The page of one organisation, its documents, and the form by which a reader reports an error in it."""

from collections.abc import Mapping

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from core import documents, stamps
from core.errors import DomainError
from core.fastlist import fragments
from core.limits import limited, tell
from organizations.choices import Status
from organizations.models import Document, Organization
from organizations.registry import jsonld, panels, profile, selectors
from organizations.registry.actions import reports
from organizations.registry.forms.report import ErrorReportForm
from organizations.registry.selectors import Signpost
from organizations.registry.views.tiles import allow_tiles


@require_safe
def detail(request, slug):
    now = stamps.read()
    found = selectors.signpost(slug, now)
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.url)
    if found.status == Status.DISSOLVED:
        return render(request, "organizations/registry/dissolved.html", {"found": found}, status=410)
    head, body = pieces(found, now)
    context = {
        "found": found,
        "page_head": head,
        "page_body": body,
        "panels": panels.panels(found.pk, now),
        "related": related(found, now),
    }
    response = render(request, "organizations/registry/detail.html", context)
    return allow_tiles(response) if found.has_point else response


def pieces(found: Signpost, now: Mapping[str, int]) -> tuple[SafeString, SafeString]:
    """What stands in the head and in the body, ready from memory or made now.

    The key holds all they depend on: the version of the entry, the names of themes, spheres, groups and
    features, and the day, on which a confirmation or a public-benefit status may grow old.
    """
    key = (found.pk, found.version, now.get("taxonomy", 0), timezone.localdate())
    head, body = fragments.get(("profile head", *key)), fragments.get(("profile", *key))
    if head is None or body is None:
        entry = selectors.whole_entry(found.pk)
        facts = profile.facts(entry)
        head = render_to_string("organizations/registry/_profile_head.html", facts | {"jsonld": jsonld.script(entry)})
        body = render_to_string("organizations/registry/_profile.html", facts)
        fragments.put(("profile head", *key), head)
        fragments.put(("profile", *key), body)
    return head, body


def related(found: Signpost, now: Mapping[str, int]) -> SafeString:
    """Four others of the same theme. Their names may change, so the key is the stamp of the whole list."""
    index = selectors.registry.at(now)
    key = ("related", found.pk, index.stamp)
    ready = fragments.get(key)
    if ready is None:
        others = selectors.brief(index.pks[row] for row in profile.related(index, found.pk))
        ready = fragments.put(key, render_to_string("organizations/registry/_related.html", {"others": others}))
    return ready


@require_safe
def document(request, slug, pk):
    """Hand out a document of a published entry, as a download."""
    published = Organization.objects.published().filter(slug=slug)
    found = get_object_or_404(Document, pk=pk, organization__in=published)
    return documents.serve(found.file, found.title)


@limited("organizations.report_error", "10/h", keeps_form=True)
@require_http_methods(["GET", "POST"])
def report_error(request, slug):
    organization = get_object_or_404(Organization.objects.published(), slug=slug)
    form = ErrorReportForm(request.POST if request.method == "POST" else None)
    tell(form, request)
    if form.is_valid():
        try:
            reports.report_error(organization=organization, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("organizations:error_reported", organization.slug)
    return render(request, "organizations/registry/report_error.html", {"organization": organization, "form": form})


@require_safe
def error_reported(request, slug):
    organization = get_object_or_404(Organization.objects.published(), slug=slug)
    return render(request, "organizations/registry/error_reported.html", {"organization": organization})
