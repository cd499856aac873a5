"""Logo, photos and documents of an entry, added and removed by its own people."""

import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.errors import DomainError
from core.limits import account_of, limited
from organizations.membership import access
from organizations.models import Document, Photo
from organizations.registry.actions import attachments
from organizations.registry.profile import size
from organizations.submission.forms import DocumentForm, LogoForm, PhotoForm


@require_safe
@login_required
def pictures(request, slug):
    organization = access.organization_for_editing(request.user, slug)
    context = {"organization": organization, "photos": organization.photos.select_related("picture")}
    return render(request, "organizations/submission/manage/pictures.html", context)


@require_http_methods(["GET", "POST"])
@login_required
@limited("organizations.pictures", "60/h", by=account_of)
def logo(request, slug):
    organization = access.organization_for_editing(request.user, slug)
    form = LogoForm(*_sent(request), instance=copy.copy(organization))
    if form.is_valid():
        what = _picture(form) | {"remove": form.cleaned_data["picture_remove"]}
        if _try(form, attachments.set_logo, organization=organization, by=request.user, **what):
            messages.success(request, "Logo jest zapisane.")
            return redirect("organizations:pictures", slug)
    return _page(request, organization, form, title="Logo", back="organizations:pictures")


@require_http_methods(["GET", "POST"])
@login_required
@limited("organizations.pictures", "60/h", by=account_of)
def add_photo(request, slug):
    organization = access.organization_for_editing(request.user, slug)
    form = PhotoForm(*_sent(request), instance=Photo(organization=organization))
    if form.is_valid() and _try(
        form, attachments.add_photo, organization=organization, by=request.user, **_picture(form)
    ):
        messages.success(request, "Zdjęcie jest dodane.")
        return redirect("organizations:pictures", slug)
    return _page(request, organization, form, title="Nowe zdjęcie", back="organizations:pictures")


@require_http_methods(["GET", "POST"])
@login_required
@limited("organizations.pictures", "60/h", by=account_of)
def photo(request, slug, pk):
    """Change the description of a photo, or replace the picture."""
    organization = access.organization_for_editing(request.user, slug)
    found = access.photo_of(organization, pk)
    form = PhotoForm(*_sent(request), instance=found)
    if form.is_valid() and _try(form, attachments.change_photo, photo=found, by=request.user, **_picture(form)):
        messages.success(request, "Zdjęcie jest zapisane.")
        return redirect("organizations:pictures", slug)
    return _page(request, organization, form, title="Zdjęcie", back="organizations:pictures")


@require_POST
@login_required
def remove_photo(request, slug, pk):
    organization = access.organization_for_editing(request.user, slug)
    attachments.remove_photo(photo=access.photo_of(organization, pk), by=request.user)
    messages.success(request, "Zdjęcie jest usunięte.")
    return redirect("organizations:pictures", slug)


@require_safe
@login_required
def documents(request, slug):
    organization = access.organization_for_editing(request.user, slug)
    found = [(document, size(document.size)) for document in organization.documents.all()]
    return render(
        request, "organizations/submission/manage/documents.html", {"organization": organization, "documents": found}
    )


@require_http_methods(["GET", "POST"])
@login_required
@limited("organizations.documents", "60/h", by=account_of)
def add_document(request, slug):
    organization = access.organization_for_editing(request.user, slug)
    form = DocumentForm(*_sent(request), instance=Document(organization=organization))
    if form.is_valid() and _try(
        form, attachments.add_document, organization=organization, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Dokument jest dodany.")
        return redirect("organizations:documents", slug)
    return _page(request, organization, form, title="Nowy dokument", back="organizations:documents")


@require_POST
@login_required
def remove_document(request, slug, pk):
    organization = access.organization_for_editing(request.user, slug)
    attachments.remove_document(document=access.document_of(organization, pk), by=request.user)
    messages.success(request, "Dokument jest usunięty.")
    return redirect("organizations:documents", slug)


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _picture(form):
    data = form.cleaned_data
    return {
        "upload": data["picture_upload"],
        "alt": data["picture_alt"],
        "is_decorative": data["picture_is_decorative"],
    }


def _try(form, action, **what) -> bool:
    """Run the action; a refusal is shown on the form."""
    try:
        action(**what)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    return True


def _page(request, organization, form, *, title, back):
    context = {"organization": organization, "form": form, "title": title, "back": back}
    return render(request, "organizations/submission/manage/attachment.html", context)
