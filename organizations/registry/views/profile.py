"""The page of one organisation, its documents, and the form for reporting an error."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import DomainError
from core.files import documents
from core.limits import add_limit_error, limited
from core.lists import list_versions
from core.lists.answers import keep
from organizations.choices import Status
from organizations.models import Document, Organization
from organizations.registry import jsonld, panels, profile, selectors
from organizations.registry.actions import reports
from organizations.registry.forms import ErrorReportForm
from organizations.registry.views.tiles import allow_tiles


@keep()
@require_safe
def detail(request, slug):
    found = selectors.signpost(slug)
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.url)
    if found.status == Status.DISSOLVED:
        return render(request, "organizations/registry/dissolved.html", {"found": found}, status=410)
    now = list_versions.of(request)
    entry, index = selectors.whole_entry(found.pk), selectors.registry.at(now)
    context = profile.facts(entry) | {
        "found": found,
        "jsonld": jsonld.script(entry),
        "panels": panels.panels(found.pk, now),
        "others": selectors.brief(index.pks[row] for row in profile.related(index, found.pk)),
    }
    response = render(request, "organizations/registry/detail.html", context)
    return allow_tiles(response) if found.has_point else response


@require_safe
def document(request, slug, pk):
    """Serve a document of a published entry as a download."""
    published = Organization.objects.published().filter(slug=slug)
    found = get_object_or_404(Document, pk=pk, organization__in=published)
    return documents.serve(found.file, found.title)


@limited("organizations.report_error", "10/h", keeps_form=True)
@require_http_methods(["GET", "POST"])
def report_error(request, slug):
    organization = get_object_or_404(Organization.objects.published(), slug=slug)
    form = ErrorReportForm(request.POST if request.method == "POST" else None)
    add_limit_error(form, request)
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
