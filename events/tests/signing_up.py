"""How tests sign people up: as a person fills in the form, not in a blink, with all that it sends along itself."""

from django.urls import reverse

from core.tests.traps import as_a_person
from events.registration.forms.party import mark_of
from organizations.tests.pages import read

ANNA = {"name": "Uczestniczka pierwsza", "email": "pierwsza@example.org"}
BEATA = {"name": "Uczestniczka druga", "email": "druga@example.org"}
CELA = {"name": "Uczestniczka trzecia", "email": "trzecia@example.org"}


def address(event):
    return reverse("events:register", args=[event.slug])


def filled_in(event, *people, **shared):
    """What the form sends for these people; with nobody named, for the first of the cast."""
    people = people or (ANNA,)
    data = as_a_person(people=len(people), consent="on", seen=mark_of(event, event.questions.filter(removed_at=None)))
    for number, person in enumerate(people, 1):
        data |= {f"osoba{number}-{name}": value for name, value in person.items()}
    return {name: value for name, value in (data | shared).items() if value is not None}


def sign_up(client, event, *people, **shared):
    return client.post(address(event), filled_in(event, *people, **shared))


def problems(response):
    """What the summary of errors says, line by line."""
    page = read(response)
    return [line.text for line in page.select(".error-summary li")]


def typed(response):
    """What stands in the form that came back: names of fields and their values."""
    form = read(response).one("#zapis")
    inputs = [one for one in form.select("input") if one.attrs.get("type") not in ("hidden", "checkbox", "radio")]
    found = {one["name"]: one.attrs.get("value", "") for one in inputs if one["name"] != "homepage_url"}
    chosen = [one for one in form.select("input") if "checked" in one]
    return found | {one["name"]: one.attrs.get("value", "on") for one in chosen}


def places(event):
    """Who has what, in the order of coming."""
    return [(one.email, str(one.place)) for one in event.registrations.order_by("pk")]
