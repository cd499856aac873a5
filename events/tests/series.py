"""Reads the page of an edition in tests."""

from core.tests.pages import read


def opened(client, series):
    return read(client.get(series.get_absolute_url()))


def programme(html):
    """Day, zone and title of each line, in page order."""
    found = []
    for day in html.select(".day"):
        zone = ""
        for node in day.inside():
            if node.matches(".zone-head"):
                zone = node.text
            if node.matches(".meeting-title"):
                found.append((day.one(".day-head").text, zone, node.one("a").text))
    return found
