"""Helpers that read the list, the map and a profile."""

from django.urls import reverse

from core.tests.pages import read


def page(client, query="", name="list"):
    """The parsed list (or map) for a query string."""
    return read(client.get(f"{reverse(f'organizations:{name}')}?{query}"))


def profile(client, organization):
    return read(client.get(organization.get_absolute_url()))


def names(html):
    """Names on the cards, in order."""
    return [heading.text for heading in html.select(".orgcard h2")]


def listed(client, query=""):
    return names(page(client, query))
