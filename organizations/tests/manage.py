"""Helpers for tests of an organisation's members."""

from django.urls import reverse

from core.tests.pages import read
from organizations.models import Membership, Organization


def join(organization: Organization, user, role: str = "editor") -> Membership:
    return Membership.objects.create(organization=organization, user=user, role=role)


def address(name: str, organization: Organization, *args) -> str:
    return reverse(f"organizations:{name}", args=[organization.slug, *args])


def opened(response) -> dict:
    """The data a browser would send from the only form on the page."""
    form, data = response.context["form"], {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, list | tuple):
            value = [getattr(each, "pk", each) for each in value]
        if value not in (None, False):
            data[form.add_prefix(name)] = value
    return data


def said(client, response) -> str:
    """The message on the page after the redirect."""
    return read(client.get(response["Location"])).one(".messages").text
