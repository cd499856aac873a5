"""The one door to each event, to its people, and to what only some may see of them.

Whoever has nothing to do with a thing does not learn that it exists (404); whoever belongs to it and may not do
this hears so (403). Views of accounts stand behind ``login_required``, so a stranger is sent to sign in first.
"""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from core.fastlist import fragments
from events.choices import Audience, Place
from events.models import Certificate, Event, Registration, Series, Stand
from organizations.membership import access as organizations_access
from organizations.models import Membership, Organization

#: Not needed on the way to an event's page, and too long to be kept for each of them.
LONG_TEXTS = ("body", "programme", "clause")


def public_event(user, slug: str) -> Event:
    """An event that this person may read, by its address of today or a former one.

    A meeting of one organisation's people exists for them alone.
    """
    seen = Event.objects.public().for_person(user).select_related("venue", "organizer", "series", "zone", "picture")
    is_here = Q(slug=slug) | Q(old_addresses__slug=slug)
    return get_object_or_404(seen.filter(is_here).distinct())


def event_at(user, slug: str, now: Mapping[str, int]) -> Event:
    """The same door for a page that is read often: the event from memory until any event changes.

    It holds the columns of its own row; whatever else is asked for costs a query. Who asks (``request.user``, which
    waits until it is needed) matters only at the meeting of one organisation's people.
    """
    key = ("event at", slug, now.get("events", 0))
    event = fragments.get(key) or fragments.put(key, _public_at(slug), size=3000)
    if event.audience == Audience.MEMBERS and not _belongs(user, event):
        raise Http404("Nie ma takiego wydarzenia.")
    return event


def _public_at(slug: str) -> Event:
    is_here = Q(slug=slug) | Q(old_addresses__slug=slug)
    return get_object_or_404(Event.objects.public().filter(is_here).defer(*LONG_TEXTS).distinct())


def _belongs(user, event: Event) -> bool:
    return user.is_authenticated and user.memberships.filter(organization=event.members_of_id).exists()


def public_series(slug: str) -> Series:
    """An edition that everybody may see."""
    return get_object_or_404(Series.objects.select_related("picture"), slug=slug, is_published=True)


def organizations_for_stands(user) -> QuerySet[Organization]:
    """For which organisations this person may ask for a stand: published ones in whose entry they have a hand."""
    return Organization.objects.published().filter(memberships__user=user).order_by("sort_key")


def stand_for_withdrawal(user, series: Series, pk: int) -> Stand:
    """A stand of one's own organisation, in whatever state."""
    mine = series.stands.filter(organization__memberships__user=user)
    return get_object_or_404(mine.select_related("series", "organization"), pk=pk)


def event_for_organizer(user, organization_slug: str, pk: int) -> tuple[Organization, Event]:
    """An event of an organisation, for its owner and editors, whatever state the event is in."""
    organization = organizations_access.organization_for_editing(user, organization_slug)
    return organization, get_object_or_404(Event, pk=pk, organizer=organization)


def event_for_office(user, pk: int, *, right: str = "change_registration") -> Event:
    """Any event with its people, for those of the office with this right; to all others the page does not exist."""
    if not user.is_staff:
        raise Http404("Nie ma takiej strony.")
    if not user.has_perm(f"events.{right}"):
        raise PermissionDenied
    return get_object_or_404(Event, pk=pk)


def is_office_at_door(user) -> bool:
    return user.is_staff and user.has_perm("events.change_registration")


def event_at_door(user, pk: int) -> Event:
    """Any event for those of the office who may change places; an organisation's own one for its owner and editors."""
    if not is_office_at_door(user):
        alive = Q(organizer__status__in=organizations_access.EDITABLE)
        if own := Event.objects.filter(alive, pk=pk, organizer__memberships__user=user).first():
            return own
    return event_for_office(user, pk)


def registration_at_door(user, event_pk: int, pk: int) -> Registration:
    """One place at an event, for whoever may mark presence there."""
    event = event_at_door(user, event_pk)
    return get_object_or_404(event.registrations.select_related("event"), pk=pk)


def certificate_for_office(user, pk: int) -> Certificate:
    """Any certificate, for those of the office who may see certificates, even one that was taken back."""
    if not user.is_staff:
        raise Http404("Nie ma takiej strony.")
    if not user.has_perm("events.view_certificate"):
        raise PermissionDenied
    return get_object_or_404(Certificate.objects.with_facts(), pk=pk)


def certificate_of_person(user, pk: int) -> Certificate:
    """One's own valid certificate, as long as the portal knows the person's data."""
    mine = Registration.objects.of_person(user).filter(emptied_at=None)
    return get_object_or_404(Certificate.objects.valid().with_facts(), pk=pk, registration__in=mine)


def needs_reader(event: Event) -> User | None:
    """The one person who reads who needs what: whom the office named.

    Where it named nobody, at an organisation's event it is whoever sent the event in, as long as they have a hand in
    that organisation's entry. When they leave, nobody reads until the office names somebody.
    """
    if event.needs_officer_id is not None:
        return event.needs_officer
    if event.organizer_id is None or event.submitted_by_id is None:
        return None
    own = Membership.objects.filter(organization=event.organizer_id, user=event.submitted_by_id, user__is_active=True)
    found = own.select_related("user").first()
    return found.user if found else None


def may_read_needs(user, event: Event) -> bool:
    """Who needs what is for that one person's eyes alone; everybody else sees how many."""
    reader = needs_reader(event)
    return reader is not None and reader.pk == user.pk


def may_give_feedback(registration: Registration) -> bool:
    """Once the event has begun, whoever was there, once each; where nobody was ticked off, whoever had a place."""
    event = registration.event
    has_begun = event.starts_at is not None and event.starts_at <= timezone.now()
    is_asked = event.has_feedback and event.is_on and has_begun
    if not is_asked or registration.has_given_feedback or registration.place != Place.CONFIRMED:
        return False
    return registration.attended_at is not None or not event.registrations.present().exists()
