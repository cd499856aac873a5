"""„Napisz do organizacji”: the message is relayed and the organisation's address is never shown."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import DomainError
from core.limits import add_limit_error, address_of, limited
from organizations.models import Organization
from organizations.registry import contact_address
from organizations.registry.actions import messages
from organizations.registry.forms import ContactMessageForm


def _sender(request) -> str:
    """The sender's address, or the IP address if none is typed; the rate limit counts by it."""
    return request.POST.get("sender_email", "").strip().casefold() or address_of(request)


@limited("organizations.contact", "10/h", keeps_form=True)
@limited("organizations.contact_sender", "10/d", by=_sender, keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request, slug):
    organization = get_object_or_404(Organization.objects.published(), slug=slug)
    if request.method != "POST" and not contact_address.relay_address(organization):
        return render(
            request, "organizations/registry/contact/closed.html", {"organization": organization}, status=404
        )
    form = ContactMessageForm(request.POST if request.method == "POST" else None, initial=_known(request))
    add_limit_error(form, request)
    if form.is_valid():
        try:
            messages.send_message(organization=organization, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("organizations:contact_sent", organization.slug)
    return render(request, "organizations/registry/contact/write.html", {"organization": organization, "form": form})


@require_safe
def contact_sent(request, slug):
    organization = get_object_or_404(Organization.objects.published(), slug=slug)
    return render(request, "organizations/registry/contact/sent.html", {"organization": organization})


def _known(request) -> dict[str, str]:
    """Prefill name and address of a signed-in user."""
    if not request.user.is_authenticated:
        return {}
    return {"sender_name": request.user.name, "sender_email": request.user.email}
