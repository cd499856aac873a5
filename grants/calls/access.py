"""Access to funding calls, their files, and offers for small grants."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from grants.models import Call, CallAttachment, SmallGrantOffer
from organizations.models import Organization


def public_call(slug: str) -> Call:
    """A public call by its current or former slug."""
    return get_object_or_404(_at(slug))


def call_at(slug: str) -> Call:
    """The same without its text, for redirects."""
    return get_object_or_404(_at(slug).defer("body"))


def public_attachment(slug: str, pk: int) -> CallAttachment:
    """A file of a public call, by the call's current slug; else 404."""
    return get_object_or_404(CallAttachment.objects.filter(call__in=Call.objects.public()), call__slug=slug, pk=pk)


def public_offer(slug: str) -> SmallGrantOffer:
    """A public offer for a small grant."""
    return get_object_or_404(SmallGrantOffer.objects.shown().select_related("organization", "call"), slug=slug)


def organizations_to_match(user) -> QuerySet[Organization]:
    """The organisations whose entry this person may edit; calls are matched for these."""
    return Organization.objects.filter(memberships__user=user).order_by("sort_key")


def organization_to_match(user, slug: str) -> Organization:
    """One of these organisations; any other is a 404."""
    return get_object_or_404(organizations_to_match(user), slug=slug)


def _at(slug: str) -> QuerySet[Call]:
    return Call.objects.public().filter(Q(slug=slug) | Q(old_addresses__slug=slug)).distinct()
