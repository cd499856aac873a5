"""Contrast and text size: chosen with a plain button, stored in a cookie for a year, not tracked."""

import pytest
from django.test import Client
from django.urls import reverse

ADDRESS = "/widok/"
ORIGIN = "http://testserver"

pytestmark = pytest.mark.django_db


def choose(client, *, came_from=f"{ORIGIN}/prywatnosc/", **choice):
    return client.post(ADDRESS, choice, headers={"referer": came_from} if came_from else {})


def look_of(client):
    page = client.get(reverse("privacy")).content.decode()
    return page[page.index("<html") : page.index("<head")].strip()


def test_page_has_the_default_look_at_first(client):
    assert look_of(client) == '<html lang="pl">'


def test_high_contrast_is_kept_for_a_year(client):
    choose(client, kontrast="wysoki")

    cookie = client.cookies["kontrast"]
    assert (cookie.value, cookie["max-age"], cookie["samesite"]) == ("wysoki", 365 * 24 * 3600, "Lax")
    assert look_of(client) == '<html lang="pl" data-contrast="high">'


def test_same_button_switches_contrast_off(client):
    choose(client, kontrast="wysoki")
    page = client.get(reverse("privacy")).content.decode()
    assert '<button name="kontrast" value="zwykly" aria-pressed="true">' in page

    choose(client, kontrast="zwykly")

    assert look_of(client) == '<html lang="pl">'


@pytest.mark.parametrize("size", ["125", "150"])
def test_larger_text_is_kept_together_with_contrast(client, size):
    choose(client, kontrast="wysoki")
    choose(client, tekst=size)

    assert look_of(client) == f'<html lang="pl" data-contrast="high" data-text="{size}">'


def test_choice_works_without_any_cookie_or_token():
    answer = choose(Client(enforce_csrf_checks=True), tekst="150")

    assert answer.status_code == 302
    assert answer.cookies["tekst"].value == "150"


@pytest.mark.parametrize("value", ["", "200", '150"><script>', "wysoki"])
def test_unknown_size_changes_nothing(client, value):
    answer = choose(client, tekst=value)

    assert list(answer.cookies) == []


def test_forged_cookie_is_ignored(client):
    client.cookies["tekst"] = '"><script>alert(1)</script>'
    client.cookies["kontrast"] = "high"

    assert look_of(client) == '<html lang="pl">'


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        (f"{ORIGIN}/organizacje/?temat=sport&strona=2", "/organizacje/?temat=sport&strona=2"),
        ("", "/"),
        ("https://evil.example/organizacje/", "/"),
        ("//evil.example/", "/"),
        (f"{ORIGIN}//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_visitor_returns_only_to_a_page_of_the_portal(client, came_from, leads_to):
    answer = choose(client, came_from=came_from, tekst="125")

    assert answer.url == leads_to


def test_get_request_changes_nothing(client):
    assert client.get(ADDRESS).status_code == 405


def test_vary_header_covers_the_choice(client):
    assert "Cookie" in client.get(reverse("privacy"))["Vary"]
    assert "Vary" not in client.get("/robots.txt")
