"""Helpers for stand tests: an edition that takes stands, an organisation with its editor, the form."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from events.models import Stand, Zone
from events.tests.factories import SeriesFactory
from organizations.models import Membership
from organizations.tests.factories import OrganizationFactory

ASKED = {
    "offer": "Pokażemy, jak sadzić leszczynę.",
    "equipment": "Stół i prąd.",
    "contact_name": "Koordynatorka Fundacji A",
    "contact_email": "kontakt-stoiska@example.org",
    "contact_phone": "",
}


def open_series(**values):
    """An edition that takes stands from yesterday until tomorrow."""
    now = timezone.now()
    times = {"stands_open_at": now - timedelta(days=1), "stands_close_at": now + timedelta(days=1)}
    return SeriesFactory(**(times | values))


def zone(series, name="Strefa zdrowia", order=1):
    return Zone.objects.create(series=series, name=name, order=order)


def of_person(user, name="Fundacja A", role="editor", **values):
    """A published organisation with this person as a member."""
    organization = OrganizationFactory(name=name, **values)
    Membership.objects.create(organization=organization, user=user, role=role)
    return organization


def stand(series, organization=None, **values):
    """A submitted stand, created without the action."""
    facts = {name: value for name, value in ASKED.items() if name != "contact_phone"}
    organization = organization or OrganizationFactory()
    return Stand.objects.create(series=series, organization=organization, **(facts | values))


def address(series):
    return reverse("events:stand", args=[series.slug])


def ask(client, series, organization, **data):
    return client.post(address(series), ASKED | {"organization": organization.pk} | data)
