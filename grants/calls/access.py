"""The one door to each funding call, its files, and offers for small grants."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from core.fastlist import fragments
from grants.models import Call, CallAttachment, SmallGrantOffer
from organizations.models import Organization


def public_call(slug: str) -> Call:
    """A call that everybody may read, by its address of today or a former one."""
    return get_object_or_404(_at(slug))


def call_at(slug: str, now: Mapping[str, int]) -> Call:
    """The same door for a page that is read often: the call from memory until any call changes."""
    key = ("call at", slug, now.get("calls", 0))
    return fragments.get(key) or fragments.put(key, get_object_or_404(_at(slug).defer("body")), size=3000)


def public_attachment(slug: str, pk: int) -> CallAttachment:
    """A file of a call that everybody may read, found by the call's address of today; else 404."""
    return get_object_or_404(CallAttachment.objects.filter(call__in=Call.objects.public()), call__slug=slug, pk=pk)


def public_offer(slug: str) -> SmallGrantOffer:
    """An offer for a small grant that everybody may read."""
    return get_object_or_404(SmallGrantOffer.objects.shown().select_related("organization", "call"), slug=slug)


def organizations_to_match(user) -> QuerySet[Organization]:
    """For which organisations this person may look for money: those in whose entry they have a hand."""
    return Organization.objects.filter(memberships__user=user).order_by("sort_key")


def organization_to_match(user, slug: str) -> Organization:
    """One of these; any other does not exist for this person: 404."""
    return get_object_or_404(organizations_to_match(user), slug=slug)


def _at(slug: str) -> QuerySet[Call]:
    return Call.objects.public().filter(Q(slug=slug) | Q(old_addresses__slug=slug)).distinct()
