"""Access to events, their people and restricted data.

A person without any relation to an object gets 404. A member without the right gets 403. Views of accounts use
``login_required``, so an anonymous visitor is sent to sign in first.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from events.choices import Audience, Place
from events.models import Certificate, Event, Registration, Series, Stand
from organizations.membership import access as organizations_access
from organizations.models import Membership, Organization

#: Long texts that the access check does not load.
LONG_TEXTS = ("body", "programme", "clause")


def public_event(user, slug: str) -> Event:
    """An event that this person may read, by its current or a former address.

    A members-only event exists only for members of its organisation.
    """
    seen = Event.objects.public().for_person(user).select_related("venue", "organizer", "series", "zone", "picture")
    is_here = Q(slug=slug) | Q(old_addresses__slug=slug)
    return get_object_or_404(seen.filter(is_here).distinct())


def event_at(user, slug: str) -> Event:
    """The same check for the event's page: loads only the event's own row; anything else costs a query.

    ``request.user`` is lazy and evaluated only for a members-only event.
    """
    is_here = Q(slug=slug) | Q(old_addresses__slug=slug)
    event = get_object_or_404(Event.objects.public().filter(is_here).defer(*LONG_TEXTS).distinct())
    if event.audience == Audience.MEMBERS and not _belongs(user, event):
        raise Http404("Nie ma takiego wydarzenia.")
    return event


def _belongs(user, event: Event) -> bool:
    return user.is_authenticated and user.memberships.filter(organization=event.members_of_id).exists()


def public_series(slug: str) -> Series:
    return get_object_or_404(Series.objects.select_related("picture"), slug=slug, is_published=True)


def organizations_for_stands(user) -> QuerySet[Organization]:
    """Organisations for which this person may request a stand: published, with the person as owner or editor."""
    return Organization.objects.published().filter(memberships__user=user).order_by("sort_key")


def stand_for_withdrawal(user, series: Series, pk: int) -> Stand:
    """A stand of the person's own organisation, in any state."""
    mine = series.stands.filter(organization__memberships__user=user)
    return get_object_or_404(mine.select_related("series", "organization"), pk=pk)


def event_for_organizer(user, organization_slug: str, pk: int) -> tuple[Organization, Event]:
    """An event of an organisation, in any state, for its owner and editors."""
    organization = organizations_access.organization_for_editing(user, organization_slug)
    return organization, get_object_or_404(Event, pk=pk, organizer=organization)


def event_for_office(user, pk: int, *, right: str = "change_registration") -> Event:
    """Any event with its people, for office users with this right; 404 for all others."""
    if not user.is_staff:
        raise Http404("Nie ma takiej strony.")
    if not user.has_perm(f"events.{right}"):
        raise PermissionDenied
    return get_object_or_404(Event, pk=pk)


def is_office_at_door(user) -> bool:
    return user.is_staff and user.has_perm("events.change_registration")


def event_at_door(user, pk: int) -> Event:
    """Any event for office users who may change places; an organisation's event for its owner and editors."""
    if not is_office_at_door(user):
        alive = Q(organizer__status__in=organizations_access.EDITABLE)
        if own := Event.objects.filter(alive, pk=pk, organizer__memberships__user=user).first():
            return own
    return event_for_office(user, pk)


def registration_at_door(user, event_pk: int, pk: int) -> Registration:
    """One place at an event, for users who may check people in there."""
    event = event_at_door(user, event_pk)
    return get_object_or_404(event.registrations.select_related("event"), pk=pk)


def certificate_for_office(user, pk: int) -> Certificate:
    """Any certificate, also a revoked one, for office users who may view certificates."""
    if not user.is_staff:
        raise Http404("Nie ma takiej strony.")
    if not user.has_perm("events.view_certificate"):
        raise PermissionDenied
    return get_object_or_404(Certificate.objects.with_facts(), pk=pk)


def certificate_of_person(user, pk: int) -> Certificate:
    """The person's own valid certificate, until the portal erases the person's data."""
    mine = Registration.objects.of_person(user).filter(emptied_at=None)
    return get_object_or_404(Certificate.objects.valid().with_facts(), pk=pk, registration__in=mine)


def needs_reader(event: Event) -> User | None:
    """The one person who may read individual needs: the officer named by the office.

    If the office named none, it is the person who submitted the organisation's event, while they are its owner or
    editor. After they leave, nothing is readable until the office names somebody.
    """
    if event.needs_officer_id is not None:
        return event.needs_officer
    if event.organizer_id is None or event.submitted_by_id is None:
        return None
    own = Membership.objects.filter(organization=event.organizer_id, user=event.submitted_by_id, user__is_active=True)
    found = own.select_related("user").first()
    return found.user if found else None


def may_read_needs(user, event: Event) -> bool:
    """Only that person sees individual needs; everybody else sees counts."""
    reader = needs_reader(event)
    return reader is not None and reader.pk == user.pk


def may_give_feedback(registration: Registration) -> bool:
    """Once the event has begun: attendees, once each; without any attendance marks, everybody with a place."""
    event = registration.event
    has_begun = event.starts_at is not None and event.starts_at <= timezone.now()
    is_asked = event.has_feedback and event.is_on and has_begun
    if not is_asked or registration.has_given_feedback or registration.place != Place.CONFIRMED:
        return False
    return registration.attended_at is not None or not event.registrations.present().exists()
