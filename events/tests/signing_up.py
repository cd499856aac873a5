"""Signs people up in tests as a browser does, with all hidden fields and enough time to fill in the form."""

from django.urls import reverse

from core.tests.pages import read
from core.tests.traps import as_a_person
from events.registration.forms.party import mark_of

ANNA = {"name": "Uczestniczka pierwsza", "email": "pierwsza@example.org"}
BEATA = {"name": "Uczestniczka druga", "email": "druga@example.org"}
CELA = {"name": "Uczestniczka trzecia", "email": "trzecia@example.org"}


def address(event):
    return reverse("events:register", args=[event.slug])


def filled_in(event, *people, **shared):
    """Form data for these people; the first example person by default."""
    people = people or (ANNA,)
    data = as_a_person(people=len(people), consent="on", seen=mark_of(event, event.questions.filter(removed_at=None)))
    for number, person in enumerate(people, 1):
        data |= {f"osoba{number}-{name}": value for name, value in person.items()}
    return {name: value for name, value in (data | shared).items() if value is not None}


def sign_up(client, event, *people, **shared):
    return client.post(address(event), filled_in(event, *people, **shared))


def problems(response):
    """Messages of the error summary, one per line."""
    page = read(response)
    return [line.text for line in page.select(".error-summary li")]


def typed(response):
    """Field names and values of the returned form."""
    form = read(response).one("#zapis")
    inputs = [one for one in form.select("input") if one.attrs.get("type") not in ("hidden", "checkbox", "radio")]
    found = {one["name"]: one.attrs.get("value", "") for one in inputs if one["name"] != "homepage_url"}
    chosen = [one for one in form.select("input") if "checked" in one]
    return found | {one["name"]: one.attrs.get("value", "on") for one in chosen}


def places(event):
    """Email and place of each registration, in sign-up order."""
    return [(one.email, str(one.place)) for one in event.registrations.order_by("pk")]
